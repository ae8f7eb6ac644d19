#include "formula/shape.h"

#include <algorithm>
#include <cmath>

#include "formula/slopes.h"

namespace activarium::formula {
namespace {

constexpr double least_float = 1e-46;              // below, floats are 0
constexpr double no_float = 3.4028235677973366e38; // from here on a float is infinite

bool is_infinite(double v) { return std::isinf(v); }
bool are_equal(double a, double b, double relative, double absolute) {
  return a == b ||
         (std::isfinite(a - b) && std::fabs(a - b) <= relative * std::max(std::fabs(a), std::fabs(b)) + absolute);
}

Direction from_to(double a, double b) {
  if (are_equal(a, b, 1e-13, 0)) return Direction::constant;
  return a < b ? Direction::rising : a > b ? Direction::falling : Direction::none;
}

/// A part of a stretch on which f does not turn, and where f goes at its ends.
struct Leg {
  double low, high, from, to;
  Direction direction;
  const Stretch* stretch;
};

class Shaping {
public:
  explicit Shaping(const Curve& curve) : curve_(curve) {}

  Shape run() {
    s_.more = curve_.is_cut();
    if (curve_.is_cut()) unknown_ = {-INFINITY, INFINITY};
    for (const Stretch& stretch : curve_.stretches()) follow(stretch);
    for (std::size_t i = 0; i < curve_.stretches().size(); ++i) {
      const Stretch& right = curve_.stretches()[i];
      if (i > 0) meet(curve_.stretches()[i - 1], right);
      settle_domain(right, i + 1 == curve_.stretches().size());
    }
    join();
    const Slopes slopes(curve_);
    find_ends(slopes);
    find_extremes();
    find_overflow();
    find_slopes(slopes);
    s_.more = s_.more || s_.domain.more() || s_.undefined.more() || s_.poles.more() || s_.jumps.more() ||
              s_.kinks.more() || s_.turns.more() || s_.pieces.more() || s_.saturated.more();
    return s_;
  }

private:
  double value(Ref node, double x, const Stretch& stretch) const {
    return curve_.bounds(node, x, x, stretch.branch).middle();
  }

  /// Adds the legs of a stretch.
  void follow(const Stretch& stretch) {
    if (!curve_.has_value(stretch)) return;
    const Zeros turns = curve_.zeros({curve_.slope(), curve_.curvature(), curve_.f(), least_float, &curve_}, stretch);
    const bool begins = turns.from <= stretch.low, ends = turns.to >= stretch.high;
    Leg leg{stretch.low, 0, begins ? curve_.limit(curve_.f(), stretch, false, true) : not_a_number, 0, {}, &stretch};
    bool known = begins;
    const auto end_at = [&](double x, double to, bool is_last) {
      const bool is_level = std::fabs(to - leg.from) < least_float; // no float shows it
      if (is_level && leg.low != stretch.low && is_last && !legs_.empty()) {
        legs_.back().high = x;
      } else if (is_last || !is_level || !known) {
        leg.high = x;
        leg.to = to;
        leg.direction = direction_of(leg);
        if (known) legs_.push_back(leg);
        known = true;
        leg.low = x;
        leg.from = to;
      }
    };
    for (const Zero& zero : turns.at)
      if (zero.crosses) end_at(zero.x, value(curve_.f(), zero.x, stretch), false);
    if (ends) end_at(stretch.high, curve_.limit(curve_.f(), stretch, true, true), true);
    if (ends && begins) return;
    s_.more = true;
    for (const Interval& rest : {Interval{stretch.low, turns.from}, Interval{turns.to, stretch.high}}) {
      if (!(rest.low < rest.high)) continue;
      const Bounds bounds = curve_.bounds(curve_.f(), rest.low, rest.high, stretch.branch);
      unknown_ = {std::min(unknown_.low, bounds.low), std::max(unknown_.high, bounds.high)};
    }
  }

