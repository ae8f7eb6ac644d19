// Measured properties against quadrature and roots in mpmath (tests/reference/measured-values.txt), and against what is
// evident from a definition.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/measurement.h"
#include "formula/definition.h"
#include "support/faults.h"
#include "support/reference.h"
#include "support/scalar_parameters.h"

using namespace activarium;

namespace {

/// Of a formula without parameters.
Measurement measured_formula(const char* text) {
  const formula::Outcome made = formula::define({text, "", {}});
  INFO(text << ": " << told(made.fault));
  REQUIRE(made.definition != nullptr);
  const Measurement m = measure(made.definition->kernel(), nullptr);
  formula::forget(made.definition->info().id);
  return m;
}

Measurement measured(const char* id) {
  const BlockKernel& kernel = *find_block_kernel(id);
  const std::vector<float> parameters = initial_parameters(*kernel.info);
  return measure(kernel, parameters.data());
}

/// What the table says of a function, by name.
using Truths = std::map<std::string, std::vector<double>>;

std::map<std::string, Truths> truths() {
  std::map<std::string, Truths> out;
  for (const auto& words : reference_lines("measured-values.txt"))
    for (std::size_t i = 2; i <= words.size(); ++i) {
      auto& values = out[words[0]][words[1]];
      if (i < words.size()) values.push_back(number_of(words[i]));
    }
  return out;
}

Measurement measured_as_in_table(const std::string& file) {
  const ReferenceTable table = read_reference("activations/" + file + ".txt");
  const BlockKernel& kernel = *find_block_kernel(table.id);
  std::vector<float> parameters;
  for (const ParameterInfo& p : kernel.info->parameters)
    for (const double v : table.parameters.at(p.name)) parameters.push_back(static_cast<float>(v));
  return measure(kernel, parameters.data());
}

/// Finite ends of intervals.
std::vector<double> ends_of(const Nearest<Interval>& intervals) {
  std::vector<double> out;
  for (const Interval& i : intervals)
    for (const double end : {i.low, i.high})
      if (std::isfinite(end)) out.push_back(end);
  return out;
}

} // namespace

TEST_CASE("Measured properties are those of mpmath") {
  const auto all = truths();
  REQUIRE(all.size() >= 12);
  for (const auto& [file, truth] : all) {
    const Measurement m = measured_as_in_table(file);
    INFO(file);
    const auto close = [](double v) { return Approx(v).epsilon(1e-6).margin(1e-6); };
    CHECK(m.normal.mean == close(truth.at("mean")[0]));
    CHECK(m.normal.mean_square == close(truth.at("meanSquare")[0]));
    CHECK(m.normal.mean_square_slope == close(truth.at("meanSquareSlope")[0]));
    CHECK(m.normal.straight == close(truth.at("straight")[0]));
    CHECK(m.normal.passing_share == close(truth.at("passing")[0]));
    CHECK(m.lipschitz.value == close(truth.at("lipschitz")[0]));
    CHECK(m.lowest.value == close(truth.at("range")[0]));
    CHECK(m.highest.value == close(truth.at("range")[1]));
    const auto same = [&](const std::vector<double>& found, const std::vector<double>& expected, double tolerance) {
      REQUIRE(found.size() == expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) CHECK(std::abs(found[i] - expected[i]) <= tolerance);
    };
    std::vector<double> turns, kinks;
    for (const Turn& turn : m.turns) turns.push_back(turn.x);
    for (const Break& kink : m.kinks) kinks.insert(kinks.end(), {kink.x, kink.left, kink.right});
    // f′ is off by up to 2⁻²⁴ near its roots, and by 6 ULP elsewhere.
    same(turns, truth.at("turns"), 1e-6);
    same(ends_of(m.saturated), truth.at("saturationEnds"), 1e-5);
    same(kinks, truth.at("kinks"), 1e-6);
    CHECK(m.jumps.size() == 0);
    CHECK(m.undefined.size() == 0);
    const double slope = truth.at("varianceSlope")[0];
    if (m.every_variance) {
      CHECK(slope == Approx(1).epsilon(1e-6));
      CHECK(m.variances.size() == 0);
    } else {
      REQUIRE(m.variances.size() == 1);
      CHECK(m.variances[0].variance == Approx(1).epsilon(1e-5));
      CHECK(m.variances[0].slope == Approx(slope).epsilon(1e-4));
    }
  }
}

TEST_CASE("Functions of degree 1 keep every variance, others do not") {
  for (const char* id : {"none", "relu", "leaky-relu", "prelu"}) CHECK(measured(id).every_variance);
  for (const char* id : {"tanh", "gelu", "elu-alpha"}) CHECK_FALSE(measured(id).every_variance);
}

TEST_CASE("ReLU: gain, mean, zeros and kink are those of its definition") {
  const Measurement m = measured("relu");
  CHECK(1 / std::sqrt(m.normal.mean_square) == Approx(std::sqrt(2)).epsilon(1e-7));
  CHECK(m.normal.mean == Approx(1 / std::sqrt(2 * std::acos(-1))).epsilon(1e-7));
  CHECK(m.normal.zero_share == Approx(0.5));
  CHECK(m.normal.dead_share == Approx(0.5));
  REQUIRE(m.kinks.size() == 1);
  CHECK(m.kinks[0].x == 0);
  CHECK(m.kinks[0].left == 0);
  CHECK(m.kinks[0].right == 1);
  CHECK(m.direction == Direction::rising);
  CHECK(std::isnan(m.lipschitz.x)); // as steep everywhere on the right
}

