// The kernel of all matrix products: tiles of c, each kept in registers over the whole block of k.
//
// V8 leaves fifteen vector registers. 3 × 12 with product and sum apart takes nine accumulators, three vectors of b,
// one value of a and the product; 6 × 8 with one instruction for both takes twelve, two and one. Larger tiles spill, at
// half the speed, and so does a loop over two or four k at a time. Rows and columns that are left over get tiles of
// their own size, so that a shape beside a multiple of the tile costs no more than its work.
#pragma once

#include <algorithm>
#include <utility>

#include "linalg/kernels.h"
#include "simd/f32x4.h"

#define ACTIVARIUM_INLINE __attribute__((always_inline))

namespace activarium {

/// Product and sum with a rounding each.
struct PlainArithmetic {
  static f32x4 add_product(f32x4 sum, f32x4 a, f32x4 b) { return sum + a * b; }
};

/// Calls body(0) … body(n − 1) with constants, so that what they index can live in registers.
template <std::size_t n, class Body> ACTIVARIUM_INLINE inline void unrolled(const Body& body) {
  [&]<std::size_t... i>(std::index_sequence<i...>) ACTIVARIUM_INLINE {
    (body(std::integral_constant<std::size_t, i>()), ...);
  }
  (std::make_index_sequence<n>());
}

template <class Arithmetic, PanelSize panels> struct PanelMultiplication {
  static constexpr std::size_t panel_vectors = panels.columns / 4;

  /// A MultiplyPanels. The panel of the larger operand stays in the L1 cache while the smaller one streams by.
  static void multiply(const PanelProduct& p) {
    if (p.rows > p.columns) {
      for (std::size_t i = 0; i < p.rows; i += panels.rows)
        for (std::size_t j = 0; j < p.columns; j += panels.columns) tile_at(p, i, j);
    } else {
      for (std::size_t j = 0; j < p.columns; j += panels.columns)
        for (std::size_t i = 0; i < p.rows; i += panels.rows) tile_at(p, i, j);
    }
  }

private:
  static void tile_at(const PanelProduct& p, std::size_t i, std::size_t j) {
    if (p.rows - i >= panels.rows && p.columns - j >= panels.columns)
      tile<panels.rows, panel_vectors>(p, i, j, 4);
    else
      find_edge_tile<panels.rows, panel_vectors>(
          p, i, j, std::min(p.rows - i, panels.rows), std::min(p.columns - j, panels.columns));
  }

  /// The tile at an edge: its size is found by counting down from the whole tile.
  template <std::size_t rows, std::size_t vectors>
  ACTIVARIUM_INLINE static void find_edge_tile(const PanelProduct& p, std::size_t i, std::size_t j,
                                               std::size_t rows_left, std::size_t columns_left) {
    if constexpr (vectors > 1)
      if (columns_left <= 4 * (vectors - 1)) return find_edge_tile<rows, vectors - 1>(p, i, j, rows_left, columns_left);
    if constexpr (rows > 1)
      if (rows_left < rows) return find_edge_tile<rows - 1, vectors>(p, i, j, rows_left, columns_left);
    edge_tile<rows, vectors>(p, i, j, columns_left - 4 * (vectors - 1));
  }

  template <std::size_t rows, std::size_t vectors>
  [[gnu::noinline]] static void edge_tile(const PanelProduct& p, std::size_t i, std::size_t j, std::size_t last_lanes) {
    tile<rows, vectors>(p, i, j, last_lanes);
  }

  /// c[rows × 4·vectors] at (i, j), of which the last vector has `last_lanes` lanes.
  template <std::size_t rows, std::size_t vectors>
  ACTIVARIUM_INLINE static void tile(const PanelProduct& p, std::size_t i, std::size_t j, std::size_t last_lanes) {
    const float* a = p.a + i / panels.rows * p.a_panel;
    const float* b = p.b + j / panels.columns * p.b_panel;
    f32x4 sum[rows][vectors];
    unrolled<rows>([&](auto r)
                       ACTIVARIUM_INLINE { unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE { sum[r][v] = 0.0; }); });
    for (std::size_t k = 0; k < p.depth; ++k, a += panels.rows, b += panels.columns) {
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
};

} // namespace activarium

#undef ACTIVARIUM_INLINE
