// Declared accuracy against tables of true values, and against double where tables have no point.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "support/reference.h"
#include "support/scalar_parameters.h"
#include "support/true_values.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

/// The tables' names: each function's own, and those with other parameters.
std::vector<std::string> table_names() {
  std::vector<std::string> names = {"prelu-2.35",     "elu-alpha-2.5", "swish-beta-1.7",     "celu-0.5", "softplus-2",
                                    "squareplus-1.5", "nipuna-2",      "nipuna-chapter-2.5", "snake-2"};
  for (const BlockKernel& kernel : block_kernels())
    if (kernel.info->kind == Kind::elementwise) names.emplace_back(kernel.info->id);
  return names;
}

std::vector<float> parameters_of(const ReferenceTable& table, const Info& info) {
  std::vector<float> out;
  for (const ParameterInfo& p : info.parameters)
    for (const double v : table.parameters.at(p.name)) out.push_back(static_cast<float>(v));
  return out;
}

/// The error of f′ in ULP; around its zero one of up to 2⁻²⁴ counts as none.
double slope_error(const Info& info, double x, float y, double truth) {
  const bool near_root = info.accuracy.root.low < x && x < info.accuracy.root.high;
  return near_root && std::fabs(static_cast<double>(y) - truth) <= 0x1p-24 ? 0.0 : ulp_error(y, truth);
}

/// The rounding of an inner product p·x to float moves f by as much as moving x by half an ULP: a sum of sines or a
/// Swish whose β is not a power of two cannot be held to a bound in ULP of the result.
bool has_rounded_inner_product(const std::string& table) {
  return std::isnan(find_block_kernel(read_reference("activations/" + table + ".txt").id)->info->accuracy.value.ulp) ||
         table == "swish-beta-1.7";
}

} // namespace

TEST_CASE("Every elementwise function of the registry has a table of true values") {
  for (const BlockKernel& kernel : block_kernels()) {
    if (kernel.info->kind != Kind::elementwise) continue;
    INFO(kernel.info->id);
    CHECK(read_reference(std::string("activations/") + kernel.info->id + ".txt").rows.size() > 100);
  }
}

TEST_CASE("f and f′ are as close to the truth as their Info declares") {
  for (const std::string& name : table_names()) {
    if (has_rounded_inner_product(name)) continue;
    // Errors are declared for the initial parameters; with others they stay below the bounds that all keep.
    const ReferenceTable table = read_reference("activations/" + name + ".txt");
    const BlockKernel* kernel = find_block_kernel(table.id);
    REQUIRE(kernel != nullptr);
    const Info& info = *kernel->info;
    const std::vector<float> parameters = parameters_of(table, info);
    for (const auto& row : table.rows) {
      const auto x = static_cast<float>(row[0]);
      const Values v = evaluate(*kernel, parameters, {x});
      INFO(name << " at x = " << x << ": f " << v.f[0] << " for " << row[1] << ", f' " << v.df[0] << " for " << row[2]);
      CHECK(rounded_up(ulp_error(v.f[0], row[1])) <= (name == info.id ? info.accuracy.value.ulp : 4));
      CHECK(rounded_up(slope_error(info, row[0], v.df[0], row[2])) <=
            (name == info.id ? info.accuracy.derivative.ulp : 6));
    }
  }
}

TEST_CASE("Functions with a rounded inner product are off by no more than that rounding explains") {
  // Half an ULP of the angle u = p·x + q, twice where a product and a sum round, times |df/du|, and a few ULP of the
  // terms' size on top.
  for (const std::string name : {"staf", "swish-beta-1.7"}) {
    const ReferenceTable table = read_reference("activations/" + name + ".txt");
    const BlockKernel* kernel = find_block_kernel(table.id);
    REQUIRE(kernel != nullptr);
    const std::vector<float> parameters = parameters_of(table, *kernel->info);
    REQUIRE(table.rows.size() > 100);
    for (const auto& row : table.rows) {
      const double x = row[0];
      double value_bound = 0, slope_bound = 0;
      if (name == std::string("staf")) {
        for (std::size_t i = 0; i < 25; ++i) {
          const double c = std::fabs(parameters[i]), omega = std::fabs(parameters[25 + i]);
          const double angle = omega * std::fabs(x) + std::fabs(parameters[50 + i]);
          value_bound += c * (angle + 25) * 0x1p-23;
          slope_bound += c * omega * (angle + 25) * 0x1p-23;
        }
      } else {
        const double u = std::fabs(x * static_cast<double>(parameters[0]));
        const double relative = (u + 8) * 0x1p-24;
        value_bound = std::fabs(row[1]) * relative + 0x1p-148;
        slope_bound = (std::fabs(row[2]) + std::fabs(row[1])) * 2 * relative + 0x1p-148;
        if (-1.3 < x && x < -0.3) slope_bound += 0x1p-23; // around the root of f′
      }
      const Values v = evaluate(*kernel, parameters, {static_cast<float>(x)});
      INFO(name << " at x = " << x);
      CHECK(std::fabs(static_cast<double>(v.f[0]) - row[1]) <= value_bound);
      CHECK(std::fabs(static_cast<double>(v.df[0]) - row[2]) <= slope_bound);
    }
  }
}

