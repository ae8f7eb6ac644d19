// The engine's kernels by themselves, in wasm as it ships: each call repeats one kernel, and the page times the call.
#include <emscripten/bind.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "activations/block_kernel.h"
#include "activations/parameters.h"
#include "base/reduction.h"
#include "linalg/gemm.h"
#include "simd/generator.h"

namespace activarium {
namespace {

/// Noise as a training step draws it.
void draw(const void* state, std::size_t index, float* out) {
  const auto words = static_cast<const Generator*>(state)->block(static_cast<std::uint32_t>(index / 4));
  for (std::size_t i = 0; i < 4; ++i) out[i] = Generator::unit(words[i]);
}

/// Standard normal numbers.
std::vector<float> normal(std::size_t size, std::uint32_t stream) {
  std::vector<float> numbers(size);
  const Generator random{1, Purpose::weights, 0, stream};
  for (std::size_t i = 0; i < size; ++i) numbers[i] = random.normal(static_cast<std::uint32_t>(i));
  return numbers;
}

/// One activation function over a block [rows × units] of standard normal numbers, as in training: with noise where it
/// has any, and with the gradients of its parameters where they are learned.
class ActivationLoop {
public:
  ActivationLoop(const std::string& id, bool backward, std::size_t rows, std::size_t units)
      : kernel_(find_block_kernel(id)), backward_(backward), rows_(rows), units_(units), x_(normal(rows * units, 0)),
        dy_(normal(rows * units, 1)), out_(rows * units), parameters_(start_parameters(*kernel_->info, {}, 1, 0, 1)) {
    const auto& list = kernel_->info->parameters;
    if (std::any_of(list.begin(), list.end(), [](const ParameterInfo& p) { return p.learned; }))
      gradients_.resize(parameters_.size());
    partials_.resize(gradients_.size() * static_cast<std::size_t>(reduction_blocks(rows)));
  }

  void run(int repetitions) {
    const BlockContext context{parameters_.data(), 1, kernel_->info->noisy ? draw : nullptr, &noise_};
    const ParameterSums sums = {gradients_.data(), partials_.data()};
    const ParameterSums* const gradients = gradients_.empty() ? nullptr : &sums;
    for (; repetitions > 0; --repetitions) {
      if (backward_)
        kernel_->backward(context, rows_, units_, x_.data(), dy_.data(), out_.data(), gradients);
      else
        kernel_->forward(context, rows_, units_, x_.data(), out_.data());
    }
  }

private:
  const BlockKernel* kernel_;
  bool backward_;
  std::size_t rows_, units_;
  std::vector<float> x_, dy_, out_, parameters_;
  std::vector<double> gradients_, partials_;
  Generator noise_{1, Purpose::noise, 0, 0};
};

Kernels kernels(bool relaxed) { return relaxed ? Kernels::relaxed : Kernels::plain; }

/// A product [m × n] over k as a layer asks for it, the packing of both operands included.
class GemmLoop {
public:
  GemmLoop(std::size_t m, std::size_t n, std::size_t k, bool left_transposed, bool right_transposed, bool relaxed)
      : m_(m), n_(n), k_(k), left_transposed_(left_transposed), right_transposed_(right_transposed),
        left_(normal(m * k, 0)), right_(normal(k * n, 1)), out_(m * n) {
    const PanelKernel kernel = panel_kernel(kernels(relaxed));
    GemmNeeds needs(kernel);
    needs.add(m, n, k);
    MemoryPlan plan;
    const GemmSlots slots(plan, needs);
    memory_ = Memory(plan);
    workspace_ = slots.in(memory_, kernel);
  }

  double work() const { return 2.0 * static_cast<double>(m_ * n_ * k_); }
  void run(int repetitions) {
    const ConstMatrix a = left_transposed_ ? ConstMatrix::row_major(left_.data(), k_, m_).transposed()
                                           : ConstMatrix::row_major(left_.data(), m_, k_);
    const ConstMatrix b = right_transposed_ ? ConstMatrix::row_major(right_.data(), n_, k_).transposed()
                                            : ConstMatrix::row_major(right_.data(), k_, n_);
    for (; repetitions > 0; --repetitions) multiply(a, b, {out_.data(), m_, n_}, nullptr, workspace_);
  }

private:
  std::size_t m_, n_, k_;
  bool left_transposed_, right_transposed_;
  std::vector<float> left_, right_, out_;
  Memory memory_;
  GemmWorkspace workspace_;
};

/// The kernel of all products by itself, on packed panels that lie in the L1 cache: [12 × a panel's columns]
/// over 256.
class PanelLoop {
public:
  explicit PanelLoop(bool relaxed) : kernel_(panel_kernel(kernels(relaxed))) {}

  std::size_t columns() const { return kernel_.panels.columns; }
  double work() const { return 2.0 * static_cast<double>(rows * kernel_.panels.columns * depth); }
  void run(int repetitions) {
    const std::size_t columns = kernel_.panels.columns;
    const PanelProduct product{.a = left_.data(),
                               .b = right_.data(),
                               .c = out_.data(),
                               .rows = rows,
                               .columns = columns,
                               .depth = depth,
                               .a_panel = kernel_.panels.rows * depth,
                               .b_panel = columns * depth,
                               .c_stride = columns};
    for (; repetitions > 0; --repetitions) kernel_.multiply(product);
  }

private:
  static constexpr std::size_t rows = 12, depth = 256;

  PanelKernel kernel_;
  std::vector<float> left_ = normal(rows * depth, 0), right_ = normal(kernel_.panels.columns * depth, 1),
                     out_ = normal(rows * kernel_.panels.columns, 2);
};

void install_relaxed(std::uintptr_t index) { install_relaxed_kernels(reinterpret_cast<MultiplyPanels>(index)); }

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(bench) {
  using namespace activarium;
  emscripten::class_<ActivationLoop>("ActivationLoop")
      .constructor<std::string, bool, std::size_t, std::size_t>()
      .function("run", &ActivationLoop::run);
  emscripten::class_<GemmLoop>("GemmLoop")
      .constructor<std::size_t, std::size_t, std::size_t, bool, bool, bool>()
      .function("work", &GemmLoop::work)
      .function("run", &GemmLoop::run);
  emscripten::class_<PanelLoop>("PanelLoop")
      .constructor<bool>()
      .function("columns", &PanelLoop::columns)
      .function("work", &PanelLoop::work)
      .function("run", &PanelLoop::run);
  emscripten::function("installRelaxedKernels", &install_relaxed);
}
