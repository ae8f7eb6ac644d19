// Compiled formulas against what they mean.
#include <catch2/catch.hpp>

#include "formula/definition.h"
#include "support/faults.h"
#include "support/formula_oracle.h"
#include "support/scalar_parameters.h"
#include "support/sums_into.h"

using namespace activarium;

namespace {

std::shared_ptr<const formula::Definition> defined(const std::string& text) {
  const formula::Outcome outcome = formula::define({text, "", {}});
  INFO(text << ": " << told(outcome.fault));
  REQUIRE(outcome.definition != nullptr);
  return outcome.definition;
}

/// Parameters that differ from each other and from 0, 1 and 2.
std::vector<float> uneven_parameters(const Info& info) {
  std::vector<float> p;
  for (std::size_t k = 0; k < info.scalar_count(); ++k) p.push_back(0.75f + 0.3125f * static_cast<float>(k % 5));
  return p;
}

/// f with its derivatives by x (`by` none) or by the scalar `by`.
Jet meant(const formula::Definition& definition, const std::vector<float>& p, double x, std::size_t by = 1000) {
  formula::Tree tree;
  formula::parse(definition.request().formula, tree);
  FormulaOracle::Lists lists;
  std::size_t k = 0;
  for (const formula::Parameter& parameter : definition.parameters())
    for (std::size_t i = 0; i < parameter.count; ++i, ++k)
      lists[parameter.name][parameter.first_index + static_cast<int>(i)] = {
          static_cast<double>(p[k]), k == by ? 1.0 : 0.0, 0.0};
  return FormulaOracle(tree, {x, by == 1000 ? 1.0 : 0.0, 0.0}, lists).value();
}

/// The largest |a − b| / (1 + |b|), infinite where only one is a number.
double disagreement(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b) ? 0 : INFINITY;
  if (std::isinf(a) || std::isinf(b)) return a == b ? 0 : INFINITY;
  return std::fabs(a - b) / (1 + std::fabs(b));
}

std::vector<float> sweep(float low, float high) {
  std::vector<float> x;
  for (int i = 0; i <= 400; ++i) x.push_back(low + (high - low) * static_cast<float>(i) / 400.0f);
  return x;
}

} // namespace

