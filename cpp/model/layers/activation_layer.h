// What the activations of all kinds offer beside a layer's own.
#pragma once

#include <memory>

#include "activations/block_kernel.h"
#include "model/layers/layer.h"

namespace activarium {

/// The parameters of one or more activation layers.
struct ParameterSet {
  std::shared_ptr<const BlockKernel> kernel;
  std::size_t sets;                // 1, or one per unit
  std::size_t first_tensor = 0;    // of as many as the activation has parameters
  std::size_t offset = 0;          // of the first in a block; the others follow
  bool learned = false;            // whether any of them is
  std::size_t gradient_offset = 0; // into Workspace::set_gradients, where they are learned

  std::size_t size() const { return kernel->info->scalar_count() * sets; }
};

/// Numbers of rows × units, the rows `step` apart.
struct Block {
  const float* first;
  std::size_t step;
};

/// Takes pre-activations z [rows × (pieces · units)] to h [rows × units]. Each row of z holds the first piece of every
/// unit, then the second of every unit, and so on.
class ActivationLayer : public Layer {
public:
  /// `set` must outlive the layer; `index` is the number of the hidden layer.
  ActivationLayer(const ParameterSet& set, std::uint32_t index, std::size_t units)
      : set_(set), index_(index), units_(units) {}

  const Info& info() const { return *set_.kernel->info; }
  const BlockKernel& kernel() const { return *set_.kernel; }
  const ParameterSet& set() const { return set_; }
  std::size_t units() const override { return units_; }

  LayerNeeds needs(std::size_t rows, Use, const PanelKernel& kernel) const override {
    LayerNeeds n(kernel);
    n.output = std::uint64_t{rows} * units_;
    return n;
  }

  /// max |∂h/∂z| over each unit's pre-activations, [rows × units], as in evaluation; after `forward` of the same pass.
  /// For the elementwise kind it keeps the sign of f′. It lies in `space`, which has room for it, or in the tape.
  virtual const float* slopes(const LayerPass&, float* space) const = 0;
  /// After `forward`: the number of each unit that says whether it is on. Its pre-activation; of two, the gate's; of
  /// several, the largest.
  virtual Block deciding(const LayerPass& p) const { return {p.x, units_}; }
  /// The column of the pre-activations that belongs to it; of several, the first piece's.
  virtual std::size_t deciding_column(std::size_t unit) const { return unit; }

protected:
  const ParameterSet& set_;
  std::uint32_t index_;
  std::size_t units_;
};

} // namespace activarium
