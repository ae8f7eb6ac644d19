// A layer's activation: what all kinds of them offer, and the elementwise kind, with its parameters shared by the
// network, the layer, or one set per unit.
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

/// Numbers of rows × units, the rows `step` apart.
struct Block {
  const float* first;
  std::size_t step;
};

/// Takes the outputs of a dense layer, z [rows × (pieces · units)], to h [rows × units]. Each row of z holds the first
/// piece of every unit, then the second of every unit, and so on.
class ActivationLayer : public Layer {
public:
  /// `kernel` must outlive the layer.
  ActivationLayer(const BlockKernel& kernel, std::size_t units, std::size_t max_rows)
      : units_(units), output_(max_rows * units), kernel_(&kernel) {}

  const BlockKernel& kernel() const { return *kernel_; }
  const Info& info() const { return *kernel_->info; }
  std::size_t units() const override { return units_; }
  const float* output() const override { return output_.data(); }

  /// max |∂h/∂z| over each unit's pre-activations, [rows × units], as in evaluation; after `forward` with the same z.
  /// For the elementwise kind it keeps the sign of f′.
  virtual void slopes(std::size_t rows, const float* z, const std::vector<float>& ones, float* out) const = 0;
  /// After `forward` with the same z: the number of each unit that says whether it is on. Its pre-activation; of two,
  /// the gate's; of several, the largest.
  virtual Block deciding(const float* z) const { return {z, units_}; }
  /// The column of the dense layer that belongs to it; of several, the first piece's.
  virtual std::size_t deciding_column(std::size_t unit) const { return unit; }

protected:
  std::size_t units_;
  std::vector<float> output_;

private:
  const BlockKernel* kernel_;
};

class ElementwiseLayer final : public ActivationLayer {
public:
  /// `parameters` is the network's array, into which `set` points; `index` is the number of the hidden layer.
  ElementwiseLayer(ParameterSet& set, const float* parameters, std::uint32_t index, std::size_t units,
                   std::size_t max_rows)
      : ActivationLayer(*set.kernel, units, max_rows), set_(&set), parameters_(parameters), index_(index) {}

  bool backward_in_place() const override { return true; }

  void forward(const Pass& pass, std::size_t rows, const float* x, GemmWorkspace&) override {
    const Generator noise = noise_of(pass);
    kernel().forward(context(pass, noise), rows, units_, x, output_.data());
  }

  void backward(const Pass& pass, std::size_t rows, const float* x, float* dy, float* dx, GemmWorkspace&) override {
    const Generator noise = noise_of(pass);
    kernel().backward(
        context(pass, noise), rows, units_, x, dy, dx, set_->gradients.empty() ? nullptr : set_->gradients.data());
  }

  void slopes(std::size_t rows, const float* z, const std::vector<float>& ones, float* out) const override {
    kernel().backward(context({}, {}), rows, units_, z, ones.data(), out, nullptr);
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
};

} // namespace activarium
