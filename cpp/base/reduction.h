// Sums that come out the same however the work is shared out: over fixed blocks, whose partial sums are kept and then
// added in the order of the blocks. Every sum over rows or parameters of a training step goes through `add_blocks`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace activarium {

/// Rows of a block: in float a sum of so few loses no more than its terms did.
inline constexpr std::size_t reduction_rows = 16;

/// Blocks of `size` that cover n.
constexpr std::uint64_t reduction_blocks(std::uint64_t n, std::uint64_t size = reduction_rows) {
  return (n + size - 1) / size;
}

/// totals [width] += Σ over the blocks of 0 … n − 1 of what part(first, end, sums) adds to its `sums` [width], which
/// are 0 before. `partials` has room for width · reduction_blocks(n, size) numbers. Blocks may be done in any order.
template <class Part>
void add_blocks(std::size_t n, std::size_t size, std::size_t width, double* partials, double* totals,
                const Part& part) {
  const auto blocks = static_cast<std::size_t>(reduction_blocks(n, size));
  std::fill_n(partials, blocks * width, 0.0);
  for (std::size_t b = 0; b < blocks; ++b) part(b * size, std::min((b + 1) * size, n), partials + b * width);
  for (std::size_t b = 0; b < blocks; ++b)
    for (std::size_t i = 0; i < width; ++i) totals[i] += partials[b * width + i];
}

} // namespace activarium
