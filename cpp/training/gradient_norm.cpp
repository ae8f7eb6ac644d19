#include "training/gradient_norm.h"

#include <cmath>

#include "simd/f32x4.h"

namespace activarium {
namespace {

/// Σ v² of up to a block. In float, and where that overflows or may lose all digits, in double.
[[gnu::noinline]] double sum_of_squares(const float* v, std::size_t n) {
  f32x4 sum[4] = {0.0, 0.0, 0.0, 0.0}; // one would wait for itself
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (std::size_t p = 0; p < 4; ++p) {
      const f32x4 four = f32x4::load(v + i + 4 * p);
      sum[p] += four * four;
    }
  double squares = ((sum[0] + sum[1]) + (sum[2] + sum[3])).sum();
  if (!(squares > 1e-25 && squares < 1e35)) {
    squares = 0;
    i = 0;
  }
  for (; i < n; ++i) squares += static_cast<double>(v[i]) * v[i];
  return squares;
}

} // namespace

double gradient_norm(const float* gradients, std::size_t n, double* partials) {
  double total = 0;
  add_blocks(
      n, gradient_norm_block, 1, partials, &total, [&](std::size_t first, std::size_t end, double* sum_of_block) {
        *sum_of_block = sum_of_squares(gradients + first, end - first);
      });
  return std::sqrt(total);
}

double squares_within(const float* gradients, std::size_t n, const double* partials, std::size_t first,
                      std::size_t end) {
  double total = 0;
  for (std::size_t b = first / gradient_norm_block, from = first; from < end; ++b) {
    const std::size_t block_end = std::min((b + 1) * gradient_norm_block, n), to = std::min(block_end, end);
    const bool is_whole = from == b * gradient_norm_block && to == block_end;
    total += is_whole ? partials[b] : sum_of_squares(gradients + from, to - from);
    from = to;
  }
  return total;
}

} // namespace activarium
