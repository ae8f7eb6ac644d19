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
