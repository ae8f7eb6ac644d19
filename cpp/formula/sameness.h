// Whether two curves are one everywhere, not only at points.
#pragma once

#include "formula/curve.h"

namespace activarium::formula {

/// Which differences count as none: these shares of f and of f′, or of `least_size` where those are smaller.
struct Tolerance {
  double f, slope, least_size;
};

/// Whether bounds over smaller and smaller parts show that f and f′ differ by no more than that at every number inside
/// the stretches of both. What is not shown counts as different, but within a millionth of a number, where parts end,
/// and where doubles cannot tell, because values are differences of much larger numbers or leave the doubles on the
/// way.
bool are_shown_same(const Curve& a, const Curve& b, const Tolerance& tolerance);

} // namespace activarium::formula
