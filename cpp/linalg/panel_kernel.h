// The kernel of all matrix products: tiles of c, each kept in registers over the whole block of k.
//
// V8 leaves fifteen vector registers. 4 × 8 with product and sum apart takes eight accumulators, two vectors of b, one
// value of a and the product; 6 × 8 with one instruction for both takes twelve, two and one. Taller or wider tiles
// spill, at half the speed. Rows and columns that are left over get tiles of their own size, so that a shape beside a
// multiple of the tile costs no more than its work.
#pragma once

#include <algorithm>
#include <utility>

#include "linalg/kernels.h"
#include "simd/f32x4.h"

namespace activarium {

/// Product and sum with a rounding each.
struct PlainArithmetic {
  static f32x4 add_product(f32x4 sum, f32x4 a, f32x4 b) { return sum + a * b; }
};

#define ACTIVARIUM_INLINE __attribute__((always_inline))

/// Calls body(0) … body(n − 1) with constants, so that what they index can live in registers.
template <std::size_t n, class Body> ACTIVARIUM_INLINE inline void unrolled(const Body& body) {
  [&]<std::size_t... i>(std::index_sequence<i...>) ACTIVARIUM_INLINE {
    (body(std::integral_constant<std::size_t, i>()), ...);
  }
  (std::make_index_sequence<n>());
}

/// c[rows × 4·vectors] at (i, j), of which the last vector has `last_lanes` lanes.
template <class Arithmetic, std::size_t panel_rows, std::size_t rows, std::size_t vectors>
inline void multiply_tile(const PanelProduct& p, std::size_t i, std::size_t j, const float* a, const float* b,
                          std::size_t last_lanes) {
  f32x4 sum[rows][vectors];
  unrolled<rows>([&](auto r)
                     ACTIVARIUM_INLINE { unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE { sum[r][v] = 0.0; }); });
  for (std::size_t k = 0; k < p.depth; ++k, a += panel_rows, b += panel_columns) {
    f32x4 right[vectors];
    unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE { right[v] = f32x4::load(b + 4 * v); });
    unrolled<rows>([&](auto r) ACTIVARIUM_INLINE {
      const f32x4 left = f32x4::splat(a + r);
      unrolled<vectors>([&](auto v)
                            ACTIVARIUM_INLINE { sum[r][v] = Arithmetic::add_product(sum[r][v], left, right[v]); });
    });
  }
  float* const c = p.c + i * p.c_stride + j;
  const float* const before = p.accumulate ? c : p.row == nullptr ? nullptr : p.row + j;
  const std::size_t before_stride = p.accumulate ? p.c_stride : 0;
  unrolled<rows>([&](auto r) ACTIVARIUM_INLINE {
    unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE {
      const bool whole = v + 1 < vectors || last_lanes == 4;
      f32x4 result = sum[r][v];
      if (before != nullptr) {
        const float* const addend = before + r * before_stride + 4 * v;
        result = (whole ? f32x4::load(addend) : f32x4::load_partial(addend, last_lanes)) + result;
      }
      float* const out = c + r * p.c_stride + 4 * v;
      if (whole)
        result.store(out);
      else
        result.store_partial(out, last_lanes);
    });
  });
}

/// The tile at an edge: `rows` is found by counting down from the whole tile.
template <class Arithmetic, std::size_t panel_rows, std::size_t rows = panel_rows>
[[gnu::noinline]] void multiply_edge_tile(const PanelProduct& p, std::size_t i, std::size_t j, const float* a,
                                          const float* b) {
  if constexpr (rows > 1)
    if (p.rows - i < rows) return multiply_edge_tile<Arithmetic, panel_rows, rows - 1>(p, i, j, a, b);
  const std::size_t left = p.columns - j;
  if (left > 4)
    multiply_tile<Arithmetic, panel_rows, rows, 2>(p, i, j, a, b, std::min<std::size_t>(left - 4, 4));
  else
    multiply_tile<Arithmetic, panel_rows, rows, 1>(p, i, j, a, b, left);
}

/// A MultiplyPanels. The panel of the larger operand stays in the L1 cache while the smaller one streams by.
template <class Arithmetic, std::size_t panel_rows> void multiply_panels(const PanelProduct& p) {
  const auto tile = [&p](std::size_t i, std::size_t j) {
    const float* const a = p.a + i / panel_rows * p.a_panel;
    const float* const b = p.b + j / panel_columns * p.b_panel;
    if (p.rows - i >= panel_rows && p.columns - j >= panel_columns)
      multiply_tile<Arithmetic, panel_rows, panel_rows, 2>(p, i, j, a, b, 4);
    else
      multiply_edge_tile<Arithmetic, panel_rows>(p, i, j, a, b);
  };
  if (p.rows > p.columns) {
    for (std::size_t i = 0; i < p.rows; i += panel_rows)
      for (std::size_t j = 0; j < p.columns; j += panel_columns) tile(i, j);
  } else {
    for (std::size_t j = 0; j < p.columns; j += panel_columns)
      for (std::size_t i = 0; i < p.rows; i += panel_rows) tile(i, j);
  }
}

} // namespace activarium