TEST_CASE("f″ follows the truth to a millionth of the scale of f′ and f″") {
  // No bound in ULP is declared for f″; it serves curvature, where six digits are plenty. Sums of sines of rounded
  // angles, up to 21 half turns in Fourier's, are held to their terms' size; powers of rounded logarithms to twice as
  // much.
  for (const std::string& name : table_names()) {
    const ReferenceTable table = read_reference("activations/" + name + ".txt");
    const BlockKernel* kernel = find_block_kernel(table.id);
    REQUIRE(kernel != nullptr);
    const std::vector<float> parameters = parameters_of(table, *kernel->info);
    const double scale = name == "staf" ? 100.0 : name == "fourier" ? 2000.0 : 1.0;
    const double tolerance = has_rounded_inner_product(name) ? 2e-6 : 1e-6;
    for (const auto& row : table.rows) {
      const Values v = evaluate(*kernel, parameters, {static_cast<float>(row[0])});
      INFO(name << " at x = " << row[0]);
      CHECK(std::fabs(static_cast<double>(v.d2f[0]) - row[3]) <= tolerance * (scale + std::fabs(row[3])));
    }
  }
}

TEST_CASE("Every function without rounded products of learned numbers has true values in double to be held to") {
  for (const BlockKernel& kernel : block_kernels()) {
    const bool measured = !std::isnan(kernel.info->accuracy.value.ulp);
    INFO(kernel.info->id);
    CHECK(measured == (find_true(true_activations(), kernel.info->id) != nullptr));
    CHECK(measured == !std::isnan(kernel.info->accuracy.derivative.ulp));
    CHECK(!(kernel.info->accuracy.value.ulp > 4));
    CHECK(!(kernel.info->accuracy.derivative.ulp > 6));
  }
}

TEST_CASE("True values in double agree with the tables") {
  for (const TrueFunction& truth : true_activations()) {
    const ReferenceTable table = read_reference(std::string("activations/") + truth.id + ".txt");
    REQUIRE(table.rows.size() > 100);
    for (const auto& row : table.rows) {
      double f, df;
      truth.value(&row[0], &f, 1);
      truth.derivative(&row[0], &df, 1);
      INFO(truth.id << " at x = " << row[0]);
      // A hundredth of an ULP of float32, or far below the smallest float.
      CHECK(std::fabs(f - row[1]) <= 0x1p-31 * std::fabs(row[1]) + 1e-60);
      CHECK(std::fabs(df - row[2]) <= 0x1p-31 * std::fabs(row[2]) + (truth.id == std::string("none") ? 0 : 1e-12));
    }
  }
}

TEST_CASE("f and f′ keep their declared accuracy over a sweep of all floats") {
  for (const TrueFunction& truth : true_activations()) {
    const BlockKernel& kernel = *find_block_kernel(truth.id);
    const Info& info = *kernel.info;
    std::vector<float> xs;
    for (std::uint64_t pattern = 0; pattern < (1ull << 32); pattern += 40009) {
      const auto bits = static_cast<std::uint32_t>(pattern);
      float x;
      std::memcpy(&x, &bits, sizeof x);
      if (std::isfinite(x)) xs.push_back(x);
    }
    for (int i = -30000; i <= 30000; ++i) xs.push_back(static_cast<float>(i) * 0.00041f);
    const std::vector<double> wide(xs.begin(), xs.end());
    std::vector<double> f(xs.size()), df(xs.size());
    truth.value(wide.data(), f.data(), f.size());
    truth.derivative(wide.data(), df.data(), df.size());
    const Values v = evaluate(kernel, initial_parameters(info), xs);
    double worst_value = 0, worst_slope = 0;
    float worst_value_x = 0, worst_slope_x = 0;
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const double value = ulp_error(v.f[i], f[i]), slope = slope_error(info, wide[i], v.df[i], df[i]);
      if (value > worst_value) worst_value = value, worst_value_x = xs[i];
      if (slope > worst_slope) worst_slope = slope, worst_slope_x = xs[i];
    }
    INFO(info.id << ": f worst at " << worst_value_x << ", f' worst at " << worst_slope_x);
    CHECK(rounded_up(worst_value) <= info.accuracy.value.ulp);
    CHECK(rounded_up(worst_slope) <= info.accuracy.derivative.ulp);
  }
}

TEST_CASE("The errors at the floats that are declared to be the worst are those declared") {
  for (const TrueFunction& truth : true_activations()) {
    const BlockKernel& kernel = *find_block_kernel(truth.id);
    const Info& info = *kernel.info;
    const std::vector<float> x = {
        static_cast<float>(info.accuracy.value.x), static_cast<float>(info.accuracy.derivative.x)};
    const Values v = evaluate(kernel, initial_parameters(info), x);
    const std::vector<double> at(x.begin(), x.end());
    double f, df;
    truth.value(&at[0], &f, 1);
    truth.derivative(&at[1], &df, 1);
    INFO(info.id << ": f at " << x[0] << ", f' at " << x[1]);
    CHECK(rounded_up(ulp_error(v.f[0], f)) == info.accuracy.value.ulp);
    CHECK(rounded_up(slope_error(info, at[1], v.df[1], df)) == info.accuracy.derivative.ulp);
  }
}

TEST_CASE("GELU keeps its tail where one plus erf has lost it") {
  const Values v = evaluate(*find_block_kernel("gelu"), {}, {-6.0f, -10.0f, -14.0f});
  CHECK(ulp_error(v.f[0], -6.0 * normal_cdf(-6.0)) <= 4.0);
  CHECK(ulp_error(v.f[1], -10.0 * normal_cdf(-10.0)) <= 4.0);
  CHECK(v.f[2] < 0.0f);
}
