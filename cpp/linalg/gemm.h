// General matrix product C = A·B (+ a row added to every row), single precision.
#pragma once

#include <vector>

#include "linalg/kernels.h"
#include "linalg/matrix.h"

namespace activarium {

/// A right operand, packed once and used for as many products as its matrix stays the same.
class PackedRight {
public:
  /// Makes room for a matrix of [depth × columns].
  void reserve(std::size_t depth, std::size_t columns);
  void pack(ConstMatrix b);

  const float* panels() const { return panels_.data(); }
  std::size_t depth() const { return depth_; }
  std::size_t columns() const { return columns_; }

private:
  std::size_t depth_ = 0, columns_ = 0;
  std::vector<float> panels_;
};

/// The kernel set of a run, and buffers for the operands that a product packs itself.
class GemmWorkspace {
public:
  explicit GemmWorkspace(Kernels kernels = Kernels::plain) : kernel_(panel_kernel(kernels)) {}

  /// Makes room for products of up to [m × k]·[k × n].
  void reserve(std::size_t m, std::size_t n, std::size_t k);
  static std::size_t floats_needed(std::size_t m, std::size_t n, std::size_t k);

private:
  friend void multiply(ConstMatrix, const PackedRight&, Matrix, const float*, GemmWorkspace&);
  friend void multiply(ConstMatrix, ConstMatrix, Matrix, const float*, GemmWorkspace&);

  PanelKernel kernel_;
  std::vector<float> left_;
  PackedRight right_;
};

/// c = a·b, with `row` [c.columns] added to each row of the result unless it is null.
/// Each element is a sum over k in ascending order within fixed blocks of k, whatever the other sizes: a row of the
/// result does not depend on how many rows are computed with it. `c` must not overlap the operands.
void multiply(ConstMatrix a, const PackedRight& b, Matrix c, const float* row, GemmWorkspace& workspace);
void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, GemmWorkspace& workspace);

} // namespace activarium
