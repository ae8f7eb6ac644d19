// What is said to be the same function is the same.
#include <catch2/catch.hpp>

#include "support/recognised.h"

using namespace activarium;

TEST_CASE("Parameters are matched by what they do, and another value of one is another function") {
  CHECK(known("x*sigmoid(b*x)") == "swish: b is its β");
  CHECK(known("where(x > 0, x, k*(exp(x) - 1))") == "elu: k is its α");
  CHECK(known("where(x > 0, x, a*expm1(x/a))") == "celu: a is its α");
  CHECK(known("(x + sqrt(x^2 + c))/2") == "squareplus: c is its b, within its range"); // below 0 it has no value
  CHECK(known("where(x > 0, x, 0.01*x)") == "leaky-relu: with a = 0.01");
  CHECK(known("where(x > 0, x, 0.0101*x)") == "");
  CHECK(known("where(x > 0, x, expm1(x))") == "elu: with α = 1");
  CHECK(known("where(x > 0, x, 1.001*expm1(x))") == "");
  CHECK(known("where(x > 1000, 0.5*x*sigmoid(b*x), x*sigmoid(b*x))") == "");
  CHECK(known("where(x > 0, x, 11/48*x)") == ""); // RReLU is that only in evaluation
}

TEST_CASE("Start values that nobody gave make nothing the same") {
  CHECK(known("x*sig") == ""); // on the way to x*sigmoid(x)
  CHECK(known("x*sig", {{"sig", {1}}}) == "none: with sig = 1");
  CHECK(known("a*x + b", {{"a", {1}}}) == "");
  CHECK(known("a*x + b", {{"a", {1}}, {"b", {0}}}) == "none: with a = 1, b = 0");
}

TEST_CASE("Parameters are matched in any order, and the note says where they are so for some values only") {
  CHECK(known("sigmoid(k*(x - theta))") == "adaptive-sigmoid");
  CHECK(known("1/(1 + exp((m - x)*s))") == "adaptive-sigmoid: m is its θ, s is its k");
  CHECK(known("x*sigmoid(abs(b)*x)") == "swish: b is its β, within its range");
  CHECK(known("max(x, a*x)") == "leaky-relu: a is its a, within its range");
  CHECK(known("where(b > 3, x, x*sigmoid(b*x))") == "");
}

TEST_CASE("What is narrow is found inside of functions, too, and so is what rounding makes of a formula far out") {
  CHECK(known("x*sigmoid(x + 0.1*exp(-((x - 3.3051)*4000)^2))") == "");
  CHECK(known("tanh(x/(1 + 0.1/(1 + ((x - 1.3051)*4000)^2)))") == "");
  CHECK(known("relu(x) - relu(x - 6)") == ""); // from 10¹⁶ on doubles have no place for the 6
  CHECK(known("x + sin(x)^2 + 0.001*exp(-(x - 12.31)^2*1e6)") == "");
}
