// Gated layers and maxout by themselves: which half gates, where gradients go, what happens to NaN.

#include <catch2/catch.hpp>

#include "model/layers/gated.h"
#include "model/layers/maxout.h"
#include "support/runs.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

constexpr std::size_t rows = 3, units = 5; // not a multiple of a vector

/// Pre-activations [rows × 2 units] of all signs.
std::vector<float> preactivations() {
  const Generator random{17, Purpose::noise, 0, 0};
  std::vector<float> z;
  for (std::uint32_t i = 0; i < rows * 2 * units; ++i) z.push_back(2.0f * random.normal(i));
  return z;
}

/// A layer of `units` with the activation of that id, and all that a pass through it needs.
template <class L> class LayerBench {
public:
  LayerBench(const char* id, std::size_t layer_units, std::size_t layer_rows)
      : set_{hold_block_kernel(id), 1}, layer(set_, 0, layer_units), rows_(layer_rows),
        output(layer_rows * layer_units), kept_(layer_rows * layer_units) {}

private:
  ParameterSet set_;

public:
  const L layer;

private:
  std::size_t rows_;

public:
  std::vector<float> output;

  LayerPass pass(const std::vector<float>& z) {
    return {pass_, rows_, nullptr, z.data(), {output.data(), kept_.data(), nullptr}, workspace_};
  }

private:
  std::vector<float> kept_;
  Pass pass_;
  Workspace workspace_ = {};
};

} // namespace

TEST_CASE("The second half of a row gates the first, and the slope is the larger of both ways through") {
  LayerBench<GatedLayer> bench("glu", units, rows);
  const std::vector<float> z = preactivations();
  std::vector<float> slopes(rows * units);
  bench.layer.forward(bench.pass(z));
  REQUIRE(bench.layer.slopes(bench.pass(z), slopes.data()) == slopes.data());
  const auto [deciding, step] = bench.layer.deciding(bench.pass(z));
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t u = 0; u < units; ++u) {
      const double value = z[r * 2 * units + u], gate = z[r * 2 * units + units + u];
      const double s = 1 / (1 + std::exp(-gate));
      CHECK(bench.output[r * units + u] == Approx(value * s).epsilon(1e-6));
      CHECK(slopes[r * units + u] == Approx(std::max(s, std::fabs(value) * s * (1 - s))).epsilon(1e-6));
      CHECK(static_cast<double>(deciding[r * step + u]) == gate);
    }
  CHECK(bench.layer.deciding_column(2) == units + 2);
}

TEST_CASE("Maxout sends the gradient to the largest piece, of equal ones to the first") {
  LayerBench<MaxoutLayer> bench("maxout", 4, 1);
  const std::vector<float> z = {1, -2, 3, 0, /**/ 0, -1, 3, -0.0f};
  bench.layer.forward(bench.pass(z));
  CHECK(bench.output == std::vector<float>{1, -1, 3, 0});
  std::vector<float> dh = {10, 20, 30, 40}, dz(8);
  bench.layer.backward(bench.pass(z), dh.data(), dz.data(), nullptr);
  CHECK(dz == std::vector<float>{10, 0, 30, 40, 0, 20, 0, 0});
}

TEST_CASE("A NaN in either piece of a maxout unit comes out") {
  const float nan = NAN;
  LayerBench<MaxoutLayer> bench("maxout", 2, 1);
  const std::vector<float> z = {nan, 1, /**/ 1, nan};
  bench.layer.forward(bench.pass(z));
  CHECK(std::isnan(bench.output[0]));
  CHECK(std::isnan(bench.output[1]));
}

TEST_CASE("A gated network has twice the columns before each of its activations, and is restored from a checkpoint") {
  Settings spec = small_settings("swiglu");
  spec.layers.push_back({7, "relu"});
  const auto data = toy_data(100);
  const auto run = run_of(spec, data);
  CHECK(run->model().dense(0).units() == 32);
  CHECK(run->model().dense(1).inputs() == 16);
  CHECK(run->model().dense(2).inputs() == 13);
  CHECK(run->model().tensors().learned_floats() == 31 * 32 + 17 * 26 + 14 * 7 + 8 * 10);
  take(*run, 5);
  const auto other = sound(restored(checkpoint_of(*run), data));
  take(*run, 5);
  take(*other, 5);
  CHECK(run->parameters_hash() == other->parameters_hash());
}