TEST_CASE("A place stands beside an extreme that is reached in one place only") {
  const Measurement gelu = measured("gelu");
  CHECK(gelu.lowest.x == Approx(-0.7517915).epsilon(1e-6));
  CHECK(gelu.lipschitz.x == Approx(std::sqrt(2)).epsilon(1e-3)); // f″ = φ(x)(2 − x²)
  CHECK(std::isnan(gelu.highest.x));
  const Measurement tanh = measured("tanh");
  CHECK(tanh.lipschitz.x == 0);
  CHECK(std::isnan(tanh.highest.x));
}

TEST_CASE("A jump is told from what is steep") {
  const Measurement step = measured_formula("where(x >= 0.3, 1, -2)");
  REQUIRE(step.jumps.size() == 1);
  CHECK(step.jumps[0].x == Approx(0.3).epsilon(1e-6));
  CHECK(step.jumps[0].left == -2);
  CHECK(step.jumps[0].right == 1);
  CHECK(step.kinks.size() == 0);
  CHECK(step.lipschitz.value == infinity);
  CHECK(step.direction == Direction::rising);
  CHECK(step.normal.mean == Approx(1 - 3 * 0.6179114221889526).epsilon(1e-6)); // 1 − 3Φ(0.3)
  CHECK(step.normal.passing_share == 0);
  REQUIRE(step.saturated.size() == 1);
  CHECK(step.saturated[0].low == -infinity);
  CHECK(step.saturated[0].high == infinity);

  const Measurement steep = measured_formula("tanh(1000*x)");
  CHECK(steep.jumps.size() == 0);
  CHECK(steep.kinks.size() == 0);
  CHECK(steep.lipschitz.value == Approx(1000).epsilon(1e-6));
}

TEST_CASE("A kink off the grid is found where it is, with its slopes") {
  const Measurement m = measured_formula("abs(x - 0.7)");
  REQUIRE(m.kinks.size() == 1);
  CHECK(m.kinks[0].x == Approx(0.7).epsilon(1e-6));
  CHECK(m.kinks[0].left == -1);
  CHECK(m.kinks[0].right == 1);
  REQUIRE(m.turns.size() == 1);
  CHECK(m.turns[0].x == Approx(0.7).epsilon(1e-6));
  CHECK_FALSE(m.turns[0].maximum);
  CHECK(m.lowest.value == Approx(0).margin(1e-7));
  CHECK(m.normal.mean_square == Approx(1.49).epsilon(1e-6));
}

TEST_CASE("What is not defined everywhere says where") {
  const Measurement root = measured_formula("sqrt(x - 2)");
  REQUIRE(root.undefined.size() == 1);
  CHECK(root.undefined[0].low == -infinity);
  CHECK(root.undefined[0].high == Approx(2).epsilon(1e-6));
  CHECK(std::isnan(root.normal.mean));
  CHECK(root.highest.value == infinity);
  const Measurement nowhere = measured_formula("0/0");
  REQUIRE(nowhere.undefined.size() == 1);
  CHECK(std::isnan(nowhere.lowest.value));
  CHECK(std::isnan(nowhere.highest.value));
}

TEST_CASE("Poles have no bound, and neither has what grows slowly") {
  const Measurement pole = measured_formula("1/(x - 0.3)");
  CHECK(pole.lowest.value == -infinity);
  CHECK(pole.highest.value == infinity);
  CHECK(pole.lipschitz.value == infinity);
  const Measurement slow = measured_formula("sign(x)*log(1 + abs(x))");
  CHECK(slow.lowest.value == -infinity);
  CHECK(slow.highest.value == infinity);
  CHECK(slow.lipschitz.value == Approx(1));
  CHECK(slow.direction == Direction::rising);
  const Measurement cusp = measured_formula("sqrt(abs(x - 0.3))");
  CHECK(cusp.lipschitz.value == infinity);
  CHECK(cusp.lowest.value == Approx(0).margin(1e-3));
}

TEST_CASE("Rounding is no turn") {
  // Cancellation leaves no digit of this for large x, where it falls to 0.
  const Measurement m = measured_formula("sqrt(x^2 + 1) - x");
  CHECK(m.direction == Direction::falling);
  CHECK(m.turns.size() == 0);
}