TEST_CASE("A compiled formula computes what its text means, and so do f′, f″ and every ∂f/∂p") {
  struct Case {
    const char* text;
    float low = -8, high = 8;
  };
  const Case cases[] = {
      {"x"},
      {"3.5"},
      {"b"},
      {"a + b*x - c*x^2 + 0.01*x^3"},
      {"(x + a)/(x^2 + b)"},
      {"x*exp(-b*x^2)"},
      {"expm1(min(x, 3.01))*a"},
      {"log(x)", 0.01f, 9},
      {"log(a*x + b)", 0, 9},
      {"log1p(a*x)", -0.5f, 9},
      {"sqrt(x^2 + b)"},
      {"x/sqrt(1 + a*x^2)"},
      {"abs(x + 0.3)*b"},
      {"sign(x - 0.11)*x"},
      {"tanh(a*x + b)"},
      {"x*tanh(exp(b*x))", -8, 3},
      {"sigmoid(a*x)*b"},
      {"softplus(b*x)/b"},
      {"relu(x - a)"},
      {"silu(x) + gelu(a*x)"},
      {"phi(a*x)"},
      {"erf(a*x)"},
      {"sin(a*x) + cos(b*x)"},
      {"x + sin(a*x)^2/a"},
      {"bspline(a*x)", -5, 5},
      {"pow(x, b)", 0.1f, 6},
      {"b^x"},
      {"abs(x)^a", -4.03f, 4},
      {"2^x + x^-1", 0.2f, 5},
      {"x^7 - x^10", -1.5f, 1.5f},
      {"max(x, b*x + 0.013, -1)"},
      {"min(x, a)*max(0, x + b)"},
      {"clamp(x, -a, b)*x"},
      {"where(x > a, x^2, b*x)"},
      {"where(x > 0 and not x >= 2 or x < -3, a*x, x^2)"},
      {"where(x == 1 or x != x, 1, where(x <= 0.123, a, x))"},
      {"sum(i, 1, 4, c[i]*sin(i*x + d[i]))"},
      {"sum(i, 0, 5, p[i]*x^i)/(1 + abs(sum(i, 1, 4, q[i]*x^i)))", -3, 3},
      {"sum(i, 1, 3, sum(j, 2, 4, c[j - i + 1]*x*j))"},
      {"spline(x, -3, 3, 8, c)", -6.01f, 6},
      {"x*sigmoid(b*x)"},
      {"where(x > 0, l*x, l*a*expm1(x))"},
      {"log(1 + exp(x)) + 1/(1 + exp(-x)) + exp(x) - 1", -8, 4},
      {"e^x*pi", -8, 3},
      {"-x^2 - -x - +x"},
      {"tan(a*x)", -1.5f, 1.5f},
      {"asin(0.7*x) + a*acos(0.6*x)", -1.3f, 1.3f},
      {"atan(b*x)*x"},
      {"sinh(a*x) + cosh(x)", -4, 4},
      {"sech(a*x + 0.0013)*b"},
      {"asinh(b*x)"},
      {"acosh(1.01 + a*x^2)", -3, 3},
      {"atanh(0.3*x)", -3, 3},
      {"erfc(a*x)", -4, 4},
      {"cbrt(x + 0.003)*a"},
      {"floor(a*x) + ceil(b*x)*x + round(1.1*x) + trunc(x + 0.013)*x"},
      {"mod(x + 0.0013, a)*b"},
      {"log2(a*x) + log10(b*x)", 0.01f, 9},
      {"exp2(a*x)", -6, 4},
      {"heaviside(x + 0.001)*a + x"},
  };
  for (const Case& c : cases) {
    const auto definition = defined(c.text);
    const std::vector<float> p = uneven_parameters(definition->info()), x = sweep(c.low, c.high);
    const Values found = evaluate(definition->kernel(), p, x);
    std::vector<std::vector<double>> gradients(p.size(), std::vector<double>(x.size()));
    for (std::size_t i = 0; i < x.size(); ++i) {
      const float one = 1;
      float slope = 0;
      std::vector<double> own(p.size());
      definition->kernel().backward({p.data(), 1, nullptr, nullptr}, 1, 1, &x[i], &one, &slope, SumsInto(own, 1));
      for (std::size_t k = 0; k < p.size(); ++k) gradients[k][i] = own[k];
    }
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Jet expected = meant(*definition, p, static_cast<double>(x[i]));
      INFO(c.text << " at " << x[i] << ": " << found.f[i] << " " << found.df[i] << " " << found.d2f[i] << ", meant "
                  << expected.v << " " << expected.d << " " << expected.dd);
      const double own = std::max({disagreement(static_cast<double>(found.f[i]), expected.v),
                                   disagreement(static_cast<double>(found.df[i]), expected.d),
                                   disagreement(static_cast<double>(found.d2f[i]), expected.dd)});
      // A few dozen roundings to float of terms up to a hundred times the result.
      if (own > 2e-5) CHECK(own <= 2e-5);
      worst = std::max(worst, own);
      for (std::size_t k = 0; k < p.size(); ++k) {
        const double gradient = meant(*definition, p, static_cast<double>(x[i]), k).d;
        INFO("parameter " << k << ": " << gradients[k][i] << ", meant " << gradient);
        if (disagreement(gradients[k][i], gradient) > 2e-5) CHECK(disagreement(gradients[k][i], gradient) <= 2e-5);
      }
    }
    INFO(c.text);
    CHECK(worst <= 2e-5);
    formula::forget(definition->info().id);
  }
}

