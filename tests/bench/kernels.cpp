// The engine's kernels by themselves, in wasm as it ships: each call repeats one kernel, and the page times the call.
#include <emscripten/bind.h>

#include <algorithm>
#include <string>
#include <vector>

#include "activations/block_kernel.h"
#include "nn/generator.h"
#include "nn/run_spec.h"

namespace activarium {
namespace {

/// Noise as a training step draws it.
void draw(const void* state, std::size_t index, float* out) {
  const auto words = static_cast<const Generator*>(state)->block(static_cast<std::uint32_t>(index / 4));
  for (std::size_t i = 0; i < 4; ++i) out[i] = Generator::unit(words[i]);
}

/// One activation function over a block [rows × units] of standard normal numbers, as in training: with noise where it
/// has any, and with the gradients of its parameters where they are learned.
class ActivationLoop {
public:
  ActivationLoop(const std::string& id, std::size_t rows, std::size_t units)
      : kernel_(find_block_kernel(id)), rows_(rows), units_(units), x_(rows * units), dy_(rows * units),
        out_(rows * units), parameters_(start_parameters(*kernel_->info, {}, 1, 0, 1)) {
    const Generator random{1, Purpose::weights, 0, 0}, upstream{1, Purpose::weights, 0, 1};
    for (std::uint32_t i = 0; i < x_.size(); ++i) x_[i] = random.normal(i), dy_[i] = upstream.normal(i);
    const auto& list = kernel_->info->parameters;
    if (std::any_of(list.begin(), list.end(), [](const ParameterInfo& p) { return p.learned; }))
      gradients_.resize(parameters_.size());
  }

  void forward(int repetitions) {
    for (; repetitions > 0; --repetitions) kernel_->forward(context(), rows_, units_, x_.data(), out_.data());
  }
  void backward(int repetitions) {
    double* const gradients = gradients_.empty() ? nullptr : gradients_.data();
    for (; repetitions > 0; --repetitions)
      kernel_->backward(context(), rows_, units_, x_.data(), dy_.data(), out_.data(), gradients);
  }

private:
  BlockContext context() const {
    BlockContext c{parameters_.data(), 1, nullptr, nullptr};
    if (kernel_->info->noisy) {
      c.noise = draw;
      c.noise_state = &noise_;
    }
    return c;
  }

  const BlockKernel* kernel_;
  std::size_t rows_, units_;
  std::vector<float> x_, dy_, out_, parameters_;
  std::vector<double> gradients_;
  Generator noise_{1, Purpose::noise, 0, 0};
};

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(bench) {
  using activarium::ActivationLoop;
  emscripten::class_<ActivationLoop>("ActivationLoop")
      .constructor<std::string, std::size_t, std::size_t>()
      .function("forward", &ActivationLoop::forward)
      .function("backward", &ActivationLoop::backward);
}