/// P(|f′(z)| ≥ 5 % of the largest) of a cubic B-spline whose coefficients lie at equal steps around [−4, 4], on a grid.
double passing_share_of_spline(const std::vector<float>& c) {
  const double h = 8 / (static_cast<double>(c.size()) - 3);
  const auto slope_at = [&](double x) {
    double slope = 0;
    for (std::size_t i = 0; i < c.size(); ++i) {
      const double u = (std::clamp(x, -4.0, 4.0) + 4) / h - (static_cast<double>(i) - 1), a = std::abs(u);
      const double basis = a < 1 ? u * (1.5 * a - 2) : a < 2 ? -std::copysign((2 - a) * (2 - a) / 2, u) : 0;
      slope += static_cast<double>(c[i]) * basis / h;
    }
    return std::abs(slope);
  };
  constexpr double step = 1e-3;
  double largest = 0, share = 0;
  for (double x = -8; x < 8; x += step) largest = std::max(largest, slope_at(x));
  for (double x = -8; x < 8; x += step)
    if (slope_at(x + step / 2) >= 0.05 * largest)
      share += (std::erf((x + step) / std::sqrt(2.0)) - std::erf(x / std::sqrt(2.0))) / 2;
  return share;
}

TEST_CASE("The slopes of a spline are known everywhere, also where it is straight but for rounding") {
  const std::vector<std::vector<float>> drawn = {
      {0, 0, 0, 0, 0, 0, 0.001f, -0.002f, 0.01f, -0.059f, 0.51f, 0.998f, 1.501f, 2, 2.5f, 3, 3.5f, 4, 4.5f},
      {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f},
      {0, 0.5f, 1, 1.5f, 2, 2.5f, 3, 3.51f},
      {0, 0, 0, 0.5f, 1, 1.5f, 2, 2.5f},
      {0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 1},
      {0.3f, -0.1f, 0.7f, 0.7f}};
  for (const std::vector<float>& c : drawn) {
    const std::string text = "spline(x, -4, 4, " + std::to_string(c.size()) + ", c)";
    const formula::Outcome made = formula::define({text, "", {}});
    INFO(text << ": " << told(made.fault));
    REQUIRE(made.definition != nullptr);
    const Measurement m = measure(made.definition->kernel(), c.data());
    CHECK(m.normal.passing_share == Approx(passing_share_of_spline(c)).margin(1e-3)); // the grid's step
    CHECK_FALSE(m.more);
    CHECK(m.kinks.size() == 0);
    formula::forget(made.definition->info().id);
  }
}

TEST_CASE("A sine turns without end, and reaches ±1") {
  const Measurement m = measured_formula("sin(x)");
  const double half_pi = std::acos(0.0);
  CHECK(m.direction == Direction::none);
  CHECK(m.more);
  REQUIRE(m.turns.size() == Nearest<Turn>::most);
  for (const Turn& turn : m.turns) CHECK(std::abs(std::cos(turn.x)) < 4e-6); // a float there
  CHECK(m.highest.value == 1);
  CHECK(m.highest.x == Approx(half_pi).epsilon(1e-3));
  CHECK(m.lowest.x == Approx(-half_pi).epsilon(1e-3));
  CHECK(m.kinks.size() == 0);
  CHECK(m.jumps.size() == 0);
  // E sin² = (1 − e⁻²)/2, and q ↦ (1 − e^−2q)/(1 − e⁻²) is kept at 1 only, with slope 2/(e² − 1).
  CHECK(m.normal.mean_square == Approx((1 - std::exp(-2)) / 2).epsilon(1e-6));
  REQUIRE(m.variances.size() == 1);
  CHECK(m.variances[0].slope == Approx(2 / (std::exp(2) - 1)).epsilon(1e-4));
}

TEST_CASE("A constant is neither rising nor falling, and all straight") {
  const Measurement m = measured_formula("2");
  CHECK(m.direction == Direction::constant);
  CHECK(m.lowest.value == 2);
  CHECK(m.highest.value == 2);
  CHECK(m.normal.straight == 1);
  CHECK(m.normal.passing_share == 0);
  CHECK(m.lipschitz.value == 0);
}

TEST_CASE("What the registry declares of range, limits and direction is what is measured at the start values") {
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    if (info.kind != Kind::elementwise) continue;
    INFO(info.id);
    const Measurement m = measured(info.id);
    const auto same = [](const Interval& found, const Interval& declared) {
      if (!std::isnan(declared.low)) CHECK(found.low == Approx(declared.low).margin(1e-6));
      if (!std::isnan(declared.high)) CHECK(found.high == Approx(declared.high).margin(1e-6));
    };
    same({m.lowest.value, m.highest.value}, info.range);
    same(m.value_limits, info.value_limits);
    same(m.derivative_limits, info.derivative_limits);
    if (!std::isnan(info.range.low)) CHECK((m.direction == Direction::rising) == info.monotone);
  }
}

// The paper's own table is off by up to 8e-4.
TEST_CASE("Fourier starts with the discrete cosine transform of a straight line") {
  const Info& info = *find_block_kernel("fourier")->info;
  const std::vector<float> start = initial_parameters(info);
  REQUIRE(start.size() == 6);
  for (int q = 1; q <= 6; ++q) {
    double sum = 0;
    for (int n = 0; n < 512; ++n)
      sum += (2.0 * n / 512 - 1) * std::cos(std::acos(-1) * (2 * q - 1) * (2 * n + 1) / 1024);
    CHECK(static_cast<double>(start[static_cast<std::size_t>(q - 1)]) == Approx(sum * 2 / 512).margin(1e-3));
  }
}