  Direction direction_of(const Leg& leg) const {
    const double x = Stretch{leg.low, leg.high, {}}.inside();
    const Bounds slope = curve_.bounds(curve_.slope(), x, x, leg.stretch->branch);
    if (std::isfinite(leg.from) && std::isfinite(leg.to) && leg.from != leg.to) return from_to(leg.from, leg.to);
    if (slope.excludes_zero()) return slope.low > 0 ? Direction::rising : Direction::falling;
    return slope.low == 0 && slope.high == 0 ? Direction::constant : from_to(leg.from, leg.to);
  }

  /// Whether legs go higher and higher (or lower), the farther out the more, and nothing bounds those that are unknown.
  bool grows(double sign) const {
    if (legs_.empty() || !(unknown_.low <= unknown_.high && std::max(sign * unknown_.low, sign * unknown_.high) > 1e30))
      return false;
    const double reach = std::max(-legs_.front().low, legs_.back().high);
    double near = -INFINITY, far = -INFINITY;
    for (const Leg& leg : legs_) {
      double& most = std::max(std::fabs(leg.low), std::fabs(leg.high)) < reach / 2 ? near : far;
      most = std::max({most, sign * leg.from, sign * leg.to});
    }
    return far > 1e-9 && far > 1.3 * near;
  }

  /// What happens where two stretches meet.
  void meet(const Stretch& left, const Stretch& right) {
    double slack = 0;
    const auto limit = [&](Ref node, bool from_left) {
      return curve_.limit(node, from_left ? left : right, from_left, false, &slack);
    };
    const bool before = curve_.has_value(left), after = curve_.has_value(right);
    const double x = rounded(right.low);
    const double l = before ? limit(curve_.f(), true) : not_a_number,
                 r = after ? limit(curve_.f(), false) : not_a_number;
    if (is_infinite(l) || is_infinite(r)) {
      s_.poles.add({x, l, r});
      end_domain(x);
    } else if (before && after) {
      if (std::isnan(l) || std::isnan(r)) { // it has no limit, as sin(1/x)
        s_.more = true;
        end_domain(x);
        return;
      }
      if (std::isnan(curve_.at(curve_.f(), right.low)) && std::isnan(curve_.at(curve_.f(), x))) {
        s_.undefined.add({x, x});
        end_domain(x);
      }
      if (!are_equal(l, r, std::max(slack, 2e-7), 1e-12)) { // what floats can tell
        s_.jumps.add({x, l, r});
      } else {
        const double slope_before = limit(curve_.slope(), true), slope_after = limit(curve_.slope(), false);
        if (!are_equal(slope_before, slope_after, std::max(slack, 1e-6), 1e-9))
          s_.kinks.add({x, slope_before, slope_after});
      }
    }
  }

  /// The domain ends at x, where the next stretch begins.
  void end_domain(double x) {
    if (domain_open_) s_.domain.add({domain_from_, x});
    domain_open_ = false;
  }
  void settle_domain(const Stretch& stretch, bool is_last) {
    const double low = rounded(stretch.low), high = rounded(stretch.high);
    if (curve_.has_value(stretch)) {
      if (!std::isnan(undefined_from_)) s_.undefined.add({undefined_from_, low});
      undefined_from_ = not_a_number;
      if (!domain_open_) domain_from_ = low;
      domain_open_ = true;
      if (is_last) end_domain(high);
    } else {
      end_domain(low);
      if (std::isnan(undefined_from_)) undefined_from_ = low;
      if (is_last) s_.undefined.add({undefined_from_, high});
    }
  }

