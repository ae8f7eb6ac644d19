// The interface of a layer, and what a pass through the network knows.
#pragma once

#include <cstddef>
#include <cstdint>

#include "linalg/gemm.h"

namespace activarium {

struct Pass {
  bool training = false; // functions with noise draw it only here
  std::uint64_t seed = 0;
  std::uint32_t step = 0;
};

/// A layer keeps its output of the last forward pass and reads and writes parameters in arrays that the network owns.
class Layer {
public:
  virtual ~Layer() = default;
  virtual std::size_t units() const = 0;
  /// x [rows × inputs] → output() [rows × units].
  virtual void forward(const Pass& pass, std::size_t rows, const float* x, GemmWorkspace& workspace) = 0;
  /// After `forward` with the same x: adds to or sets the parameters' gradients and writes dx [rows × inputs] unless
  /// it is null. dy [rows × units] may be overwritten; dx may be dy only where `backward_in_place`.
  virtual void backward(const Pass& pass, std::size_t rows, const float* x, float* dy, float* dx,
                        GemmWorkspace& workspace) = 0;
  virtual bool backward_in_place() const = 0;
  virtual const float* output() const = 0;
};

} // namespace activarium
