// Declared accuracy against tables of true values, and against double where tables have no point.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "support/reference.h"
#include "support/scalar_parameters.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

const char* const table_names[] = {"none",  "sigmoid",       "tanh",      "relu", "leaky-relu",    "prelu",
                                   "rrelu", "silu",          "elu-alpha", "gelu", "swish",         "prelu-2.35",
                                   "mish",  "elu-alpha-2.5", "hardswish", "staf", "swish-beta-1.7"};

std::vector<float> parameters_of(const ReferenceTable& table, const Info& info) {
  std::vector<float> out;
  for (const ParameterInfo& p : info.parameters)
    for (const double v : table.parameters.at(p.name)) out.push_back(static_cast<float>(v));
  return out;
}

/// Largest share of what `info` allows that an error takes: > 1 is a failure.
double share_of_bound(float y, double truth, double ulps, bool near_root) {
  const double error = std::fabs(static_cast<double>(y) - truth);
  if (near_root && error <= 0x1p-24) return 0.0;
  return ulp_error(y, truth) / ulps;
}

/// The rounding of an inner product p·x to float moves f by as much as moving x by half an ULP: a sum of sines or a
/// Swish whose β is not a power of two cannot be held to a bound in ULP of the result.
bool has_rounded_inner_product(const std::string& table) { return table == "staf" || table == "swish-beta-1.7"; }

} // namespace

TEST_CASE("Every activation of the registry has a table of true values") {
  for (const BlockKernel& kernel : block_kernels()) {
    if (kernel.info->kind != Kind::elementwise) continue;
    INFO(kernel.info->id);
    CHECK(read_reference(std::string("activations/") + kernel.info->id + ".txt").rows.size() > 100);
  }
}

TEST_CASE("f and f′ are as close to the truth as their Info declares") {
  for (const std::string name : table_names) {
    if (has_rounded_inner_product(name)) continue;
    const ReferenceTable table = read_reference("activations/" + name + ".txt");
    const BlockKernel* kernel = find_block_kernel(table.id);
    REQUIRE(kernel != nullptr);
    const Info& info = *kernel->info;
    const std::vector<float> parameters = parameters_of(table, info);
    for (const auto& row : table.rows) {
      const auto x = static_cast<float>(row[0]);
      const Values v = evaluate(*kernel, parameters, {x});
      const bool near_root = info.accuracy.root.low < row[0] && row[0] < info.accuracy.root.high;
      INFO(name << " at x = " << x << ": f " << v.f[0] << " for " << row[1] << ", f' " << v.df[0] << " for " << row[2]);
      CHECK(share_of_bound(v.f[0], row[1], info.accuracy.value.ulp, false) <= 1.0);
      CHECK(share_of_bound(v.df[0], row[2], info.accuracy.derivative.ulp, near_root) <= 1.0);
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
  // No bound in ULP is declared for f″; it serves curvature, where six digits are plenty.
  for (const std::string name : table_names) {
    const ReferenceTable table = read_reference("activations/" + name + ".txt");
    const BlockKernel* kernel = find_block_kernel(table.id);
    REQUIRE(kernel != nullptr);
    const std::vector<float> parameters = parameters_of(table, *kernel->info);
    const double scale = name == std::string("staf") ? 100.0 : 1.0;
    for (const auto& row : table.rows) {
      const Values v = evaluate(*kernel, parameters, {static_cast<float>(row[0])});
      INFO(name << " at x = " << row[0]);
      CHECK(std::fabs(static_cast<double>(v.d2f[0]) - row[3]) <= 1e-6 * (scale + std::fabs(row[3])));
    }
  }
}

TEST_CASE("f and f′ keep their accuracy over a sweep of all floats") {
  Activations::for_each([]<class A>() {
    const Info& info = A::info;
    if (info.scalar_count() > 2 || std::isnan(info.accuracy.value.ulp)) return; // STAF: see above
    const std::vector<float> parameters = initial_parameters(info);
    const ScalarParameters<double> exact = scalar_parameters(parameters);
    double worst_value = 0, worst_slope = 0;
    float worst_value_x = 0, worst_slope_x = 0;
    std::vector<float> xs;
    for (std::uint32_t i = 0; i < (1u << 17); ++i) {
      const std::uint32_t pattern = i * 32749u + 11u;
      float x;
      std::memcpy(&x, &pattern, sizeof x);
      if (std::isfinite(x)) xs.push_back(x);
    }
    for (int i = -30000; i <= 30000; ++i) xs.push_back(static_cast<float>(i) * 0.00041f);
    const Values v = evaluate(*find_block_kernel(info.id), parameters, xs);
    for (std::size_t i = 0; i < xs.size(); ++i) {
      const double x = xs[i];
      const bool near_root = info.accuracy.root.low < x && x < info.accuracy.root.high;
      const double value = share_of_bound(v.f[i], A::value(x, exact), info.accuracy.value.ulp, false);
      const double slope = share_of_bound(v.df[i], derivative_of<A>(x, exact), info.accuracy.derivative.ulp, near_root);
      if (value > worst_value) worst_value = value, worst_value_x = xs[i];
      if (slope > worst_slope) worst_slope = slope, worst_slope_x = xs[i];
    }
    INFO(info.id << ": f worst at " << worst_value_x << ", f' worst at " << worst_slope_x);
    CHECK(worst_value <= 1.0);
    CHECK(worst_slope <= 1.0);
  });
}

TEST_CASE("GELU keeps its tail where one plus erf has lost it") {
  const Values v = evaluate(*find_block_kernel("gelu"), {}, {-6.0f, -10.0f, -14.0f});
  CHECK(ulp_error(v.f[0], -6.0 * normal_cdf(-6.0)) <= 4.0);
  CHECK(ulp_error(v.f[1], -10.0 * normal_cdf(-10.0)) <= 4.0);
  CHECK(v.f[2] < 0.0f);
}