TEST_CASE("SiLU, Mish and ELU written as formulas agree with the built-in functions over all floats") {
  for (const auto& [text, id] : {std::pair("x*sigmoid(x)", "silu"), std::pair("x*tanh(softplus(x))", "mish"),
                                 std::pair("where(x > 0, x, expm1(x))", "elu"), std::pair("max(x, 0)", "relu"),
                                 std::pair("x/(1 + exp(-x))", "silu"), std::pair("x*phi(x)", "gelu")}) {
    const auto definition = defined(text);
    std::vector<float> x = all_kinds_of_floats();
    for (float v = 1e-6f; v < 3e38f; v *= 1.0037f) x.insert(x.end(), {v, -v});
    const BlockKernel& built_in = *find_block_kernel(id);
    const Values found = evaluate(definition->kernel(), {}, x);
    const Values expected = evaluate(built_in, initial_parameters(*built_in.info), x);
    double worst = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
      for (const auto& [a, b] : {std::pair(found.f[i], expected.f[i]), std::pair(found.df[i], expected.df[i])}) {
        // Around its zero f′ is the small difference of terms of size ½; the built-in one too is only held to 2⁻²⁴
        // there.
        const Interval root = built_in.info->accuracy.root;
        const bool at_root = static_cast<double>(x[i]) > root.low && static_cast<double>(x[i]) < root.high;
        const double difference = std::fabs(static_cast<double>(a) - static_cast<double>(b));
        const double error =
            at_root && difference <= 0x1p-23 ? 0 : difference / std::max(1e-3, std::fabs(static_cast<double>(b)));
        INFO(text << " at " << x[i] << ": " << a << ", built in " << b);
        if (!(error <= 1e-6)) CHECK(error <= 1e-6);
        worst = std::max(worst, error);
      }
    INFO(text);
    CHECK(worst <= 1e-6);
    CHECK(std::string(definition->known_as().info->id) == id);
    formula::forget(definition->info().id);
  }
}

TEST_CASE("The branch that where does not take spoils nothing") {
  const auto definition = defined("where(x > 0, x, a*expm1(x))");
  const std::vector<float> x = {100, 1e30f, 3e38f};
  const Values found = evaluate(definition->kernel(), {1}, x);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(found.f[i] == x[i]);
    CHECK(found.df[i] == 1);
    CHECK(found.d2f[i] == 0);
    const float one = 1;
    float slope = 0, p = 1;
    double gradient = 0;
    definition->kernel().backward({&p, 1, nullptr, nullptr}, 1, 1, &x[i], &one, &slope, SumsInto(&gradient, 1, 1));
    CHECK(gradient == 0);
  }
}

TEST_CASE("At kinks a formula has the derivative that the built-in functions have") {
  for (const auto& [text, slope] :
       {std::pair("relu(x)", 0.0f), std::pair("max(x, 0)", 0.0f), std::pair("max(0, x)", 0.0f),
        std::pair("abs(x)", 0.0f), std::pair("min(x, 0)", 0.0f), std::pair("clamp(x, 0, 1)", 0.0f),
        std::pair("sign(x)", 0.0f), std::pair("where(x > 0, x, 0.25*x)", 0.25f),
        std::pair("where(x >= 0, x, 0.25*x)", 1.0f)}) {
    const auto definition = defined(text);
    INFO(text);
    CHECK(evaluate(definition->kernel(), {}, {0}).df[0] == slope);
  }
}

TEST_CASE("Where a function has no value it has no slope") {
  for (const char* text : {"log(x)", "log1p(x)", "log2(x)", "sqrt(x)", "x^0.5", "atanh(x)", "asin(x)", "acos(x)",
                           "x^2.5", "x*log(x)", "acosh(x)", "log(sin(x) - 2)"}) {
    const Values found = evaluate(defined(text)->kernel(), {}, {-3});
    INFO(text);
    CHECK(std::isnan(found.f[0]));
    CHECK(std::isnan(found.df[0]));
  }
}