  /// Pieces from legs, turns between them, and the direction of all.
  void join() {
    bool rises = true, falls = true, stays = true;
    Direction last = Direction::none; // the last one that was not constant, without a break since
    double since = 0;
    for (std::size_t i = 0; i < legs_.size(); ++i) {
      const Leg& leg = legs_[i];
      rises = rises && (leg.direction == Direction::rising || leg.direction == Direction::constant);
      falls = falls && (leg.direction == Direction::falling || leg.direction == Direction::constant);
      stays = stays && leg.direction == Direction::constant;
      bool goes_on = i > 0 && legs_[i - 1].high == leg.low;
      if (i > 0) {
        const double a = legs_[i - 1].to, b = leg.from;
        const bool equal = std::isfinite(a) && !has_jump(leg.low) && are_equal(a, b, 1e-3, 1e-6);
        goes_on = goes_on && equal;
        rises = rises && (equal || a < b);
        falls = falls && (equal || a > b);
        stays = stays && equal;
      }
      if (!goes_on) last = Direction::none;
      if (goes_on && pieces_.back().direction == leg.direction) {
        pieces_.back().high = leg.high;
      } else {
        if (leg.direction != Direction::constant) {
          if (last != Direction::none && last != leg.direction)
            s_.turns.add({rounded(since), value_at_turn(i), last == Direction::rising});
        }
        pieces_.push_back({leg.low, leg.high, leg.direction});
      }
      if (leg.direction != Direction::constant) {
        last = leg.direction;
        since = leg.high;
      }
    }
    for (const Piece& p : pieces_) s_.pieces.add({rounded(p.low), rounded(p.high), p.direction});
    if (!legs_.empty())
      s_.direction = stays   ? Direction::constant
                     : rises ? Direction::rising
                     : falls ? Direction::falling
                             : Direction::none;
  }
  bool has_jump(double x) const {
    for (const Break& jump : s_.jumps)
      if (jump.x == rounded(x)) return true;
    return false;
  }
  double value_at_turn(std::size_t i) const {
    while (i > 0 && legs_[i - 1].direction == Direction::constant) --i;
    return i > 0 ? legs_[i - 1].to : legs_[i].from;
  }

  /// From where legs begin and end; a place only where it is a turn or an end of the domain.
  void find_extremes() {
    for (const bool maximum : {false, true}) {
      const double sign = maximum ? 1 : -1;
      double best = -INFINITY;
      bool known = false, over_a_stretch = false;
      const auto is_best = [&](double v) { return static_cast<float>(sign * v) == static_cast<float>(best); };
      // Where there are more turns than are told, only as far out as these.
      double reach = s_.turns.more() ? 0 : INFINITY;
      for (const Turn& turn : s_.turns) reach = std::max(reach, std::fabs(turn.x));
      const auto count = [&](double x, double v) {
        if (!std::isnan(v) && (std::fabs(x) <= reach || std::fabs(x) == INFINITY))
          best = std::max(best, sign * v), known = true;
      };
      for (const Leg& leg : legs_) {
        count(rounded(leg.low), leg.from);
        count(rounded(leg.high), leg.to);
      }
      for (const double v : {s_.value_limits.low, s_.value_limits.high})
        if (!std::isnan(v)) best = std::max(best, sign * v), known = true;
      if (!known) continue;
      if (grows(sign)) best = INFINITY;
      for (const Leg& leg : legs_)
        over_a_stretch = over_a_stretch || (leg.direction == Direction::constant && is_best(leg.from));
      Extreme e{sign * best, not_a_number};
      const auto offer = [&](double x, double v) {
        if (!over_a_stretch && is_best(v) && std::isfinite(v) && is_nearer(x, e.x)) e.x = x;
      };
      for (const Turn& turn : s_.turns)
        if (turn.maximum == maximum) offer(turn.x, turn.value);
      for (const Leg& leg : legs_) {
        const bool begins = leg.low == leg.stretch->low && (&leg == legs_.data() || (&leg)[-1].high != leg.low),
                   ends = leg.high == leg.stretch->high && (&leg == &legs_.back() || (&leg)[1].low != leg.high);
        const bool cut_low = curve_.is_cut() && leg.low == curve_.stretches().front().low,
                   cut_high = curve_.is_cut() && leg.high == curve_.stretches().back().high;
        if (begins && !cut_low && !std::isnan(curve_.at(curve_.f(), leg.low))) offer(rounded(leg.low), leg.from);
        if (ends && !cut_high && !std::isnan(curve_.at(curve_.f(), leg.high))) offer(rounded(leg.high), leg.to);
      }
      if (std::fabs(e.x) == INFINITY) e.x = not_a_number;
      (maximum ? s_.highest : s_.lowest) = e;
    }
  }

