// What is said to be the same function is the same.
#include <catch2/catch.hpp>

#include "formula/definition.h"

using namespace activarium;
using formula::Declaration;

namespace {

/// The id of what a formula is recognised as, and the note; empty if it is nothing.
std::string known(const std::string& text, const std::vector<Declaration>& parameters = {}) {
  const formula::Outcome outcome = formula::define({text, "", parameters});
  INFO(text << ": " << outcome.fault.message);
  REQUIRE(outcome.definition != nullptr);
  const formula::Known& k = outcome.definition->known_as();
  const std::string found = k.info == nullptr ? "" : std::string(k.info->id) + (k.note.empty() ? "" : ": " + k.note);
  formula::forget(outcome.definition->info().id);
  return found;
}

struct Spelling {
  const char *id, *text;
};
/// Of functions without parameters, or with those of the registry.
constexpr Spelling spellings[] = {
    {"none", "2*x - x"},
    {"sigmoid", "1/(1 + exp(-x))"},
    {"sigmoid", "exp(x)/(1 + exp(x))"},
    {"sigmoid", "0.5 + 0.5*tanh(x/2)"},
    {"hardsigmoid", "max(0, min(1, x/6 + 0.5))"},
    {"tanh", "(exp(x) - exp(-x))/(exp(x) + exp(-x))"},
    {"tanh", "2/(1 + exp(-2*x)) - 1"},
    {"softsign", "x/(1 + max(x, -x))"},
    {"relu", "where(x > 0, x, 0)"},
    {"relu", "(x + abs(x))/2"},
    {"relu6", "min(max(0, x), 6)"},
    {"silu", "x/(1 + exp(-x))"},
    {"gelu", "0.5*x*(1 + erf(x/sqrt(2)))"},
    {"gelu-tanh", "0.5*x*(1 + tanh(0.7978845608028654*(x + 0.044715*x^3)))"},
    {"mish", "x*tanh(log(1 + exp(x)))"},
    {"telu", "x*tanh(exp(x))"},
    {"hardswish", "x*min(max(x + 3, 0), 6)/6"},
    {"logsigmoid", "-log(1 + exp(-x))"},
    {"selu", "where(x > 0, 1.0507009873554805*x, 1.7580993408473766*(exp(x) - 1))"},
    {"swigelu", "x*(sigmoid(x) + phi(x))/2"},
    {"tanhshrink", "x - tanh(x)"},
};

} // namespace

TEST_CASE("Every spelling is recognised as its function, every registered formula as itself, and none as another") {
  for (const Spelling& s : spellings) {
    INFO(s.text);
    CHECK(known(s.text) == s.id);
  }
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    if (*info.expression == '\0' || info.scalar_count() != 0) continue;
    INFO(info.id);
    CHECK(known(info.expression) == info.id);
  }
}

TEST_CASE("A recognised function that is changed somewhere is not recognised") {
  for (const Spelling& s : spellings) {
    const std::string f = "(" + std::string(s.text) + ")";
    for (const std::string& changed : {
             "where(x > 3e4, 30000.5, " + f + ")",                        // clipped far out
             "where(x < -1e20, 1, " + f + ")",                            // on the other side
             "where(abs(x - 500.1) < 0.025, " + f + " - 0.2, " + f + ")", // a notch
             "where(abs(x + 0.3) < 0.025, " + f + " + 0.01, " + f + ")",  // another
             "where(x > 1000, 1.5*" + f + " + 1, " + f + ")",             // another slope
             "1.0001*" + f,
             f + " + 0.0001",
             f + " + 0.001*exp(-(x - 5)^2*400)",
         }) {
      INFO(changed);
      CHECK(known(changed) == "");
    }
  }
}

TEST_CASE("Parameters are matched by what they do, and another value of one is another function") {
  CHECK(known("x*sigmoid(b*x)") == "swish: b is its β");
  CHECK(known("where(x > 0, x, k*(exp(x) - 1))") == "elu: k is its α");
  CHECK(known("where(x > 0, x, a*expm1(x/a))") == "celu: a is its α");
  CHECK(known("(x + sqrt(x^2 + c))/2") == "squareplus: c is its b");
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