TEST_CASE("Powers are those of IEEE 754, whole exponents found while the program runs") {
  const auto definition = defined("x^a");
  const std::vector<float> bases = {-0.0f, 0, 1, -1, 2, -2, 0.5f, -0.5f, 3, 1e-30f, -1e30f, INFINITY, -INFINITY, NAN};
  for (const float a : {0.0f, 1.0f, 2.0f, 3.0f, -1.0f, -2.0f, -3.0f, 0.5f, -0.5f, 2.5f, 16777216.0f, 33554431.0f,
                        INFINITY, -INFINITY, NAN}) {
    const Values found = evaluate(definition->kernel(), {a}, bases);
    for (std::size_t i = 0; i < bases.size(); ++i) {
      // An infinite input stands for those far out, and negative ones have no such power.
      const bool far_out = bases[i] == -INFINITY && std::floor(a) != a;
      const float expected = far_out ? NAN : std::pow(bases[i], a);
      INFO(bases[i] << "^" << a << " is " << found.f[i] << ", meant " << expected);
      if (std::isnan(expected) || std::isinf(expected) || expected == 0) {
        CHECK((std::isnan(found.f[i]) ? std::isnan(expected) : found.f[i] == expected));
        if (expected == 0) CHECK(std::signbit(found.f[i]) == std::signbit(expected));
      } else {
        CHECK(found.f[i] == Approx(expected).epsilon(1e-6));
      }
    }
  }
}

TEST_CASE("A power has its slope by base and exponent wherever there is one") {
  const auto definition = defined("x^a");
  struct Case {
    float x, a;
    double slope, by_exponent;
  };
  for (const Case& c :
       {Case{-2, 2, -4, NAN}, Case{-2, 1, 1, NAN}, Case{-2, 0, 0, NAN}, Case{0, 0, 0, 0}, Case{-2, 3, 12, NAN},
        Case{-2, -1, -0.25, NAN}, Case{0, 1, 1, 0}, Case{0, 2, 0, 0}, Case{2, 2, 4, 4 * std::log(2)},
        Case{2, 0.5, 0.5 / std::sqrt(2), std::sqrt(2) * std::log(2)}, Case{1, -3, -3, 0}}) {
    const float one = 1;
    float slope = 0;
    double gradient = 0;
    definition->kernel().backward({&c.a, 1, nullptr, nullptr}, 1, 1, &c.x, &one, &slope, SumsInto(&gradient, 1, 1));
    INFO(c.x << "^" << c.a << ": " << slope << " " << gradient);
    CHECK(static_cast<double>(slope) == Approx(c.slope).epsilon(1e-6));
    if (std::isnan(c.by_exponent))
      CHECK(std::isnan(gradient)); // beside a whole exponent there is no power of a negative number
    else
      CHECK(gradient == Approx(c.by_exponent).epsilon(1e-6));
  }
}

TEST_CASE("The extremes of numbers and constants that are no numbers are no numbers") {
  for (const char* text : {"max(0/0, 1)", "max(1, 0/0)", "min(0/0, x)", "min(x, 0/0)", "max(x, 0/0)", "max(0/0, x)"}) {
    INFO(text);
    CHECK(std::isnan(evaluate(defined(text)->kernel(), {}, {0.5f}).f[0]));
  }
}

TEST_CASE("A slope that is 0 ends a product, whatever stands outside it") {
  for (const auto& [text, x] :
       {std::pair("sqrt(relu(x))", -1.0f), std::pair("x^0 + sqrt(max(x, 0))", -3.0f),
        std::pair("exp(exp(min(x, 5)))", 100.0f), std::pair("where(x > 0, x, exp(100)*0)", -1.0f),
        std::pair("relu(x)*exp(exp(-x))", -100.0f)}) {
    INFO(text);
    CHECK(evaluate(defined(text)->kernel(), {}, {x}).df[0] == 0);
  }
}

