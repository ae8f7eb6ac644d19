// General matrix product C = A·B (+ a row added to every row), single precision.
#pragma once

#include <cstdint>

#include "base/memory.h"
#include "linalg/kernels.h"
#include "linalg/matrix.h"

namespace activarium {

/// A right operand [depth × columns] in panels of a kernel set, good for as many products as its matrix stays the same.
struct PackedRight {
  const float* panels;
};
std::uint64_t packed_floats(const PanelKernel& kernel, std::size_t depth, std::size_t columns);
/// `out` has room for packed_floats.
PackedRight pack(const PanelKernel& kernel, ConstMatrix b, float* out);

/// The memory that products need for the operands which they pack themselves: the most that any of them asks for.
class GemmNeeds {
public:
  explicit GemmNeeds(const PanelKernel& kernel) : kernel_(kernel) {}

  /// [m × k]·[k × n] with the right operand packed already, or not.
  void add_packed(std::size_t m, std::size_t k);
  void add(std::size_t m, std::size_t n, std::size_t k);
  /// The same for `multiply_foreground`.
  void add_foreground_packed(std::size_t m, std::size_t k);
  void add_foreground(std::size_t m, std::size_t n, std::size_t k);
  void add(const GemmNeeds& other);

private:
  friend class GemmSlots;
  PanelKernel kernel_;
  std::uint64_t left_ = 0, right_ = 0, rows_of_b_ = 0, sparse_ = 0; // elements
};

/// The buffers of products, and the kernel set they are for.
struct GemmWorkspace {
  PanelKernel kernel;
  float *left, *right, *scratch;
  std::uint32_t* rows_of_b; // of a sparse left operand, panel by panel
  SparsePanel* sparse;
};

class GemmSlots {
public:
  GemmSlots() = default;
  GemmSlots(MemoryPlan& plan, const GemmNeeds& needs);
  GemmWorkspace in(const Memory& memory, const PanelKernel& kernel) const;

private:
  Slot<float> left_, right_, scratch_;
  Slot<std::uint32_t> rows_of_b_;
  Slot<SparsePanel> sparse_;
};

/// c = a·b, with `row` [c.columns] added to each row of the result unless it is null; a.columns must not be 0.
/// Each element is a sum over k in ascending order within fixed blocks of k, whatever the other sizes: a row of the
/// result does not depend on how many rows are computed with it. `c` must not overlap the operands.
void multiply(ConstMatrix a, PackedRight b, Matrix c, const float* row, const GemmWorkspace& workspace);
void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, const GemmWorkspace& workspace);

/// c = (a − background)·b + row, where many elements of `a` are expected to be `background`: the k for which all rows
/// of a panel are background are left out, which changes no bit as long as b is finite.
void multiply_foreground(ConstMatrix a, float background, PackedRight b, Matrix c, const float* row,
                         const GemmWorkspace& workspace);
void multiply_foreground(ConstMatrix a, float background, ConstMatrix b, Matrix c, const float* row,
                         const GemmWorkspace& workspace);

} // namespace activarium
