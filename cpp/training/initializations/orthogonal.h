// Saxe and others, 2014, as torch.nn.init.orthogonal_: the fewer of rows and columns of W are an orthonormal set, drawn
// uniformly from all such sets.
//
// Vectors of N(0, 1) are made orthogonal to those before them and of length 1, by Gram and Schmidt's method done twice:
// what rounding leaves of the others the second time takes away. A group of vectors loses its share of those before it
// in matrix products, which are two orders of magnitude faster than vector by vector.
#pragma once

#include "training/initializations/uniform_or_normal.h"

namespace activarium {

struct Orthogonal {
  static constexpr const char* name = "orthogonal";
  static std::uint64_t scratch_floats(std::size_t inputs, std::size_t outputs);
  static void fill(const DenseStart& start);
};

} // namespace activarium
