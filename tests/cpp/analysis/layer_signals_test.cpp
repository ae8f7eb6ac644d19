// What ten layers make of N(0, 1), against plain loops in double and against the limit of infinite width.
#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

#include "analysis/layer_signals.h"
#include "simd/generator.h"
#include "support/scalar_parameters.h"

using namespace activarium;

namespace {

LayerSignals signals(const char* id, double mean_square, std::uint64_t seed = 7) {
  const BlockKernel& kernel = *find_block_kernel(id);
  const std::vector<float> parameters = initial_parameters(*kernel.info);
  return layer_signals(kernel, parameters.data(), mean_square, seed);
}

/// The same network by its definition, sums one after the other.
template <class F> std::vector<LayerSignal> naive(F f, double mean_square, std::uint64_t seed) {
  constexpr std::size_t n = signal_width;
  const auto drawn = [&](std::uint32_t layer) {
    const Generator random{seed, Purpose::weights, 0, layer};
    std::vector<double> out(n * n);
    for (std::size_t i = 0; i < n * n; ++i) out[i] = static_cast<double>(random.normal(static_cast<std::uint32_t>(i)));
    return out;
  };
  std::vector<double> z = drawn(0);
  std::vector<LayerSignal> out;
  for (std::uint32_t layer = 1; layer <= LayerSignals{}.size(); ++layer) {
    const std::vector<double> weights = drawn(layer);
    std::vector<double> next(n * n);
    for (std::size_t row = 0; row < n; ++row)
      for (std::size_t k = 0; k < n; ++k) {
        const double h = f(z[row * n + k]) / std::sqrt(mean_square * n);
        for (std::size_t unit = 0; unit < n; ++unit) next[row * n + unit] += h * weights[k * n + unit];
      }
    z = next;
    double sum = 0, squares = 0, within = 0;
    for (std::size_t unit = 0; unit < n; ++unit) {
      double unit_sum = 0, unit_squares = 0;
      for (std::size_t row = 0; row < n; ++row) {
        unit_sum += z[row * n + unit];
        unit_squares += z[row * n + unit] * z[row * n + unit];
      }
      sum += unit_sum;
      squares += unit_squares;
      within += unit_squares / n - unit_sum / n * (unit_sum / n);
    }
    const double mean = sum / (n * n);
    out.push_back({mean, std::sqrt(squares / (n * n) - mean * mean), std::sqrt(within / n)});
  }
  return out;
}

double rectified(double v) { return v > 0 ? v : 0; }
double hyperbolic(double v) { return std::tanh(v); }

} // namespace

TEST_CASE("The signal through ten layers is that of plain loops in double") {
  const auto check = [](const char* id, double (*f)(double), double mean_square) {
    INFO(id);
    const LayerSignals found = signals(id, mean_square);
    const std::vector<LayerSignal> truth = naive(f, mean_square, 7);
    for (std::size_t layer = 0; layer < found.size(); ++layer) {
      INFO(layer);
      // Float products are off by 2⁻²⁰ or so, and a layer of tanh makes differences up to a fifth larger.
      CHECK(found[layer].mean == Approx(truth[layer].mean).margin(1e-5));
      CHECK(found[layer].deviation == Approx(truth[layer].deviation).epsilon(1e-5));
      CHECK(found[layer].spread == Approx(truth[layer].spread).epsilon(1e-5));
    }
  };
  check("relu", rectified, 0.5);
  check("tanh", hyperbolic, 0.394294);
}

TEST_CASE("Through ReLU two inputs grow alike as the correlation map of wide layers says") {
  constexpr int seeds = 16;
  std::vector<double> shares(LayerSignals{}.size());
  for (int seed = 0; seed < seeds; ++seed) {
    const LayerSignals found = signals("relu", 0.5, static_cast<std::uint64_t>(seed));
    for (std::size_t i = 0; i < shares.size(); ++i) shares[i] += found[i].spread / found[i].deviation / seeds;
  }
  double c = 0;
  for (const double share : shares) {
    c = (std::sqrt(1 - c * c) + c * (std::acos(-1.0) - std::acos(c))) / std::acos(-1.0);
    // 256 units are not infinitely many: each layer strays by √(2/256), ten of them by 28 %, the mean of 16 by 7 %.
    CHECK(share == Approx(std::sqrt(1 - c)).epsilon(0.15));
  }
}

TEST_CASE("Inputs become alike through Sigmoid, and a gain too large explodes") {
  CHECK(signals("sigmoid", 0.293379).back().spread < 1e-3);
  CHECK(signals("sigmoid", 0.293379).back().deviation == Approx(1).margin(0.2));
  CHECK(signals("none", 1).back().spread == Approx(1).margin(0.2));
  CHECK(signals("none", 0.01).back().deviation == Approx(1e10).epsilon(0.5));
  CHECK(std::isnan(signals("none", 1e-9).back().deviation));
}

TEST_CASE("The signal is the same each time, and another for another seed") {
  const LayerSignals first = signals("gelu", 0.425), again = signals("gelu", 0.425), other = signals("gelu", 0.425, 8);
  CHECK(first.back().mean == again.back().mean);
  CHECK(first.back().spread == again.back().spread);
  CHECK(first.back().mean != other.back().mean);
}