TEST_CASE("Far out a formula has its limits") {
  struct Case {
    const char* text;
    float left, right;
  };
  for (const Case& c : {Case{"x/(1 + e^-x)", -0.0f, INFINITY}, Case{"x/sqrt(1 + x^2)", -1, 1}, Case{"tanh(x)", -1, 1},
                        Case{"x*tanh(ln(1 + e^x))", -0.0f, INFINITY}, Case{"x/(1 + abs(x))", -1, 1}}) {
    const Values found = evaluate(defined(c.text)->kernel(), {}, {-INFINITY, INFINITY});
    INFO(c.text << ": " << found.f[0] << " " << found.f[1]);
    CHECK(found.f[0] == c.left);
    CHECK(found.f[1] == c.right);
  }
}

TEST_CASE("Powers of powers of constants are computed, also those that become 1") {
  for (const auto& [text, value] : {std::pair("(1^99)^5 + x", 1.5f), std::pair("((-1)^17)^3 * x", -0.5f),
                                    std::pair("((x/x)^20)^-3 + x", 1.5f), std::pair("((2*x)^40)^41", 1.0f)}) {
    const auto definition = defined(text);
    INFO(text);
    CHECK(evaluate(definition->kernel(), {}, {0.5f}).f[0] == value);
    formula::forget(definition->info().id);
  }
}

TEST_CASE("NaN comes out where NaN goes in") {
  for (const char* text :
       {"max(x, 0)", "max(0, x)", "min(x, 0)", "abs(x)", "sign(x)", "clamp(x, -1, 1)", "relu(x)", "exp(x)",
        "sigmoid(x)", "softplus(x)", "tanh(x)", "log(x)", "sqrt(x)", "x^0.3", "max(2*x, -x)"})
    for (const float x : {NAN, -NAN}) {
      const auto definition = defined(text);
      INFO(text);
      CHECK(std::isnan(evaluate(definition->kernel(), {}, {x}).f[0]));
    }
}

TEST_CASE("Blocks of any size, and parameters of each unit, give the bits of one element alone") {
  const auto definition = defined("c[1]*sin(c[2]*x) + softplus(x + b)*x");
  const BlockKernel& kernel = definition->kernel();
  constexpr std::size_t scalars = 3;
  for (const std::size_t units : {1u, 3u, 4u, 7u, 131u})
    for (const std::size_t sets : {std::size_t{1}, units}) {
      const std::size_t rows = 37;
      std::vector<float> x, p;
      for (std::size_t i = 0; i < rows * units; ++i) x.push_back(0.37f * static_cast<float>(i % 53) - 9.1f);
      for (std::size_t i = 0; i < scalars * sets; ++i) p.push_back(0.5f + 0.11f * static_cast<float>(i % 17));
      std::vector<float> y(x.size()), dx(x.size()), ones(x.size(), 1.0f);
      std::vector<double> gradients(scalars * sets);
      kernel.forward({p.data(), sets, nullptr, nullptr}, rows, units, x.data(), y.data());
      kernel.backward(
          {p.data(), sets, nullptr, nullptr}, rows, units, x.data(), ones.data(), dx.data(), SumsInto(gradients, rows));
      std::vector<double> expected(scalars * sets);
      bool same = true;
      for (std::size_t i = 0; i < x.size(); ++i) {
        const std::size_t unit = sets == 1 ? 0 : i % units;
        const float own[] = {p[unit], p[sets + unit], p[2 * sets + unit]};
        float value = 0, slope = 0, one = 1;
        double gradient[scalars] = {};
        kernel.forward({own, 1, nullptr, nullptr}, 1, 1, &x[i], &value);
        kernel.backward({own, 1, nullptr, nullptr}, 1, 1, &x[i], &one, &slope, SumsInto(gradient, scalars, 1));
        same = same && value == y[i] && slope == dx[i];
        for (std::size_t k = 0; k < scalars; ++k) expected[k * sets + unit] += gradient[k];
      }
      INFO(units << " units, " << sets << " sets");
      CHECK(same);
      for (std::size_t k = 0; k < expected.size(); ++k) CHECK(gradients[k] == Approx(expected[k]).epsilon(1e-4));
    }
}
