// What the rest of the engine sees of an activation function: kernels over blocks of numbers, with a context pointer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "activations/activation.h"

namespace activarium {

/// The most parameter scalars an activation may have.
inline constexpr std::size_t max_scalars = 128;

/// Fills out[0 … 3] with uniform numbers in [0, 1) for elements index … index + 3.
using NoiseSource = void (*)(const void* state, std::size_t index, float* out);

struct BlockContext {
  const float* parameters = nullptr; // [scalars × sets], row-major
  std::size_t sets = 1;              // 1: shared by all units; otherwise one per unit
  NoiseSource noise = nullptr;       // null in evaluation
  const void* noise_state = nullptr;
};

/// Sums over rows for each parameter, [scalars × sets], and room for their parts: as many for each block of rows.
struct ParameterSums {
  double *totals, *partials;
};

struct Strip; // of strip.h
using StripKernel = void (*)(const Strip&);

/// Arrays are [rows × units], row-major and contiguous. Of a function that is not elementwise these are the kernels of
/// the one inside it.
struct BlockKernel {
  const Info* info;
  StripKernel values, slopes, slopes_and_gradients, curvatures;
  const void* program = nullptr;           // what the strip kernels of a formula interpret
  std::string_view definition = {};        // from which another engine can define it; empty for what is registered
  StripKernel values_and_slopes = nullptr; // where both at once cost about as much as one

  /// y = f(x), and f′(x) where room for it is given, which only what has `values_and_slopes` takes; x may be y.
  void forward(const BlockContext&, std::size_t rows, std::size_t units, const float* x, float* y,
               float* slopes_too = nullptr) const;
  /// dx = dy · f′(x); x and dy may be dx. If `dparameters` is given, Σ dy · ∂f/∂p over the rows is added to it: a block
  /// of rows (base/reduction.h) in float, the blocks in double.
  void backward(const BlockContext&, std::size_t rows, std::size_t units, const float* x, const float* dy, float* dx,
                const ParameterSums* dparameters) const;
  /// f, f′ and f″ of n numbers with one shared set of parameters; x may be y.
  void evaluate(const BlockContext&, std::size_t n, const float* x, float* y, float* dy, float* d2y) const;
};

/// All kernels, in the order of the registry.
List<BlockKernel> block_kernels();

/// Null if there is no activation of that id, registered or defined; a defined one may be forgotten later.
const BlockKernel* find_block_kernel(std::string_view id);

/// The same, and it stays even if its definition is forgotten.
std::shared_ptr<const BlockKernel> hold_block_kernel(std::string_view id);

/// Where activations that are not in the registry are found.
using KernelFinder = std::shared_ptr<const BlockKernel> (*)(std::string_view id);
void find_defined_kernels_by(KernelFinder finder);

} // namespace activarium
