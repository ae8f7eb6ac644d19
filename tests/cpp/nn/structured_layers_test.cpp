// Gated layers and maxout by themselves: which half gates, where gradients go, what happens to NaN.
#include "nn/structured_layers.h"

#include <catch2/catch.hpp>

#include "nn/run.h"
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

GemmWorkspace& workspace() {
  static GemmWorkspace shared(Kernels::plain);
  return shared;
}

} // namespace

TEST_CASE("The second half of a row gates the first, and the slope is the larger of both ways through") {
  GatedLayer layer(*find_block_kernel("glu"), units, rows);
  const std::vector<float> z = preactivations(), ones(rows * units, 1.0f);
  std::vector<float> slopes(rows * units);
  layer.forward({}, rows, z.data(), workspace());
  layer.slopes(rows, z.data(), ones, slopes.data());
  const auto [deciding, step] = layer.deciding(z.data());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t u = 0; u < units; ++u) {
      const double value = z[r * 2 * units + u], gate = z[r * 2 * units + units + u];
      const double s = 1 / (1 + std::exp(-gate));
      CHECK(layer.output()[r * units + u] == Approx(value * s).epsilon(1e-6));
      CHECK(slopes[r * units + u] == Approx(std::max(s, std::fabs(value) * s * (1 - s))).epsilon(1e-6));
      CHECK(static_cast<double>(deciding[r * step + u]) == gate);
    }
  CHECK(layer.deciding_column(2) == units + 2);
}

TEST_CASE("Maxout sends the gradient to the largest piece, of equal ones to the first") {
  MaxoutLayer layer(*find_block_kernel("maxout"), 4, 1);
  const std::vector<float> z = {1, -2, 3, 0, /**/ 0, -1, 3, -0.0f};
  layer.forward({}, 1, z.data(), workspace());
  CHECK(std::vector<float>(layer.output(), layer.output() + 4) == std::vector<float>{1, -1, 3, 0});
  std::vector<float> dh = {10, 20, 30, 40}, dz(8);
  layer.backward({}, 1, z.data(), dh.data(), dz.data(), workspace());
  CHECK(dz == std::vector<float>{10, 0, 30, 40, 0, 20, 0, 0});
}

TEST_CASE("A NaN in either piece of a maxout unit comes out") {
  const float nan = NAN;
  MaxoutLayer layer(*find_block_kernel("maxout"), 2, 1);
  const std::vector<float> z = {nan, 1, /**/ 1, nan};
  layer.forward({}, 1, z.data(), workspace());
  CHECK(std::isnan(layer.output()[0]));
  CHECK(std::isnan(layer.output()[1]));
}

TEST_CASE("A gated network has twice the columns before each of its activations, and is restored from a checkpoint") {
  RunSpec spec = small_spec("swiglu");
  spec.layers.push_back({7, "relu", {}});
  const auto data = toy_data(100);
  Run run(spec, data);
  CHECK(run.network().dense(0).units() == 32);
  CHECK(run.network().dense(1).inputs() == 16);
  CHECK(run.network().dense(2).inputs() == 13);
  CHECK(run.network().learned_count() == 31 * 32 + 17 * 26 + 14 * 7 + 8 * 10);
  for (int i = 0; i < 5; ++i) run.step();
  const std::vector<std::uint8_t> saved = run.checkpoint();
  Run other(Run::read_header(saved).spec, data);
  REQUIRE(other.restore(saved));
  for (int i = 0; i < 5; ++i) {
    run.step();
    other.step();
  }
  CHECK(run.parameters_hash() == other.parameters_hash());
}
