// A is packed into panels of 3 rows, B into panels of 12 columns, both with k running slowest, so that the micro-kernel
// reads them front to back; rows and columns beyond the edge are packed as zeros. The tile of 3 × 12 keeps nine
// accumulators, three B vectors, one A value and the product's temporary in the fifteen vector registers that V8
// leaves.
#include "linalg/gemm.h"

#include <algorithm>
#include <cstring>

#include "simd/f32x4.h"

namespace activarium {
namespace {

constexpr std::size_t tile_rows = 3;
constexpr std::size_t tile_vectors = 3;
constexpr std::size_t tile_columns = 4 * tile_vectors;
constexpr std::size_t k_limit = 256; // a panel of B then takes 12 KB of the L1 cache

std::size_t panels(std::size_t n, std::size_t width) { return (n + width - 1) / width; }

/// k is cut into equal blocks of at most k_limit.
std::size_t k_block(std::size_t k) { return k == 0 ? 1 : panels(k, panels(k, k_limit)); }

/// Packs rows [0, a.rows) and columns [k0, k0 + depth) of `a` into panels of `width` rows, [panel][depth][width].
template <std::size_t width> void pack_rows(ConstMatrix a, std::size_t k0, std::size_t depth, float* out) {
  for (std::size_t i = 0; i < a.rows; i += width) {
    const std::size_t count = std::min(width, a.rows - i);
    const float* source = a.data + i * a.row_stride + k0 * a.column_stride;
    if (count == width && a.row_stride == 1) {
      for (std::size_t k = 0; k < depth; ++k, source += a.column_stride, out += width)
        std::memcpy(out, source, width * sizeof(float));
    } else if (count == width) {
      for (std::size_t k = 0; k < depth; ++k, source += a.column_stride, out += width)
        for (std::size_t r = 0; r < width; ++r) out[r] = source[r * a.row_stride];
    } else {
      for (std::size_t k = 0; k < depth; ++k, source += a.column_stride, out += width)
        for (std::size_t r = 0; r < width; ++r) out[r] = r < count ? source[r * a.row_stride] : 0.0f;
    }
  }
}

/// tile [3 × 12] = a_panel · b_panel over `depth`.
inline void micro_kernel(std::size_t depth, const float* a, const float* b, f32x4 (&sum)[tile_rows][tile_vectors]) {
  f32x4 s00 = 0.0, s01 = 0.0, s02 = 0.0, s10 = 0.0, s11 = 0.0, s12 = 0.0, s20 = 0.0, s21 = 0.0, s22 = 0.0;
  for (std::size_t k = 0; k < depth; ++k, a += tile_rows, b += tile_columns) {
    const f32x4 b0 = f32x4::load(b), b1 = f32x4::load(b + 4), b2 = f32x4::load(b + 8);
    const f32x4 a0 = f32x4::splat(a);
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    const f32x4 a1 = f32x4::splat(a + 1);
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    const f32x4 a2 = f32x4::splat(a + 2);
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
  }
  sum[0][0] = s00, sum[0][1] = s01, sum[0][2] = s02;
  sum[1][0] = s10, sum[1][1] = s11, sum[1][2] = s12;
  sum[2][0] = s20, sum[2][1] = s21, sum[2][2] = s22;
}

/// Writes (first block of k) or adds (later ones) a tile to c, leaving out what lies beyond its edges.
void store_tile(const f32x4 (&sum)[tile_rows][tile_vectors], Matrix c, std::size_t i, std::size_t j, bool first,
                const float* row) {
  const std::size_t rows = std::min(tile_rows, c.rows - i);
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t v = 0; v < tile_vectors; ++v) {
      const std::size_t column = j + 4 * v;
      if (column >= c.columns) break;
      const std::size_t lanes = std::min<std::size_t>(4, c.columns - column);
      float* out = c.data + (i + r) * c.columns + column;
      const float* before = first ? (row == nullptr ? nullptr : row + column) : out;
      if (lanes == 4) {
        (before == nullptr ? sum[r][v] : f32x4::load(before) + sum[r][v]).store(out);
      } else {
        (before == nullptr ? sum[r][v] : f32x4::load_partial(before, lanes) + sum[r][v]).store_partial(out, lanes);
      }
    }
}

std::size_t padded(std::size_t n, std::size_t width) { return panels(n, width) * width; }

} // namespace

std::size_t GemmWorkspace::floats_needed(std::size_t m, std::size_t n, std::size_t k) {
  const std::size_t depth = std::min(k, k_limit);
  return (padded(m, tile_rows) + padded(n, tile_columns)) * depth;
}

void GemmWorkspace::reserve(std::size_t m, std::size_t n, std::size_t k) {
  const std::size_t depth = std::min(k, k_limit);
  a_.resize(std::max(a_.size(), padded(m, tile_rows) * depth));
  b_.resize(std::max(b_.size(), padded(n, tile_columns) * depth));
}

void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, GemmWorkspace& workspace) {
  const std::size_t k = a.columns, block = k_block(k);
  float* const packed_a = workspace.packed_a();
  float* const packed_b = workspace.packed_b();
  for (std::size_t k0 = 0; k0 < k; k0 += block) {
    const std::size_t depth = std::min(block, k - k0);
    pack_rows<tile_rows>(a, k0, depth, packed_a);
    pack_rows<tile_columns>(b.transposed(), k0, depth, packed_b);
    for (std::size_t j = 0; j < c.columns; j += tile_columns)
      for (std::size_t i = 0; i < c.rows; i += tile_rows) {
        f32x4 sum[tile_rows][tile_vectors];
        micro_kernel(depth, packed_a + i * depth, packed_b + j * depth, sum);
        store_tile(sum, c, i, j, k0 == 0, row);
      }
  }
}

} // namespace activarium
