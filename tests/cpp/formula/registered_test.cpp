// Functions of the registry in formulas.
#include <catch2/catch.hpp>

#include "formula/definition.h"
#include "support/faults.h"
#include "support/formula_oracle.h"
#include "support/scalar_parameters.h"

using namespace activarium;
using formula::Fault;
using formula::Formula;

namespace {

/// The id as formulas write it.
std::string called(const Info& info) {
  std::string name = info.id;
  for (char& c : name)
    if (c == '-') c = '_';
  return name;
}

bool is_drawn(const Info& info) {
  for (const ParameterInfo& p : info.parameters)
    if (p.distribution != Distribution::constant) return true;
  return false;
}

/// Off the whole numbers, where kinks are.
std::vector<float> points() {
  std::vector<float> x;
  for (int i = -40; i < 40; ++i) x.push_back(0.2f * (static_cast<float>(i) + 0.37f));
  return x;
}

/// `info`: a slope that stands in training for one of 0 is no derivative, which a formula has.
void check_equal(const Info& info, const Values& found, const Values& expected, const std::string& text) {
  for (std::size_t i = 0; i < found.f.size(); ++i) {
    INFO(text << " at " << points()[i]);
    // Spelled otherwise, a function loses other digits; a wave's phase of up to 150 is rounded by 8e-6,
    // and its slope is up to 17 times as steep.
    CHECK(static_cast<double>(found.f[i]) == Approx(static_cast<double>(expected.f[i])).epsilon(1e-5).margin(1e-5));
    if (!info.surrogate_derivative)
      CHECK(static_cast<double>(found.df[i]) == Approx(static_cast<double>(expected.df[i])).epsilon(1e-5).margin(5e-4));
  }
}

Values values_of(const std::string& text, const std::vector<float>& parameters) {
  const formula::Outcome outcome = formula::define({text, "", {}});
  INFO(text << ": " << told(outcome.fault));
  REQUIRE(outcome.definition != nullptr);
  const Values values = evaluate(outcome.definition->kernel(), parameters, points());
  formula::forget(outcome.definition->info().id);
  return values;
}

template <class F> void for_each_elementwise(const F& f) {
  for (const BlockKernel& kernel : block_kernels())
    if (kernel.info->kind == Kind::elementwise) f(kernel);
}

} // namespace

TEST_CASE("Every elementwise function of the registry can be called by its id, with its start values") {
  for_each_elementwise([](const BlockKernel& kernel) {
    const Info& info = *kernel.info;
    if (is_drawn(info)) return;
    check_equal(info, values_of(called(info) + "(x)", {}), evaluate(kernel, formula::initial_values(info), points()),
                called(info));
  });
}

TEST_CASE("Parameters of a registered function are its further arguments, lists by their names") {
  for_each_elementwise([](const BlockKernel& kernel) {
    const Info& info = *kernel.info;
    if (info.parameters.size == 0) return;
    std::string text = called(info) + "(x", by_name = text;
    std::vector<float> values;
    for (const ParameterInfo& p : info.parameters) {
      text += ", p" + std::to_string(values.size());
      by_name += std::string(", ") + p.name + "=p" + std::to_string(values.size());
      for (std::size_t k = 0; k < p.count; ++k)
        values.push_back((values.empty() ? 0.25f : 0.5f) + 0.125f * static_cast<float>(values.size() % 5));
    }
    const Values expected = evaluate(kernel, values, points());
    check_equal(info, values_of(text + ")", values), expected, text);
    check_equal(info, values_of(by_name + ")", values), expected, by_name);
    Formula formula;
    REQUIRE(!formula::read(text + ")", formula));
    CHECK(formula.canonical == text + ")");
  });
}

TEST_CASE("The oracle reads a registered function's expansion, arguments of any kind included") {
  const std::pair<const char*, const char*> cases[] = {
      {"elu(2*x - 1, abs(x))", "where(2*x - 1 > 0, 2*x - 1, abs(x)*expm1(2*x - 1))"},
      {"sum(i, 1, 3, leaky_relu(x - i, i/10))", "sum(i, 1, 3, where(x - i > 0, x - i, i/10*(x - i)))"},
      {"sum(k, 1, 2, rational(k*x, a, b))",
       "sum(j, 1, 2, sum(k, 0, 5, a[k]*(j*x)^k)/(1 + abs(sum(k, 1, 4, b[k]*(j*x)^k))))"},
      {"elu(elu(elu(x)))", "where(x > 0, x, expm1(expm1(expm1(min(x, 0)))))"},
      {"rrelu(x, 0, 0.5)", "where(x > 0, x, 0.25*x)"},
      {"hardtanh(x, high=2)", "clamp(x, -1, 2)"},
  };
  FormulaOracle::Lists lists;
  for (int k = 0; k < 6; ++k) lists["a"][k] = lists["b"][k] = 0.3 + 0.1 * k;
  for (const auto& [text, expected] : cases)
    for (const double x : {-2.3, -0.4, 0.7, 3.1}) {
      formula::Tree called_tree, written_tree;
      INFO(text << " at " << x);
      REQUIRE(!formula::parse(text, called_tree));
      REQUIRE(!formula::parse(expected, written_tree));
      CHECK(FormulaOracle(called_tree, x, lists).value().v ==
            Approx(FormulaOracle(written_tree, x, lists).value().v).epsilon(1e-14));
    }
}

TEST_CASE("A registered function keeps its own text, whatever its parameters' names are elsewhere") {
  Formula formula;
  REQUIRE(!formula::read("LeakyReLU(x , slope) + alpha*ELUα( x,beta )", formula));
  CHECK(formula.canonical == "leaky_relu(x, slope) + alpha * elu_alpha(x, beta)");
  std::string names;
  for (const formula::Parameter& p : formula.built.parameters) names += p.name + " ";
  CHECK(names == "slope alpha beta ");
}

TEST_CASE("Whole layers, drawn start values and wrong arguments are refused with a reason") {
  struct Case {
    const char* text;
    const char* fault;
    std::size_t from, to;
  };
  const Case cases[] = {
      {"1 + glu(x)", "gated-layer name=GLU", 4, 7},
      {"SwiGLU(x)", "gated-layer name=SwiGLU", 0, 6},
      {"maxout(x, 2)", "grouped-layer name=Maxout", 0, 6},
      {"F.softmax(x, dim=1)", "output-layer name=Softmax", 2, 9},
      {"staf(x)", "drawn-starts name=staf parameters=c,omega,phi", 0, 7},
      {"staf(x, c)", "drawn-starts name=staf parameters=c,omega,phi", 0, 10},
      {"elu()", "argument-count name=elu count=0 least=1 most=2", 4, 4},
      {"elu(x, 1, 2)", "argument-count name=elu count=3 least=1 most=2", 10, 11},
      {"mish(x, 1)", "argument-count name=mish count=2 least=1 most=1", 8, 9},
      {"fourier(x, 2)", "list-by-name", 11, 12},
      {"rational(x, b=c)", "missing-parameter name=a", 0, 8},
      {"elu(x > 0)", "condition-as-number", 4, 9},
      {"elu(elu(elu(elu(elu(elu(elu(elu(elu(x)))))))))", "functions-too-large most=20000", 8, 44},
  };
  for (const Case& c : cases) {
    Formula formula;
    const Fault fault = formula::read(c.text, formula);
    INFO(c.text);
    CHECK(told(fault) == c.fault);
    CHECK(fault.from == c.from);
    CHECK(fault.to == c.to);
  }
}
