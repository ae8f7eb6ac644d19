// How steep a curve is: f′ as the parts on which it rises, falls or stays the same.
#pragma once

#include <vector>

#include "formula/shape.h"

namespace activarium::formula {

/// The float nearest to x, or ±∞ where the floats end.
double rounded(double x);

/// Whether a is nearer to 0 than b; of a place and its mirror image the one on the left. b may be NaN: nowhere.
bool is_nearer(double a, double b);

class Slopes {
public:
  explicit Slopes(const Curve& curve);

  /// All between here is known.
  double known_from() const { return from_; }
  double known_to() const { return to_; }
  /// sup |f′|; its place, that nearest to 0, is NaN where it is as steep over a stretch or comes close to it only far
  /// out.
  Extreme steepest() const;
  /// Where |f′| ≤ bound, in order, as stretches of some width. Where f has no value that is not so.
  std::vector<Interval> flat(double bound) const;

private:
  struct Part {
    double low, high, from, to;
    const Stretch* stretch;
  };

  double crossing(const Part& part, double bound) const;

  const Curve& curve_;
  std::vector<Part> parts_;
  double from_ = -farthest_float, to_ = farthest_float;
};

} // namespace activarium::formula
