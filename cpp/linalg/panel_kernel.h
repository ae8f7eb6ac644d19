// The kernel of all matrix products: tiles of c, each kept in registers over the whole block of k.
//
// V8 leaves fifteen vector registers. 3 × 12 with product and sum apart takes nine accumulators, three vectors of b,
// one value of a and the product; 6 × 8 with one instruction for both takes twelve, two and one. Larger tiles spill, at
// half the speed, and so does a loop over two or four k at a time. Rows and columns that are left over get tiles of
// their own size, so that sizes which are no multiple of the tile cost no more than their work.
#pragma once

#include <algorithm>

#include "linalg/kernels.h"
#include "simd/f32x4.h"
#include "simd/unrolled.h"

namespace activarium {

/// Product and sum with a rounding each.
struct PlainArithmetic {
  static f32x4 add_product(f32x4 sum, f32x4 a, f32x4 b) { return sum + a * b; }
};

template <class Arithmetic, PanelSize panels> struct PanelMultiplication {
  static constexpr std::size_t panel_vectors = panels.columns / 4;

  /// A MultiplyPanels. The panel of the larger operand stays in the L1 cache while the smaller one streams by.
  static void multiply(const PanelProduct& product) {
    const PanelProduct p = product; // a copy, which no store to c can change
    const std::size_t row_panels = (p.rows + panels.rows - 1) / panels.rows;
    const std::size_t column_panels = (p.columns + panels.columns - 1) / panels.columns;
    const bool rows_outside = p.rows > p.columns;
    for (std::size_t outer = 0; outer < (rows_outside ? row_panels : column_panels); ++outer)
      for (std::size_t inner = 0; inner < (rows_outside ? column_panels : row_panels); ++inner)
        tile_at(p, rows_outside ? outer : inner, rows_outside ? inner : outer);
  }

private:
  ACTIVARIUM_INLINE static void tile_at(const PanelProduct& p, std::size_t row_panel, std::size_t column_panel) {
    const float* const a = p.a + row_panel * p.a_panel;
    const float* const b = p.b + column_panel * p.b_panel;
    if (p.sparse != nullptr)
      tile_at<true>(p, row_panel * panels.rows, column_panel * panels.columns, a, b, p.sparse[row_panel]);
    else
      tile_at<false>(p, row_panel * panels.rows, column_panel * panels.columns, a, b, {nullptr, p.depth});
  }

  template <bool sparse>
  ACTIVARIUM_INLINE static void tile_at(const PanelProduct& p, std::size_t i, std::size_t j, const float* a,
                                        const float* b, SparsePanel k) {
    float* const c = p.c + i * p.c_stride + j;
    const float* const before = p.accumulate ? c : p.row == nullptr ? nullptr : p.row + j;
    const std::size_t rows = std::min(p.rows - i, panels.rows), columns = std::min(p.columns - j, panels.columns);
    const std::size_t before_stride = p.accumulate ? p.c_stride : 0;
    const bool inside = rows == panels.rows && columns == panels.columns;
    // Sparse products are those of the first layer, whose columns are seldom few.
    if (rows == panels.rows && (sparse || columns > 4 * (panel_vectors - 1)))
      tile<panels.rows, panel_vectors, sparse>(a, b, k, inside ? before : nullptr, before_stride,
                                               inside ? c : p.scratch, inside ? p.c_stride : panels.columns);
    else
      find_edge_tile<panels.rows, panel_vectors, sparse>(rows, columns, a, b, k, p.scratch);
    if (inside) return;
    for (std::size_t r = 0; r < rows; ++r)
      add_row(columns, p.scratch + r * panels.columns, before == nullptr ? nullptr : before + r * before_stride,
              c + r * p.c_stride);
  }

  /// The product at an edge, into `scratch` [panel rows × panel columns]. The tile is the smallest that holds it, found
  /// by counting down from the whole one, which is too large.
  template <std::size_t rows, std::size_t vectors, bool sparse>
  ACTIVARIUM_INLINE static void find_edge_tile(std::size_t rows_left, std::size_t columns_left, const float* a,
                                               const float* b, SparsePanel k, float* scratch) {
    if constexpr (vectors > 1 && !sparse)
      if (columns_left <= 4 * (vectors - 1))
        return find_edge_tile<rows, vectors - 1, sparse>(rows_left, columns_left, a, b, k, scratch);
    if constexpr (rows > 1)
      if (rows_left < rows) return find_edge_tile<rows - 1, vectors, sparse>(rows_left, columns_left, a, b, k, scratch);
    if constexpr (rows < panels.rows || vectors < panel_vectors) edge_tile<rows, vectors, sparse>(a, b, k, scratch);
  }
  template <std::size_t rows, std::size_t vectors, bool sparse>
  [[gnu::noinline]] static void edge_tile(const float* a, const float* b, SparsePanel k, float* scratch) {
    tile<rows, vectors, sparse>(a, b, k, nullptr, 0, scratch, panels.columns);
  }

  /// out = sum, plus `before` unless it is null.
  static void add_row(std::size_t columns, const float* sum, const float* before, float* out) {
    std::size_t j = 0;
    for (; j + 4 <= columns; j += 4) {
      const f32x4 v = f32x4::load(sum + j);
      (before == nullptr ? v : f32x4::load(before + j) + v).store(out + j);
    }
    for (; j < columns; ++j) out[j] = before == nullptr ? sum[j] : before[j] + sum[j];
  }

  /// c [rows × 4·vectors] = a·b, plus `before` unless it is null.
  template <std::size_t rows, std::size_t vectors, bool sparse>
  ACTIVARIUM_INLINE static void tile(const float* a, const float* b, SparsePanel block, const float* before,
                                     std::size_t before_stride, float* c, std::size_t c_stride) {
    f32x4 sum[rows][vectors];
    unrolled<rows>([&](auto r)
                       ACTIVARIUM_INLINE { unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE { sum[r][v] = 0.0; }); });
    for (std::size_t k = 0; k < block.depth; ++k, a += panels.rows) {
      const float* const b_row = sparse ? b + block.rows_of_b[k] : b;
      f32x4 right[vectors];
      unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE { right[v] = f32x4::load(b_row + 4 * v); });
      unrolled<rows>([&](auto r) ACTIVARIUM_INLINE {
        const f32x4 left = f32x4::splat(a + r);
        unrolled<vectors>([&](auto v)
                              ACTIVARIUM_INLINE { sum[r][v] = Arithmetic::add_product(sum[r][v], left, right[v]); });
      });
      if constexpr (!sparse) b += panels.columns;
    }
    unrolled<rows>([&](auto r) ACTIVARIUM_INLINE {
      unrolled<vectors>([&](auto v) ACTIVARIUM_INLINE {
        const f32x4 result =
            before == nullptr ? sum[r][v] : f32x4::load(before + r * before_stride + 4 * v) + sum[r][v];
        result.store(c + r * c_stride + 4 * v);
      });
    });
  }
};

} // namespace activarium
