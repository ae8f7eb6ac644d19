// The Euclidean norm of a gradient, whose squares are summed in fixed blocks.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/reduction.h"

namespace activarium {

inline constexpr std::size_t gradient_norm_block = 4096;

constexpr std::uint64_t gradient_norm_partials(std::uint64_t n) { return reduction_blocks(n, gradient_norm_block); }

/// Of n numbers, to a relative error below 2e-5. `partials` has room for gradient_norm_partials(n); it then holds the
/// blocks' squares.
double gradient_norm(const float* gradients, std::size_t n, double* partials);

/// Σ of the squares of gradients `first` … `end − 1` of those n, to the same error: whole blocks are taken from
/// `partials`, as gradient_norm left them.
double squares_within(const float* gradients, std::size_t n, const double* partials, std::size_t first,
                      std::size_t end);

} // namespace activarium
