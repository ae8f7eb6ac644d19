// Formulas beside what they mean: usual spellings of usual functions, and compositions whose parts leave the floats.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "formula/definition.h"
#include "support/faults.h"
#include "support/formula_values.h"
#include "support/sanitized.h"
#include "support/scalar_parameters.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

/// A value that a float can hold, off by more than `relative` of it and by more than the smallest float; what is beyond
/// the floats is infinite or as large as they get.
bool is_off(float found, double truth, double relative) {
  constexpr double largest = 3.4028234663852886e38, least = 0x1p-149;
  if (std::isnan(truth)) return false;
  if (std::fabs(truth) > largest * (1 - relative))
    return !(std::fabs(found) > static_cast<float>(largest * (1 - relative)));
  return !(std::fabs(static_cast<double>(found) - truth) <= relative * std::fabs(truth) + least);
}

/// How many of the truths the formula misses; `tolerance(truth)` says by how much of it it may.
template <class Off> std::size_t missed(const SpelledFormula& formula, const Meaning& meaning, const Off& off) {
  formula::Request request{formula.text, "", {}};
  for (const auto& [name, value] : formula.parameters) request.parameters.push_back({name, {value}});
  const formula::Outcome made = formula::define(request);
  INFO(formula.text << ": " << told(made.fault));
  REQUIRE(made.definition != nullptr);
  std::vector<float> x;
  for (const Truth& truth : meaning.truths) x.push_back(truth.x);
  const Values found = evaluate(made.definition->kernel(), formula::initial_values(made.definition->info()), x);
  std::size_t count = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Truth& truth = meaning.truths[i];
    for (const auto& [name, own, meant] :
         {std::tuple("f", found.f[i], truth.f), std::tuple("f′", found.df[i], truth.slope)}) {
      if (!off(own, meant)) continue;
      ++count;
      UNSCOPED_INFO(name << " of " << formula.text << " at " << x[i] << " is " << own << ", meant " << meant);
    }
  }
  formula::forget(made.definition->info().id);
  return count;
}

} // namespace

TEST_CASE("Every usual spelling of a function gives its f and f′ within 10⁻⁵ at every size of input") {
  const std::vector<Meaning> spellings = formula_meanings().first;
  std::size_t formulas = 0, numbers = 0;
  for (const Meaning& meaning : spellings)
    for (const SpelledFormula& formula : meaning.formulas) {
      const std::size_t off =
          missed(formula, meaning, [](float found, double truth) { return is_off(found, truth, 1e-5); });
      CHECK(off == 0);
      ++formulas;
      numbers += 2 * meaning.truths.size();
    }
  CHECK(formulas >= 140);
  CHECK(numbers >= 5000);
}

/// f and f′ of a formula whose parameters have these values.
std::pair<std::vector<float>, std::vector<float>> values_of(const char* text, const std::vector<float>& parameters,
                                                            const std::vector<float>& x) {
  const formula::Outcome made = formula::define({text, "", {}});
  INFO(text << ": " << told(made.fault));
  REQUIRE(made.definition != nullptr);
  const BlockContext context{parameters.data(), 1, nullptr, nullptr};
  const std::vector<float> ones(x.size(), 1);
  std::vector<float> y(x.size()), slope(x.size());
  made.definition->kernel().forward(context, x.size(), 1, x.data(), y.data());
  made.definition->kernel().backward(context, x.size(), 1, x.data(), ones.data(), slope.data(), nullptr);
  formula::forget(made.definition->info().id);
  return {y, slope};
}

TEST_CASE("A constant to the power of x is as exact far out as near 0, and e^x is exp(x)") {
  std::vector<float> x;
  for (int i = -340; i <= 340; ++i) x.push_back(static_cast<float>(i) * 0.37f);
  struct Case {
    const char* text;
    double base;
  };
  for (const Case& c : {Case{"e^x", 2.718281828459045}, Case{"exp(x)", 2.718281828459045}, Case{"2^x", 2},
                        Case{"exp2(x)", 2}, Case{"10^x", 10}, Case{"pow(3, x)", 3}, Case{"0.5^x", 0.5}}) {
    const auto [y, slope] = values_of(c.text, {}, x);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double truth = std::pow(c.base, static_cast<double>(x[i]));
      if (!(truth < 1e38 && truth > 1e-37)) continue;
      INFO(c.text << " at " << x[i]);
      // exp is off by 0.93 of a last place at most; the slope has one more rounding, of the base's logarithm.
      CHECK(ulp_error(y[i], truth) <= 1);
      CHECK(ulp_error(slope[i], truth * std::log(c.base)) <= 2);
    }
  }
  formula::Formula power, function;
  REQUIRE(!formula::read("1 + e^(2*x)", power));
  REQUIRE(!formula::read("1 + exp(2*x)", function));
  CHECK(power.graph.size() == function.graph.size() + 1); // the number e, which nothing computes with
}

