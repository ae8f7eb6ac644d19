#include "linalg/gemm.h"

#include <algorithm>

#include "linalg/packing.h"
#include "linalg/panel_kernel.h"

namespace activarium {
namespace {

/// Longer sums are cut into equal blocks: a panel of each operand then fits the L1 cache, and rounding errors grow with
/// the block, not with k.
constexpr std::size_t k_limit = 512;

std::size_t padded(std::size_t n, std::size_t size) { return parts(n, size) * size; }

std::size_t k_block(std::size_t k) { return k == 0 ? 1 : parts(k, parts(k, k_limit)); }

/// Grows a vector whose contents are not needed to exactly n, without holding the old memory meanwhile.
template <class Vector> void make_room(Vector& v, std::size_t n) {
  if (n <= v.size()) return;
  v = Vector();
  v.resize(n);
}

MultiplyPanels relaxed_kernel = nullptr;

} // namespace

PanelKernel panel_kernel(Kernels kernels) {
  if (kernels == Kernels::relaxed && has_relaxed_kernels()) return {relaxed_kernel, relaxed_panels};
  return {PanelMultiplication<PlainArithmetic, plain_panels>::multiply, plain_panels};
}

bool has_relaxed_kernels() { return relaxed_kernel != nullptr; }
void install_relaxed_kernels(MultiplyPanels multiply) { relaxed_kernel = multiply; }

void PackedRight::reserve(std::size_t depth, std::size_t columns) {
  make_room(panels_, padded(columns, panel_columns_) * depth);
}

void PackedRight::pack(ConstMatrix b) { pack_right(b, panel_columns_, panels_.data()); }

/// With the places of a sparse operand, which has panels of no fewer rows than three.
std::size_t GemmWorkspace::left_floats(std::size_t m, std::size_t k) {
  return (m + relaxed_panels.rows - 1) * (k + 4) / 3 * 4;
}
std::size_t GemmWorkspace::right_floats(std::size_t n, std::size_t k) { return (n + plain_panels.columns - 1) * k; }

void GemmWorkspace::reserve_left(std::size_t m, std::size_t k) { make_room(left_, padded(m, kernel_.panels.rows) * k); }

void GemmWorkspace::reserve_foreground(std::size_t m, std::size_t k) {
  const std::size_t count = parts(m, kernel_.panels.rows), block = std::min(k, k_limit);
  make_room(left_, count * foreground_panel(kernel_.panels.rows, block));
  make_room(rows_of_b_, count * block);
  make_room(sparse_, count);
}

void GemmWorkspace::reserve(std::size_t m, std::size_t n, std::size_t k) {
  reserve_left(m, k);
  right_.reserve(k, n);
}

void multiply(ConstMatrix a, const PackedRight& b, Matrix c, const float* row, GemmWorkspace& workspace) {
  const auto [rows, columns] = workspace.kernel_.panels;
  const std::size_t k = a.columns, block = k_block(k);
  float* const left = workspace.left_.data();
  pack_left(a, rows, left);
  for (std::size_t first = 0; first < k; first += block)
    workspace.kernel_.multiply({.a = left + first * rows,
                                .b = b.panels() + first * columns,
                                .c = c.data,
                                .row = row,
                                .rows = c.rows,
                                .columns = c.columns,
                                .depth = std::min(block, k - first),
                                .a_panel = rows * k,
                                .b_panel = columns * k,
                                .c_stride = c.columns,
                                .accumulate = first > 0,
                                .scratch = workspace.scratch_.data()});
}

void multiply_foreground(ConstMatrix a, float background, const PackedRight& b, Matrix c, const float* row,
                         GemmWorkspace& workspace) {
  const auto [rows, columns] = workspace.kernel_.panels;
  const std::size_t k = a.columns, block = k_block(k);
  float* const left = workspace.left_.data();
  for (std::size_t first = 0; first < k; first += block) {
    ConstMatrix part = a;
    part.data += first * a.column_stride;
    part.columns = std::min(block, k - first);
    pack_foreground(part, background, rows, columns, left, workspace.rows_of_b_.data(), workspace.sparse_.data());
    workspace.kernel_.multiply({.a = left,
                                .b = b.panels() + first * columns,
                                .c = c.data,
                                .row = row,
                                .rows = c.rows,
                                .columns = c.columns,
                                .depth = part.columns,
                                .a_panel = foreground_panel(rows, part.columns),
                                .b_panel = columns * k,
                                .c_stride = c.columns,
                                .accumulate = first > 0,
                                .scratch = workspace.scratch_.data(),
                                .sparse = workspace.sparse_.data()});
  }
}

void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, GemmWorkspace& workspace) {
  workspace.right_.pack(b);
  multiply(a, workspace.right_, c, row, workspace);
}

void multiply_foreground(ConstMatrix a, float background, ConstMatrix b, Matrix c, const float* row,
                         GemmWorkspace& workspace) {
  workspace.right_.pack(b);
  multiply_foreground(a, background, workspace.right_, c, row, workspace);
}

} // namespace activarium
