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

MultiplyPanels relaxed_kernel = nullptr;

} // namespace

PanelKernel panel_kernel(Kernels kernels) {
  if (kernels == Kernels::relaxed && has_relaxed_kernels()) return {relaxed_kernel, relaxed_panels};
  return {PanelMultiplication<PlainArithmetic, plain_panels>::multiply, plain_panels};
}

bool has_relaxed_kernels() { return relaxed_kernel != nullptr; }
void install_relaxed_kernels(MultiplyPanels multiply) { relaxed_kernel = multiply; }

std::uint64_t packed_floats(const PanelKernel& kernel, std::size_t depth, std::size_t columns) {
  return std::uint64_t{padded(columns, kernel.panels.columns)} * depth;
}

PackedRight pack(const PanelKernel& kernel, ConstMatrix b, float* out) {
  pack_right(b, kernel.panels.columns, out);
  return {out};
}

void GemmNeeds::add_packed(std::size_t m, std::size_t k) {
  left_ = std::max(left_, std::uint64_t{padded(m, kernel_.panels.rows)} * k);
}

void GemmNeeds::add(std::size_t m, std::size_t n, std::size_t k) {
  add_packed(m, k);
  right_ = std::max(right_, packed_floats(kernel_, k, n));
}

void GemmNeeds::add_foreground_packed(std::size_t m, std::size_t k) {
  const std::uint64_t count = parts(m, kernel_.panels.rows);
  const std::size_t block = std::min(k, k_limit);
  left_ = std::max(left_, count * foreground_panel(kernel_.panels.rows, block));
  rows_of_b_ = std::max(rows_of_b_, count * block);
  sparse_ = std::max(sparse_, count);
}

void GemmNeeds::add_foreground(std::size_t m, std::size_t n, std::size_t k) {
  add_foreground_packed(m, k);
  right_ = std::max(right_, packed_floats(kernel_, k, n));
}

void GemmNeeds::add(const GemmNeeds& other) {
  left_ = std::max(left_, other.left_);
  right_ = std::max(right_, other.right_);
  rows_of_b_ = std::max(rows_of_b_, other.rows_of_b_);
  sparse_ = std::max(sparse_, other.sparse_);
}

GemmSlots::GemmSlots(MemoryPlan& plan, const GemmNeeds& needs)
    : left_(plan.add<float>(needs.left_)), right_(plan.add<float>(needs.right_)),
      scratch_(plan.add<float>(needs.kernel_.panels.rows * needs.kernel_.panels.columns)),
      rows_of_b_(plan.add<std::uint32_t>(needs.rows_of_b_)), sparse_(plan.add<SparsePanel>(needs.sparse_)) {}

GemmWorkspace GemmSlots::in(const Memory& memory, const PanelKernel& kernel) const {
  return {kernel, memory.at(left_), memory.at(right_), memory.at(scratch_), memory.at(rows_of_b_), memory.at(sparse_)};
}

void multiply(ConstMatrix a, PackedRight b, Matrix c, const float* row, const GemmWorkspace& workspace) {
  const auto [rows, columns] = workspace.kernel.panels;
  const std::size_t k = a.columns, block = k_block(k);
  float* const left = workspace.left;
  pack_left(a, rows, left);
  for (std::size_t first = 0; first < k; first += block)
    workspace.kernel.multiply({.a = left + first * rows,
                               .b = b.panels + first * columns,
                               .c = c.data,
                               .row = row,
                               .rows = c.rows,
                               .columns = c.columns,
                               .depth = std::min(block, k - first),
                               .a_panel = rows * k,
                               .b_panel = columns * k,
                               .c_stride = c.columns,
                               .accumulate = first > 0,
                               .scratch = workspace.scratch});
}

void multiply_foreground(ConstMatrix a, float background, PackedRight b, Matrix c, const float* row,
                         const GemmWorkspace& workspace) {
  const auto [rows, columns] = workspace.kernel.panels;
  const std::size_t k = a.columns, block = k_block(k);
  float* const left = workspace.left;
  for (std::size_t first = 0; first < k; first += block) {
    ConstMatrix part = a;
    part.data += first * a.column_stride;
    part.columns = std::min(block, k - first);
    pack_foreground(part, background, rows, columns, left, workspace.rows_of_b, workspace.sparse);
    workspace.kernel.multiply({.a = left,
                               .b = b.panels + first * columns,
                               .c = c.data,
                               .row = row,
                               .rows = c.rows,
                               .columns = c.columns,
                               .depth = part.columns,
                               .a_panel = foreground_panel(rows, part.columns),
                               .b_panel = columns * k,
                               .c_stride = c.columns,
                               .accumulate = first > 0,
                               .scratch = workspace.scratch,
                               .sparse = workspace.sparse});
  }
}

void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, const GemmWorkspace& workspace) {
  multiply(a, pack(workspace.kernel, b, workspace.right), c, row, workspace);
}

void multiply_foreground(ConstMatrix a, float background, ConstMatrix b, Matrix c, const float* row,
                         const GemmWorkspace& workspace) {
  multiply_foreground(a, background, pack(workspace.kernel, b, workspace.right), c, row, workspace);
}

} // namespace activarium