TEST_CASE("Where max and min have a bound that x is not in, the slope at the bound is 0") {
  const std::vector<float> x{-1, 1};
  struct Case {
    const char* text;
    double left, right; // slopes at −1 and 1
  };
  for (const Case& c : {Case{"clamp(x, -1, 1)", 0, 0}, Case{"clamp(x, -a, a)", 0, 0}, Case{"max(x, a)", 0, 0},
                        Case{"max(a, x)", 0, 0}, Case{"min(a, x)", 1, 0}, Case{"min(x, a)", 1, 0},
                        Case{"max(1, x)", 0, 0}, Case{"min(x, 1)", 1, 0}, Case{"max(-a, x)", 0, 1}}) {
    const auto slope = values_of(c.text, {1}, x).second;
    INFO(c.text);
    CHECK(static_cast<double>(slope[0]) == c.left);
    CHECK(static_cast<double>(slope[1]) == c.right);
  }
}

TEST_CASE("Logarithms near 1, quotients that are 0 at 0, and what is close to 0 keep their digits") {
  // By mpmath, 60 digits.
  struct Case {
    const char* text;
    float x;
    double f, slope;
  };
  for (const Case& c : {
           Case{"log1p(tanh(x))", 9.99999968e-21f, 9.9999997e-21, 1.0},
           Case{"log1p(tanh(x))", -0.300000012f, -0.34434079, 1.2913126},
           Case{"log1p(tanh(x))", -40.0f, -79.306853, 2.0},
           Case{"ln(1+tanh(x))", 0.00100000005f, 0.00099950005, 0.999},
           Case{"ln(1+tanh(x))", -9.99999972e-10f, -9.9999997e-10, 1.0},
           Case{"ln(cosh(x))", 9.99999975e-05f, 4.9999997e-9, 9.9999997e-5},
           Case{"ln(cosh(x))", -300.0f, 299.30685, -1.0},
           Case{"log1p(-exp(x))", -12.0f, -6.1442312e-6, -6.1442501e-6},
           Case{"log1p(-exp(x))", -80.0f, -1.8048514e-35, -1.8048514e-35},
           Case{"log1p(-exp(x))", -0.00100000005f, -6.9082552, -999.50004},
           Case{"ln(1-e^x)", -9.30000019f, -9.1428393e-5, -9.1432573e-5},
           Case{"ln(1-e^x)", -50.0f, -1.9287498e-22, -1.9287498e-22},
           Case{"tanh(x)/sigmoid(x)", 9.99999968e-20f, 1.9999999e-19, 2.0},
           Case{"tanh(x)/sigmoid(x)", -30.0f, -1.0686475e13, 1.0686475e13},
           Case{"ln(x)*x/x", 2.9999999e-22f, -49.55826, 3.3333334e21},
           Case{"100000*x*x*x", -5.24999999e-15f, -1.4470312e-38, 8.26875e-24},
           Case{"1e22*tanh(x) - 1", 0.0f, -1, 1e22},
           Case{"1e22*tanh(x) - 1", 1.5f, 9.0514825e21, 1.8070664e21},
           Case{"sinh(x)/cosh(2*x)", 9.99999996e-13f, 1e-12, 1.0},
           Case{"sinh(x)/cosh(2*x)", 80.0f, 1.8048514e-35, -1.8048514e-35},
           Case{"sinh(x)/cosh(2*x)", -90.0f, -8.1940126e-40, -8.1940126e-40},
       }) {
    const auto [y, slope] = values_of(c.text, {}, {c.x});
    INFO(c.text << " at " << c.x << ": " << y[0] << ", " << slope[0]);
    CHECK(!is_off(y[0], c.f, 1e-5));
    CHECK(!is_off(slope[0], c.slope, 1e-5));
  }
}

TEST_CASE("Compositions of them, with overflow in their parts, do so but where they are near a zero") {
  const std::vector<Meaning> compositions = formula_meanings().second;
  CHECK(compositions.size() == 500);
  std::size_t numbers = 0, near_zero = 0;
  for (std::size_t i = 0; i < compositions.size(); i += stride) {
    const Meaning& meaning = compositions[i];
    const std::size_t off = missed(meaning.formulas[0], meaning, [&](float found, double truth) {
      ++numbers;
      if (!is_off(found, truth, 1e-5)) return false;
      ++near_zero;
      return !(std::fabs(static_cast<double>(found) - truth) <= 1e-6);
    });
    CHECK(off == 0);
  }
  CHECK(numbers > 5000 / stride);
  INFO(near_zero << " of " << numbers);
  CHECK(near_zero < numbers / 50);
}
