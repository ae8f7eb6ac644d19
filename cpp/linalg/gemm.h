// General matrix product C = A·B (+ a row added to every row), single precision.
#pragma once

#include <vector>

#include "linalg/matrix.h"

namespace activarium {

/// Packing buffers of `multiply`; made once for the largest product of a run.
class GemmWorkspace {
public:
  /// Makes room for products of up to [m × k]·[k × n].
  void reserve(std::size_t m, std::size_t n, std::size_t k);
  static std::size_t floats_needed(std::size_t m, std::size_t n, std::size_t k);

  float* packed_a() { return a_.data(); }
  float* packed_b() { return b_.data(); }

private:
  std::vector<float> a_, b_;
};

/// c = a·b, with `row` [c.columns] added to each row of the result unless it is null.
/// Each element is a sum over k in ascending order within fixed blocks of k, whatever the other sizes: a row of the
/// result does not depend on how many rows are computed with it. `c` must not overlap the operands.
void multiply(ConstMatrix a, ConstMatrix b, Matrix c, const float* row, GemmWorkspace& workspace);

} // namespace activarium