  void find_ends(const Slopes& slopes) {
    for (const Leg& leg : legs_) {
      if (leg.low == -farthest_float) s_.value_limits.low = leg.from;
      if (leg.high == farthest_float) s_.value_limits.high = leg.to;
    }
    for (const bool at_high : {false, true}) {
      if (curve_.stretches().empty()) return;
      const Stretch& end = at_high ? curve_.stretches().back() : curve_.stretches().front();
      if (std::fabs(at_high ? end.high : end.low) < farthest_float || !curve_.has_value(end)) continue;
      const bool known = at_high ? slopes.known_to() >= farthest_float : slopes.known_from() <= -farthest_float;
      (at_high ? s_.derivative_limits.high : s_.derivative_limits.low) =
          curve_.limit(curve_.slope(), end, at_high, known);
      double& limit = at_high ? s_.value_limits.high : s_.value_limits.low;
      if (std::isnan(limit)) limit = curve_.limit(curve_.f(), end, at_high);
    }
  }

  /// Legs rise or fall, so that they pass the largest float at most once.
  void find_overflow() {
    for (const Leg& leg : legs_)
      for (const bool at_high : {false, true}) {
        const double end = at_high ? leg.high : leg.low;
        const auto is_over = [&](double x) { return std::fabs(value(curve_.f(), x, *leg.stretch)) >= no_float; };
        if (std::fabs(end) < farthest_float || !is_over(end)) continue;
        double over = end, under = at_high ? leg.low : leg.high;
        if (is_over(under)) under = Stretch{leg.low, leg.high, {}}.inside();
        if (is_over(under)) continue;
        for (int i = 0; i < 400 && rounded(over) != rounded(under); ++i) {
          const bool far = !(over * under > 0 && std::fabs(over / under) < 4 && std::fabs(under / over) < 4);
          const double m = !far                  ? over / 2 + under / 2
                           : over * under > 0    ? std::copysign(std::sqrt(std::fabs(over) * std::fabs(under)), over)
                           : std::fabs(over) > 2 ? std::copysign(std::sqrt(std::fabs(over)), over)
                                                 : 0;
          (is_over(m) ? over : under) = m;
        }
        if (at_high)
          s_.infinite.add({rounded(over), INFINITY});
        else
          s_.infinite.add({-INFINITY, rounded(over)});
      }
  }

  void find_slopes(const Slopes& slopes) {
    s_.more = s_.more || slopes.known_from() > -farthest_float || slopes.known_to() < farthest_float;
    s_.lipschitz = slopes.steepest();
    s_.steepest = s_.lipschitz.value;
    if (s_.jumps.size() > 0) s_.lipschitz = {INFINITY, s_.jumps[0].x};
    if (!(s_.steepest < INFINITY)) return;
    for (const Interval& i : slopes.flat(saturated_share * s_.steepest)) s_.saturated.add(i);
  }

  const Curve& curve_;
  Shape s_;
  std::vector<Leg> legs_;
  std::vector<Piece> pieces_;
  Bounds unknown_{INFINITY, -INFINITY}; // of f where its turns are not known
  bool domain_open_ = false;
  double domain_from_ = 0, undefined_from_ = not_a_number;
};

} // namespace

Shape shape_of(const Curve& curve) { return Shaping(curve).run(); }

} // namespace activarium::formula
