// Functions that learn their shape, with parameters away from their start values, against tables of true values.
#include <catch2/catch.hpp>

#include <algorithm>

#include "activations/registry.h"
#include "support/dual.h"
#include "support/reference.h"
#include "support/scalar_parameters.h"
#include "support/sums_into.h"

using namespace activarium;

namespace {

/// What moves a result g by as much as x and every parameter moving by a factor of 1 + ε do: |g| + |x ∂g/∂x| + Σ|pₖ
/// ∂g/∂pₖ|. No float32 formula can be held to less than some ε of it, since products with parameters are rounded.
template <class G> double reach(const std::vector<double>& p, double x, const G& g) {
  ScalarParameters<Dual> duals;
  for (const double v : p) duals.values.emplace_back(v);
  const Dual in_x = g(Dual(x, 1.0), duals);
  double sum = std::fabs(in_x.value) + std::fabs(x * in_x.slope);
  for (std::size_t k = 0; k < p.size(); ++k) {
    duals.values[k].slope = 1.0;
    sum += std::fabs(p[k] * g(Dual(x), duals).slope);
    duals.values[k].slope = 0.0;
  }
  return sum;
}

/// ∂f/∂p[k] as a function of x and the parameters.
template <class A, class V, class P> V gradient_in(std::size_t k, V x, const P& p) {
  V out = 0.0;
  A::derivatives(x, p, [&](std::size_t index, V gradient) {
    if (index == k) out = gradient;
  });
  return out;
}

/// The largest error of f, f′ and the gradients, in 2⁻²⁴ of their reach and of `terms`, what is added to x and rounded
/// whatever the result; below the normal floats errors count by those.
template <class A> void check_table(const std::string& table_name, double terms) {
  const ReferenceTable table = read_reference("activations/" + table_name + ".txt");
  REQUIRE(table.id == A::info.id);
  REQUIRE(table.rows.size() > 100);
  std::vector<float> parameters;
  std::vector<double> exact;
  std::vector<std::string> names; // of the gradients' columns
  for (const ParameterInfo& p : A::info.parameters)
    for (std::size_t k = 0; k < p.count; ++k) {
      exact.push_back(table.parameters.at(p.name)[k]);
      parameters.push_back(static_cast<float>(exact.back()));
      names.push_back(std::string("d") + p.name + "_" + std::to_string(k));
    }
  const BlockKernel& kernel = *find_block_kernel(A::info.id);
  double worst = 0;
  std::ostringstream where;
  for (const auto& row : table.rows) {
    const double x = row[0];
    const auto at = static_cast<float>(x);
    const auto compare = [&](const std::string& what, double got, double truth, double reached) {
      if (std::fabs(truth) > 1e37) return; // or the float may rightly be infinite
      const double error = std::fabs(got - truth) / (0x1p-24 * (reached + terms) + 0x1p-126);
      if (!(error <= worst)) {
        worst = error;
        where.str("");
        where << table_name << ": " << what << " at " << x << " is " << got << " for " << truth << ", reach "
              << reached;
      }
    };
    const Values v = evaluate(kernel, parameters, {at});
    compare("f", static_cast<double>(v.f[0]), row[1],
            reach(exact, x, [](Dual t, const auto& p) { return A::value(t, p); }));
    compare("f'", static_cast<double>(v.df[0]), row[2],
            reach(exact, x, [](Dual t, const auto& p) { return derivative_of<A>(t, p); }));
    const float one = 1.0f;
    float dx = 0;
    std::vector<double> gradients(parameters.size());
    kernel.backward({parameters.data(), 1, nullptr, nullptr}, 1, 1, &at, &one, &dx, SumsInto(gradients, 1));
    for (std::size_t k = 0; k < names.size(); ++k) {
      const std::size_t column = table.column(names[k]);
      REQUIRE(column < table.columns.size());
      compare(names[k], gradients[k], row[column],
              reach(exact, x, [&](Dual t, const auto& p) { return gradient_in<A>(k, t, p); }));
    }
  }
  INFO(where.str());
  CHECK(worst <= 12);
}

} // namespace

TEST_CASE(
    "Learned shapes and their gradients are off by no more than a few roundings of x and the parameters explain") {
  check_table<AdaptiveSigmoid>("adaptive-sigmoid", 0);
  check_table<Sgt>("sgt", 0);
  check_table<SgtPaper>("sgt-paper", 0);
  check_table<Rational>("rational", 0);
  check_table<Rational>("rational-wavy", 0);
  check_table<BSpline>("b-spline", 1); // places on the grid
  check_table<Fourier>("fourier", 20); // x + 1 + 1/512, times up to 5½π
  check_table<Mixture>("mixture", 1);  // SiLU − ReLU, which nearly cancel
}
