// What a function's curve shows: domain, poles, jumps, kinks, turns, range, slopes, limits.
#pragma once

#include <cmath>
#include <cstddef>

#include "formula/curve.h"

namespace activarium {

/// The `most` items nearest to 0, in the order of their places.
template <class T> class Nearest {
public:
  static constexpr std::size_t most = 32;

  /// Whether there were more.
  bool more() const { return more_; }
  std::size_t size() const { return size_; }
  const T* begin() const { return items_; }
  const T* end() const { return items_ + size_; }
  const T& operator[](std::size_t i) const { return items_[i]; }

  void add(const T& item) {
    const double place = place_of(item);
    std::size_t at = size_;
    while (at > 0 && place_of(items_[at - 1]) > place) --at;
    if (size_ == most) {
      more_ = true;
      const bool drop_first = std::abs(place_of(items_[0])) > std::abs(place_of(items_[most - 1]));
      const double farthest = std::abs(place_of(items_[drop_first ? 0 : most - 1]));
      if (!(std::abs(place) < farthest)) return;
      --size_;
      if (drop_first) {
        for (std::size_t i = 0; i < size_; ++i) items_[i] = items_[i + 1];
        --at;
      }
    }
    for (std::size_t i = size_++; i > at; --i) items_[i] = items_[i - 1];
    items_[at] = item;
  }

private:
  T items_[most] = {};
  std::size_t size_ = 0;
  bool more_ = false;
};

/// A largest or smallest value; `x` is NaN where it is reached nowhere or over a stretch.
struct Extreme {
  double value = not_a_number, x = not_a_number;
};

/// Where a function goes on both sides of a point: f at a jump or a pole, f′ at a kink.
struct Break {
  double x, left, right;
};
inline double place_of(const Break& b) { return b.x; }

struct Turn {
  double x, value;
  bool maximum;
};
inline double place_of(const Turn& t) { return t.x; }

inline double place_of(const Interval& i) { return i.low > 0 ? i.low : i.high < 0 ? i.high : 0; }

enum class Direction { rising, falling, constant, none };

/// A stretch over which f rises, falls or stays the same.
struct Piece {
  double low, high;
  Direction direction;
};
inline double place_of(const Piece& p) { return place_of(Interval{p.low, p.high}); }

/// Places are rounded to floats, and beyond the floats is ±∞.
struct Shape {
  Nearest<Interval> domain, undefined; // where f has a value, and where it has none
  Nearest<Interval> infinite;          // where |f| is more than a float, but for the surroundings of poles
  Nearest<Break> poles, jumps, kinks;
  Nearest<Turn> turns;
  Nearest<Piece> pieces;
  Direction direction = Direction::none; // of f on all of its domain
  Extreme lowest, highest;               // infimum and supremum
  Interval value_limits{not_a_number, not_a_number}, derivative_limits{not_a_number, not_a_number};
  Extreme lipschitz;              // sup |f′|, ∞ where f jumps
  double steepest = not_a_number; // sup |f′| where f does not jump
  Nearest<Interval> saturated;    // where |f′| < 5 % of that
  bool more = false;              // there is more than is told
};

/// Of the largest slope; less counts as saturated.
inline constexpr double saturated_share = 0.05;

namespace formula {

Shape shape_of(const Curve& curve);

} // namespace formula
} // namespace activarium
