// Where a graph's node is 0, on a stretch on which it is smooth.
//
// The stretch is halved until bounds show of each part that the node has no zero there, or that it rises or falls
// through one zero, which is then closed in on. Parts that are not settled at the last are touched zeros, or nothing
// but rounding. How the halves fall decides nothing but the last digits of a double.
#pragma once

#include "formula/interval.h"

namespace activarium::formula {

/// Beyond, no float lies.
inline constexpr double farthest_float = 0x1.fffffep127;

struct Zero {
  double x;
  bool crosses; // otherwise the sign is the same on both sides
};

struct Zeros {
  std::vector<Zero> at;                               // rising
  double from = -farthest_float, to = farthest_float; // all between here are found
};

/// A stretch where all switches keep their states. Beyond ±farthest_float it goes on.
struct Stretch {
  double low, high;
  Branch branch;

  /// A point inside, neither close to an end nor farther out than it must be.
  double inside() const;
};

class Curve;

/// Zeros of `node`, whose derivative is `slope` or `none`, where `matters`, unless that is `none`, is at least `from`
/// in size.
struct Sought {
  Ref node, slope = none, matters = none;
  double from = 0;
  const Curve* curve = nullptr; // whose own values tell the sign of its slope or curvature where bounds do not
};

/// `shift`, from −½ to ½, moves where the stretch is halved.
Zeros zeros_of(Enclosure& enclosure, const Sought& sought, const Stretch& stretch, double shift);

} // namespace activarium::formula
