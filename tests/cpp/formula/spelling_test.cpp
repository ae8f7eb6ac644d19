// Formulas beside what they mean: usual spellings of usual functions, and compositions whose parts leave the floats.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "formula/definition.h"
#include "support/formula_values.h"
#include "support/sanitized.h"
#include "support/scalar_parameters.h"

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
  INFO(formula.text << ": " << made.fault.message);
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
