// Parameter gradients of the block kernels, shared and per unit, and noise.
#include <catch2/catch.hpp>

#include "activations/registry.h"
#include "support/scalar_parameters.h"
#include "support/sums_into.h"

using namespace activarium;

namespace {

constexpr std::size_t rows = 37, units = 11; // neither a multiple of a vector nor of a reduction block

struct Block {
  std::vector<float> x, dy, dx = std::vector<float>(rows * units);

  Block() {
    for (std::size_t i = 0; i < rows * units; ++i) {
      x.push_back(static_cast<float>(static_cast<int>(i * 7919 % 1000) - 500) * 0.008f);
      dy.push_back(static_cast<float>(static_cast<int>(i * 104729 % 1000) - 500) * 0.002f);
    }
  }
};

} // namespace

TEST_CASE("Parameter gradients of a block are the sums of the elements' gradients") {
  Activations::for_each([]<class A>() {
    if constexpr (requires(ScalarParameters<double> q) { A::derivatives(1.0, q, [](std::size_t, double) {}); }) {
      for (const bool per_unit : {false, true}) {
        Block block;
        const std::size_t scalars = A::info.scalar_count(), sets = per_unit ? units : 1;
        const std::vector<float> parameters = start_parameters(A::info, {}, 3, 0, sets);
        std::vector<double> got(scalars * sets), expected(scalars * sets), size(scalars * sets);
        find_block_kernel(A::info.id)
            ->backward({parameters.data(), sets, nullptr, nullptr}, rows, units, block.x.data(), block.dy.data(),
                       block.dx.data(), SumsInto(got, rows));
        for (std::size_t i = 0; i < rows * units; ++i) {
          const std::size_t set = per_unit ? i % units : 0;
          ScalarParameters<double> p;
          for (std::size_t k = 0; k < scalars; ++k) p.values.push_back(parameters[k * sets + set]);
          const double dy = block.dy[i];
          A::derivatives(static_cast<double>(block.x[i]), p, [&](std::size_t k, double gradient) {
            expected[k * sets + set] += dy * gradient;
            size[k * sets + set] += std::fabs(dy * gradient);
          });
        }
        // Float terms, summed in float over at most 16 rows and in double beyond: 2⁻²⁴ per term and partial sum.
        for (std::size_t k = 0; k < got.size(); ++k) {
          INFO(A::info.id << (per_unit ? " per unit" : " shared") << ", scalar " << k);
          CHECK(std::fabs(got[k] - expected[k]) <= 2e-5 * size[k] + 1e-9);
        }
      }
    }
  });
}

TEST_CASE("Parameter gradients do not change dx") {
  for (const BlockKernel& kernel : block_kernels()) {
    Block with, without;
    const std::vector<float> parameters = initial_parameters(*kernel.info);
    std::vector<double> gradients(parameters.size());
    const BlockContext context{parameters.data(), 1, nullptr, nullptr};
    kernel.backward(context, rows, units, with.x.data(), with.dy.data(), with.dx.data(), SumsInto(gradients, rows));
    kernel.backward(context, rows, units, without.x.data(), without.dy.data(), without.dx.data(), nullptr);
    INFO(kernel.info->id);
    CHECK(with.dx == without.dx);
  }
}

TEST_CASE("Units with parameters of their own get the bits that each has alone with them, noise included") {
  // The elements that a call sees as 0, 1, 2, … are these of the whole block.
  struct Elements {
    std::size_t first, step;
  };
  const NoiseSource noise = [](const void* state, std::size_t index, float* out) {
    const auto [first, step] = *static_cast<const Elements*>(state);
    for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<float>((first + (index + i) * step) * 7919 % 1000) / 1000;
  };
  for (const BlockKernel& kernel : block_kernels()) {
    const std::size_t scalars = kernel.info->scalar_count();
    std::vector<float> parameters = start_parameters(*kernel.info, {}, 3, 0, units);
    for (std::size_t i = 0; i < parameters.size(); ++i) parameters[i] += 0.01f * static_cast<float>(i % units);
    Block block;
    std::vector<float> y(rows * units);
    std::vector<double> gradients(scalars * units);
    const Elements all{0, 1};
    const BlockContext context{parameters.data(), units, noise, &all};
    kernel.forward(context, rows, units, block.x.data(), y.data());
    kernel.backward(context, rows, units, block.x.data(), block.dy.data(), block.dx.data(), SumsInto(gradients, rows));
    bool same = true;
    for (std::size_t unit = 0; unit < units; ++unit) {
      std::vector<float> own, x, dy, y_alone(rows), dx_alone(rows);
      for (std::size_t k = 0; k < scalars; ++k) own.push_back(parameters[k * units + unit]);
      for (std::size_t r = 0; r < rows; ++r) {
        x.push_back(block.x[r * units + unit]);
        dy.push_back(block.dy[r * units + unit]);
      }
      const Elements column{unit, units};
      const BlockContext alone{own.data(), 1, noise, &column};
      kernel.forward(alone, rows, 1, x.data(), y_alone.data());
      kernel.backward(alone, rows, 1, x.data(), dy.data(), dx_alone.data(), nullptr);
      for (std::size_t r = 0; r < rows; ++r)
        same = same && y[r * units + unit] == y_alone[r] && block.dx[r * units + unit] == dx_alone[r];
    }
    INFO(kernel.info->id);
    CHECK(same);
  }
}

TEST_CASE("RReLU draws its slopes in training and takes their mean in evaluation") {
  const BlockKernel& rrelu = *find_block_kernel("rrelu");
  const std::vector<float> parameters = initial_parameters(*rrelu.info);
  const std::vector<float> x(6, -1.0f);
  std::vector<float> y(6), slope(6);
  const std::vector<float> ones(6, 1.0f);
  const NoiseSource noise = [](const void*, std::size_t index, float* out) {
    for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<float>(index + i) / 8.0f;
  };
  rrelu.forward({parameters.data(), 1, noise, nullptr}, 1, 6, x.data(), y.data());
  rrelu.backward({parameters.data(), 1, noise, nullptr}, 1, 6, x.data(), ones.data(), slope.data(), nullptr);
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(y[i] == Approx(-(0.125 + (1.0 / 3 - 0.125) * static_cast<double>(i) / 8)).epsilon(1e-6));
    CHECK(slope[i] == -y[i]);
  }
  rrelu.forward({parameters.data(), 1, nullptr, nullptr}, 1, 6, x.data(), y.data());
  CHECK(y[0] == Approx(-11.0 / 48).epsilon(1e-6));
}
