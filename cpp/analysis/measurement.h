// What an activation function does, measured: its shape over all floats, and its statistics on inputs from N(0, 1).
//
// The shape is read off f, f′ and f″ at some 4,500 floats between −FLT_MAX and FLT_MAX, finest around 0. Where two
// neighbours differ by more than their slopes (or curvatures) say, and around what is highest, lowest or steepest, the
// place is halved down to neighbouring floats: a jump (or a kink) is what is left of the difference there. What lies
// closer together than the grid, 1/64 within ±8 and 0.4 % of x beyond, can be missed.
#pragma once

#include <cmath>
#include <cstddef>

#include "activations/block_kernel.h"
#include "analysis/probe.h"

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

  /// Nothing where the place is taken.
  void add(const T& item) {
    const double place = place_of(item);
    std::size_t at = size_;
    while (at > 0 && place_of(items_[at - 1]) > place) --at;
    if (at > 0 && place_of(items_[at - 1]) == place) return;
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

/// What a function does on both sides of a point: f at a jump, f′ at a kink.
struct Step {
  double x, left, right;
};
inline double place_of(const Step& s) { return s.x; }

struct Turn {
  double x, value;
  bool maximum;
};
inline double place_of(const Turn& t) { return t.x; }

/// What an input of N(0, 1) meets, by Gauss-Legendre quadrature between kinks and jumps.
struct NormalStatistics {
  double mean = 0;              // E f(z)
  double mean_square = 0;       // E f(z)²
  double mean_square_slope = 0; // E f′(z)²
  double straight = 0;          // share of f(z)'s variance that a straight line through it explains
  double zero_share = 0;        // P(f(z) = 0)
  double dead_share = 0;        // P(|f′(z)| ≤ 10⁻⁶)
  double passing_share = 0;     // P(|f′(z)| ≥ 5 % of the largest)
};

/// A variance that a layer with weights of variance gain² / fan-in keeps, and the variance map's slope there: below 1
/// in size, what lies beside it comes closer layer by layer.
struct FixedPoint {
  double variance, slope;
};
inline double place_of(const FixedPoint& f) { return f.variance; }

inline double place_of(const Interval& i) { return i.low > 0 ? i.low : i.high < 0 ? i.high : 0; }

enum class Direction { rising, falling, constant, none };

/// A stretch over which f rises, falls or stays the same.
struct Piece {
  double low, high;
  Direction direction;
};
inline double place_of(const Piece& p) { return place_of(Interval{p.low, p.high}); }

struct Measurement {
  using Monotone = Direction;

  Nearest<Interval> undefined; // where f or f′ is NaN
  Nearest<Interval> infinite;  // where f is ±∞ at finite x
  Extreme lowest, highest;     // infimum and supremum
  Interval value_limits{not_a_number, not_a_number}, derivative_limits{not_a_number, not_a_number};
  Nearest<Interval> domain;
  Nearest<Step> poles;
  Nearest<Piece> pieces;
  Monotone monotone = Monotone::constant;
  Nearest<Turn> turns;
  Nearest<Step> jumps, kinks;
  Extreme lipschitz;              // sup |f′|, ∞ where f jumps
  double steepest = not_a_number; // sup |f′| where f does not jump
  Nearest<Interval> saturated;    // where |f′| < 5 % of that
  NormalStatistics normal;
  Nearest<FixedPoint> variances; // between 10⁻⁴ and 10⁴
  bool more = false;             // a list of places holds only those nearest to 0
  bool every_variance = false;   // all of them are kept, as by functions with f(ax) = a·f(x)
};

/// Of the largest slope; less counts as saturated.
inline constexpr double saturated_share = 0.05;

/// Of f with one set of parameters [scalars].
Measurement measure(const BlockKernel& kernel, const float* parameters);
/// Of any function.
Measurement measure(const Probe& probe);

} // namespace activarium
