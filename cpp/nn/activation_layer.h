// An activation applied to each element, with its parameters shared by the network, the layer, or one set per unit.
#pragma once

#include <memory>
#include <vector>

#include "activations/block_kernel.h"
#include "nn/generator.h"
#include "nn/layer.h"

namespace activarium {

/// The parameters of one or more activation layers.
struct ParameterSet {
  std::shared_ptr<const BlockKernel> kernel;
  std::size_t offset;            // into the network's parameters
  std::size_t sets;              // 1, or one per unit
  std::vector<double> gradients; // [scalars × sets], summed over the layers that share it

  std::size_t size() const { return kernel->info->scalar_count() * sets; }
};

class ActivationLayer final : public Layer {
public:
  /// `parameters` is the network's array, into which `set` points; `index` is the number of the hidden layer.
  ActivationLayer(ParameterSet& set, const float* parameters, std::uint32_t index, std::size_t units,
                  std::size_t max_rows)
      : set_(&set), parameters_(parameters), index_(index), units_(units), output_(max_rows * units) {}

  std::size_t units() const override { return units_; }
  const float* output() const override { return output_.data(); }
  bool backward_in_place() const override { return true; }
  const BlockKernel& kernel() const { return *set_->kernel; }
  const Info& info() const { return *kernel().info; }

  void forward(const Pass& pass, std::size_t rows, const float* x, GemmWorkspace&) override {
    const Generator noise = noise_of(pass);
    set_->kernel->forward(context(pass, noise), rows, units_, x, output_.data());
  }

  void backward(const Pass& pass, std::size_t rows, const float* x, float* dy, float* dx, GemmWorkspace&) override {
    const Generator noise = noise_of(pass);
    set_->kernel->backward(
        context(pass, noise), rows, units_, x, dy, dx, set_->gradients.empty() ? nullptr : set_->gradients.data());
  }

  /// f′(x) of each element, [rows × units], as in evaluation.
  void slopes(std::size_t rows, const float* x, const std::vector<float>& ones, float* out) const {
    set_->kernel->backward(context({}, {}), rows, units_, x, ones.data(), out, nullptr);
  }

private:
  Generator noise_of(const Pass& pass) const { return {pass.seed, Purpose::noise, pass.step, index_}; }

  BlockContext context(const Pass& pass, const Generator& noise) const {
    BlockContext c{parameters_ + set_->offset, set_->sets, nullptr, nullptr};
    if (pass.training && info().noisy) {
      c.noise = draw;
      c.noise_state = &noise;
    }
    return c;
  }

  static void draw(const void* state, std::size_t index, float* out) {
    const auto& noise = *static_cast<const Generator*>(state);
    const auto first = static_cast<std::uint32_t>(index);
    if (first % 4 == 0) {
      const auto words = noise.block(first / 4);
      for (std::size_t i = 0; i < 4; ++i) out[i] = Generator::unit(words[i]);
    } else {
      for (std::uint32_t i = 0; i < 4; ++i) out[i] = noise.uniform(first + i);
    }
  }

  ParameterSet* set_;
  const float* parameters_;
  std::uint32_t index_;
  std::size_t units_;
  std::vector<float> output_;
};

} // namespace activarium
