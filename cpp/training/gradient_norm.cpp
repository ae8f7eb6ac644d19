#include "training/gradient_norm.h"

#include <cmath>

#include "simd/f32x4.h"

namespace activarium {

/// In float within a block, and where that overflows or may lose all digits, in double.
double gradient_norm(const float* gradients, std::size_t n, double* partials) {
  double total = 0;
  add_blocks(
      n, gradient_norm_block, 1, partials, &total, [&](std::size_t first, std::size_t end, double* sum_of_block) {
        f32x4 sum[4] = {0.0, 0.0, 0.0, 0.0}; // one would wait for itself
        std::size_t i = first;
        for (; i + 16 <= end; i += 16)
          for (std::size_t p = 0; p < 4; ++p) {
            const f32x4 v = f32x4::load(gradients + i + 4 * p);
            sum[p] += v * v;
          }
        double squares = ((sum[0] + sum[1]) + (sum[2] + sum[3])).sum();
        if (!(squares > 1e-25 && squares < 1e35)) {
          squares = 0;
          i = first;
        }
        for (; i < end; ++i) squares += static_cast<double>(gradients[i]) * gradients[i];
        *sum_of_block = squares;
      });
  return std::sqrt(total);
}

} // namespace activarium
