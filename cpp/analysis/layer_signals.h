// What ten layers make of data: z₀ [inputs × units] from N(0, 1), then zₗ = f(zₗ₋₁)·Wₗ with normal weights of variance
// gain² / units and no biases, where gain² = 1 / E f(z)² for z from N(0, 1): the start that suits f.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "activations/block_kernel.h"

namespace activarium {

/// Of one layer's pre-activations; NaN where one of them is not finite.
struct LayerSignal {
  double mean, deviation; // over inputs and units
  double spread;          // over inputs alone: root of the units' mean variance. Near 0, all inputs look alike.
};

inline constexpr std::size_t signal_width = 256; // inputs, and units of each layer
using LayerSignals = std::array<LayerSignal, 10>;

/// Of f with the parameters [scalars], whose E f(z)² is `mean_square`, finite and above 0.
LayerSignals layer_signals(const BlockKernel& kernel, const float* parameters, double mean_square, std::uint64_t seed);

} // namespace activarium
