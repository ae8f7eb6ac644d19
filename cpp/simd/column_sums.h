// Sums of a matrix's columns, four columns at a time.
#pragma once

#include "base/reduction.h"
#include "simd/f32x4.h"

namespace activarium {

/// `lanes` ≤ 4 numbers at `from`, the other lanes 0.
inline f32x4 load_lanes(const float* from, std::size_t lanes) {
  return lanes == 4 ? f32x4::load(from) : f32x4::load_partial(from, lanes);
}
inline void store_lanes(f32x4 v, float* to, std::size_t lanes) {
  if (lanes == 4)
    v.store(to);
  else
    v.store_partial(to, lanes);
}

/// totals [columns] += Σ over `rows` of value(row, column, lanes), which gives `lanes` ≤ 4 neighbouring columns: a
/// block of rows in float, the blocks in double. What is wrong in such a sum is wrong in a whole column of a gradient.
/// `partials` has room for columns · reduction_blocks(rows) numbers.
template <class Value>
void add_columns(std::size_t rows, std::size_t columns, double* partials, double* totals, const Value& value) {
  add_blocks(rows, reduction_rows, columns, partials, totals, [&](std::size_t first, std::size_t end, double* sums) {
    const auto sum_at = [&](std::size_t o, std::size_t lanes) __attribute__((always_inline)) {
      f32x4 sum = 0.0;
      for (std::size_t r = first; r < end; ++r) sum += value(r, o, lanes);
      float lane[4];
      sum.store(lane);
      for (std::size_t l = 0; l < lanes; ++l) sums[o + l] = static_cast<double>(lane[l]);
    };
    std::size_t o = 0;
    for (; o + 4 <= columns; o += 4) sum_at(o, 4);
    if (o < columns) sum_at(o, columns - o);
  });
}

/// The same of a row-major matrix m [rows × columns].
inline void add_columns(const float* m, std::size_t rows, std::size_t columns, double* partials, double* totals) {
  add_columns(rows, columns, partials, totals,
              [&](std::size_t r, std::size_t o, std::size_t lanes) { return load_lanes(m + r * columns + o, lanes); });
}

} // namespace activarium
