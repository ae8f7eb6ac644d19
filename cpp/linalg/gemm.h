// General matrix product C = A·B (+ a row added to every row), single precision.
#pragma once

#include <cstdint>

#include "linalg/aligned.h"
#include "linalg/kernels.h"
#include "linalg/matrix.h"

namespace activarium {

/// A right operand, packed once and used for as many products as its matrix stays the same.
class PackedRight {
public:
  explicit PackedRight(const PanelKernel& kernel) : panel_columns_(kernel.panels.columns) {}

  /// Makes room for a matrix of [depth × columns].
  void reserve(std::size_t depth, std::size_t columns);
  void pack(ConstMatrix b);

  const float* panels() const { return panels_.data(); }

private:
  std::size_t panel_columns_;
  AlignedFloats panels_;
};

/// The kernel set of a run, and buffers for the operands that a product packs itself.
class GemmWorkspace {
public:
  explicit GemmWorkspace(Kernels kernels = Kernels::plain)
      : kernel_(panel_kernel(kernels)), right_(kernel_), scratch_(kernel_.panels.rows * kernel_.panels.columns) {}

  const PanelKernel& kernel() const { return kernel_; }

  /// Makes room for a left operand of [m × k].
  void reserve_left(std::size_t m, std::size_t k);
  /// The same for `multiply_foreground`.
  void reserve_foreground(std::size_t m, std::size_t k);
  /// Makes room for products of [m × k]·[k × n], the right operand not packed yet.
  void reserve(std::size_t m, std::size_t n, std::size_t k);

  /// What a left operand of [m × k] and a right one of [k × n] take at most, in floats.
  static std::size_t left_floats(std::size_t m, std::size_t k);
  static std::size_t right_floats(std::size_t n, std::size_t k);

private:
  friend void multiply(ConstMatrix, const PackedRight&, Matrix, const float*, GemmWorkspace&);
  friend void multiply(ConstMatrix, ConstMatrix, Matrix, const float*, GemmWorkspace&);
  friend void multiply_foreground(ConstMatrix, float, const PackedRight&, Matrix, const float*, GemmWorkspace&);
  friend void multiply_foreground(ConstMatrix, float, ConstMatrix, Matrix, const float*, GemmWorkspace&);

  PanelKernel kernel_;
  AlignedFloats left_;
  PackedRight right_;
  AlignedFloats scratch_;
  std::vector<std::uint32_t> rows_of_b_; // of a sparse left operand, panel by panel
  std::vector<SparsePanel> sparse_;
};

/// c = a·b, with `row` [c.columns] added to each row of the result unless it is null; a.columns must not be 0.
/// Each element is a sum over k in ascending order within fixed blocks of k, whatever the other sizes: a row of the
/// result does not depend on how many rows are computed with it. `c` must not overlap the operands.
void multiply(ConstMatrix a, const PackedRight& b, Matrix c, const float* row, GemmWorkspace& workspace);
void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, GemmWorkspace& workspace);

/// c = (a − background)·b + row, where many elements of `a` are expected to be `background`: the k for which all rows
/// of a panel are background are left out, which changes no bit as long as b is finite.
void multiply_foreground(ConstMatrix a, float background, const PackedRight& b, Matrix c, const float* row,
                         GemmWorkspace& workspace);
void multiply_foreground(ConstMatrix a, float background, ConstMatrix b, Matrix c, const float* row,
                         GemmWorkspace& workspace);

} // namespace activarium
