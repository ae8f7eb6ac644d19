#include "linalg/packing.h"

#include <algorithm>
#include <cstring>

#include "simd/f32x4.h"

namespace activarium {
namespace {

/// Four k of `width` rows, contiguous in each, to the panel's four rows of `width`.
template <std::size_t width> inline void pack_transposed(const float* const (&row)[width], std::size_t k, float* out) {
  for (std::size_t r = 0; r < width; r += 4) {
    constexpr std::size_t last = width - 1;
    f32x4 a = f32x4::load(row[r] + k), b = f32x4::load(row[r + 1] + k);
    f32x4 c = f32x4::load(row[std::min(r + 2, last)] + k), d = f32x4::load(row[std::min(r + 3, last)] + k);
    transpose(a, b, c, d);
    const auto store = [lanes = width - r](f32x4 v, float* to) {
      if (lanes >= 4)
        v.store(to);
      else
        v.store_partial(to, lanes);
    };
    store(a, out + r), store(b, out + width + r), store(c, out + 2 * width + r), store(d, out + 3 * width + r);
  }
}

/// Copies k to end of the panel that begins with row i of `a`, whose rows lie side by side. What follows a row is
/// copied with it where the panel is wider, but nothing behind the end of the matrix is read.
template <std::size_t width>
inline void copy_side_by_side(ConstMatrix a, std::size_t i, std::size_t k, std::size_t end, float* to) {
  const std::size_t stride = a.column_stride, count = std::min(width, a.rows - i);
  const std::size_t last = parts(width - count, stride);
  const std::size_t whole_end = std::min(end, a.columns - std::min(a.columns, last));
  const float* const from = a.data + i;
  for (; k < whole_end; ++k) std::memcpy(to + k * width, from + k * stride, width * sizeof(float));
  for (; k < end; ++k)
    for (std::size_t r = 0; r < count; ++r) to[k * width + r] = from[k * stride + r];
}

/// Packs the rows of `a` into panels of `width` rows, [panel][k][width]; those beyond the last hold anything.
template <std::size_t width> void pack_rows(ConstMatrix a, float* out) {
  const std::size_t depth = a.columns;
  if (a.row_stride == 1) {
    // Few rows of the source at a time, so that their lines stay in the cache from one panel to the next.
    constexpr std::size_t block = 16;
    for (std::size_t k = 0; k < depth; k += block)
      for (std::size_t i = 0; i < a.rows; i += width)
        copy_side_by_side<width>(a, i, k, std::min(k + block, depth), out + i * depth);
    return;
  }
  for (std::size_t i = 0; i < a.rows; i += width) {
    std::size_t k = 0;
    if (a.column_stride == 1) {
      const float* row[width];
      for (std::size_t r = 0; r < width; ++r) row[r] = a.data + std::min(i + r, a.rows - 1) * a.row_stride;
      for (; k + 4 <= depth; k += 4) pack_transposed<width>(row, k, out + i * depth + k * width);
    }
    for (; k < depth; ++k)
      for (std::size_t r = 0; r < std::min(width, a.rows - i); ++r)
        out[i * depth + k * width + r] = a.data[(i + r) * a.row_stride + k * a.column_stride];
  }
}

/// Appends rows [first, end) of the panel that begins with row i of `a` to what it holds, less the background and less
/// the rows that are nothing else. `out` has room for one float more than the panel.
template <std::size_t width>
void append_foreground(ConstMatrix a, std::size_t i, std::size_t first, std::size_t end, float background,
                       std::size_t b_stride, float* out, std::uint32_t* rows_of_b, std::size_t& depth) {
  // Two vectors make a row of five to eight numbers; where they overlap they agree.
  constexpr std::size_t second = width > 4 ? width - 4 : 0;
  static constexpr float beyond[4] = {0, 0, 0, width < 4 ? 1 : 0};
  const Mask next_panel = f32x4::load(beyond) == f32x4(1.0);
  std::size_t n = depth, k = first;
  const auto append = [&](f32x4 low, f32x4 high) {
    low = low - f32x4(background);
    high = high - f32x4(background);
    low.store(out + n * width);
    if constexpr (second > 0) high.store(out + n * width + second);
    rows_of_b[n] = static_cast<std::uint32_t>(k * b_stride);
    if (any(!(second > 0 ? (low == 0.0) & (high == 0.0) : (low == 0.0) | next_panel))) ++n;
  };
  if (a.row_stride == 1 && i + second + 4 <= a.rows) {
    for (; k < end; ++k) {
      const float* const row = a.data + i + k * a.column_stride;
      append(f32x4::load(row), f32x4::load(row + second));
    }
  } else if (a.column_stride == 1) {
    const auto row = [&](std::size_t r) {
      return a.data + std::min(i + std::min(r, width - 1), a.rows - 1) * a.row_stride;
    };
    for (; k + 4 <= end;) {
      f32x4 low[4], high[4];
      for (std::size_t r = 0; r < 4; ++r) low[r] = f32x4::load(row(r) + k), high[r] = f32x4::load(row(second + r) + k);
      transpose(low[0], low[1], low[2], low[3]);
      if constexpr (second > 0) transpose(high[0], high[1], high[2], high[3]);
      for (std::size_t r = 0; r < 4; ++r, ++k) append(low[r], second > 0 ? high[r] : low[r]);
    }
  }
  for (; k < end; ++k) {
    float row[8];
    std::fill(row, row + 8, background);
    for (std::size_t r = 0; r < std::min(width, a.rows - i); ++r)
      row[r] = a.data[(i + r) * a.row_stride + k * a.column_stride];
    append(f32x4::load(row), f32x4::load(row + second));
  }
  depth = n;
}

template <std::size_t width>
void pack_foreground(ConstMatrix a, float background, std::size_t b_stride, float* out, std::uint32_t* rows_of_b,
                     SparsePanel* sparse) {
  const std::size_t depth = a.columns, count = parts(a.rows, width), panel = foreground_panel(width, depth);
  for (std::size_t p = 0; p < count; ++p) sparse[p] = {rows_of_b + p * depth, 0};
  // As in pack_rows: few rows of the source at a time where they are the panels' rows.
  const std::size_t block = a.row_stride == 1 ? 16 : depth;
  for (std::size_t k = 0; k < depth; k += block)
    for (std::size_t p = 0; p < count; ++p)
      append_foreground<width>(a, p * width, k, std::min(k + block, depth), background, b_stride, out + p * panel,
                               rows_of_b + p * depth, sparse[p].depth);
}

} // namespace

void pack_left(ConstMatrix a, std::size_t rows, float* out) {
  if (rows == plain_panels.rows)
    pack_rows<plain_panels.rows>(a, out);
  else
    pack_rows<relaxed_panels.rows>(a, out);
}

void pack_right(ConstMatrix b, std::size_t columns, float* out) {
  if (columns == plain_panels.columns)
    pack_rows<plain_panels.columns>(b.transposed(), out);
  else
    pack_rows<relaxed_panels.columns>(b.transposed(), out);
}

void pack_foreground(ConstMatrix a, float background, std::size_t rows, std::size_t b_stride, float* out,
                     std::uint32_t* rows_of_b, SparsePanel* sparse) {
  if (rows == plain_panels.rows)
    pack_foreground<plain_panels.rows>(a, background, b_stride, out, rows_of_b, sparse);
  else
    pack_foreground<relaxed_panels.rows>(a, background, b_stride, out, rows_of_b, sparse);
}

} // namespace activarium
