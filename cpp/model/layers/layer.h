// What all layers offer. A layer is immutable and holds no numbers: parameters come as a block (model/tensors.h), and
// all that a pass writes lies in a tape (model/tape.h).
#pragma once

#include <cstddef>
#include <cstdint>

#include "linalg/gemm.h"
#include "model/tensors.h"

namespace activarium {

/// What a pass is for. `inspection` is training whose gradients can be looked at layer by layer.
enum class Use { evaluation, training, inspection };

struct Pass {
  bool training = false; // noise is drawn and batch moments are used only here
  std::uint64_t seed = 0;
  std::uint32_t step = 0;
  bool slopes = false; // of activations are wanted too: `forward` keeps those that cost less along with the values
};

/// What a layer needs of a tape, in numbers: its own first, then what layers have in common, one after the other.
struct LayerNeeds {
  explicit LayerNeeds(const PanelKernel& kernel) : gemm(kernel) {}

  std::uint64_t output = 0, kept = 0, packed = 0;
  GemmNeeds gemm;
  std::uint64_t totals = 0, partials = 0; // doubles
};

/// A layer's own part of a tape.
struct LayerBuffers {
  float* output; // [rows × units]
  float* kept;   // what the forward pass keeps for the backward one
  float* packed; // what `prepare` makes of the parameters
};

/// What layers have in common.
struct Workspace {
  GemmWorkspace gemm;
  double *totals, *partials; // for sums over rows
  double* set_gradients;     // of the activations' parameters, summed over the layers that share them
};

struct LayerPass {
  const Pass& pass;
  std::size_t rows;
  const float* parameters; // the block
  const float* x;          // [rows × inputs]
  LayerBuffers own;
  const Workspace& workspace;
};

/// factor · x + offset.
struct Affine {
  double factor = 1, offset = 0;
};

class Layer {
public:
  virtual ~Layer() = default;
  virtual std::size_t units() const = 0;
  virtual LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const = 0;
  /// To be called before `forward` whenever the parameters have changed.
  virtual void prepare(const float*, const LayerBuffers&, const Workspace&) const {}
  /// x [rows × inputs] → [rows × units], which is `own.output` or x itself.
  virtual const float* forward(const LayerPass&) const = 0;
  /// After `forward` of the same pass: writes the parameters' gradients to the block `gradients`, and dx [rows ×
  /// inputs] unless it is null. dy [rows × units] may be overwritten; dx may be dy only where `backward_in_place`.
  virtual void backward(const LayerPass&, float* dy, float* dx, float* gradients) const = 0;
  virtual bool backward_in_place() const = 0;
  /// After a step of training: takes what the batch showed into the parameters that nothing learns.
  virtual void absorb(std::size_t, const LayerBuffers&, float*) const {}
  /// What a norm does to a column in evaluation.
  virtual Affine affine(std::size_t, const float*) const { return {}; }
};

} // namespace activarium
