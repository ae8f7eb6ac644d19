#include "formula/curve.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace activarium::formula {
namespace {

constexpr std::size_t wide_parts = 256; // so many at once; then those nearest to 0 come first
constexpr std::size_t most_zeros = 48;  // on either side of 0
constexpr int most_steps = 3000;
constexpr double nothing = 1e-290; // smaller than anything that reaches a float
constexpr double wide = 0.5;       // in narrower parts what is small may be on its way through 0
constexpr double noise = 1e-8;     // of a node's usual size
constexpr double near_zero = 1e-6; // closer, what bounds do not tell is rounding
constexpr double far_out = 0x1p20; // farther out, it may be more
constexpr double too_far = 0x1p24; // farther out, within a factor of 2, a few points stand for all
constexpr double at_zero = 1e-40;  // what is closer to 0 is there

/// Whole numbers in the order of the doubles.
std::int64_t order_of(double x) {
  std::int64_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits < 0 ? -(bits & INT64_MAX) : bits;
}
double double_of(std::int64_t order) {
  const std::int64_t bits = order < 0 ? -order | INT64_MIN : order;
  double x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}
double distance(double low, double high) { return low > 0 ? low : high < 0 ? -high : 0; }

class Search {
public:
  Search(Enclosure& enclosure, const Sought& sought, const Stretch& stretch, double shift)
      : enclosure_(enclosure), node_(sought.node), slope_(sought.slope), sought_(sought), stretch_(stretch),
        part_(0.5003 + 0.3 * shift) {}

  Zeros run() {
    scale_ = std::fabs(at(stretch_.inside()).middle());
    if (std::isnan(scale_)) return {};
    open_ = {{stretch_.low, stretch_.high}};
    for (int step = 0; step < most_steps && !open_.empty(); ++step) {
      const std::size_t i = next();
      if (i == open_.size()) break;
      const Part part = open_[i];
      open_[i] = open_.back();
      open_.pop_back();
      examine(part);
    }
    settle_clusters();
    std::sort(found_.at.begin(), found_.at.end(), [](const Zero& a, const Zero& b) { return a.x < b.x; });
    settle_rest();
    return found_;
  }

private:
  struct Part {
    double low, high;
  };

  static double size_of(const Part& p) { return std::max(std::fabs(p.low), std::fabs(p.high)); }
  Bounds at(double x) { return enclosure_.of(node_, x, x, stretch_.branch); }
  bool is_above(double x) { return !(at(x).middle() < 0); }

  std::size_t next() {
    std::size_t best = open_.size();
    double best_rank = INFINITY;
    nearest_first_ = nearest_first_ || open_.size() >= wide_parts;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      const auto [low, high] = open_[i];
      if ((low > 0 && right_ >= most_zeros) || (high < 0 && left_ >= most_zeros)) continue;
      const double d = distance(low, high);
      const double rank = nearest_first_ ? std::max(d, 1 / d)
                                         : -(static_cast<double>(order_of(high)) - static_cast<double>(order_of(low)));
      if (rank < best_rank) best = i, best_rank = rank;
    }
    return best;
  }

  double middle(const Part& part) const {
    const std::int64_t low = order_of(part.low), high = order_of(part.high);
    const double whole = static_cast<double>(high) - static_cast<double>(low);
    return double_of(low + static_cast<std::int64_t>(part_ * whole));
  }

  void examine(const Part& part) {
    Bounds whole = enclosure_.of(node_, part.low, part.high, stretch_.branch);
    const bool is_at_zero = size_of(part) < at_zero;
    if (whole.excludes_zero() || (!is_at_zero && std::max(std::fabs(whole.low), std::fabs(whole.high)) <= nothing))
      return;
    if (sought_.matters != none && part.high - part.low > wide) {
      const Bounds what = enclosure_.of(sought_.matters, part.low, part.high, stretch_.branch);
      if (std::max(std::fabs(what.low), std::fabs(what.high)) < sought_.from) return;
    }
    const double m = middle(part), reach = std::max(m - part.low, part.high - m);
    const Bounds here = at(m);
    const double size = std::max(scale_, enclosure_.size_of_terms(node_));
    if (slope_ != none) {
      const Bounds slope = enclosure_.of(slope_, part.low, part.high, stretch_.branch);
      if (slope.excludes_zero()) {
        if (is_above(part.low) != is_above(part.high)) add(root(part.low, part.high), true);
        return;
      }
      const double change = std::max(std::fabs(slope.low), std::fabs(slope.high)) * reach;
      if (here.low - change > 0 || here.high + change < 0) return;
      if (change < INFINITY) whole = {std::max(whole.low, here.low - change), std::min(whole.high, here.high + change)};
    }
    const bool is_narrow =
        is_at_zero || part.high - part.low <= 0x1p-26 * size_of(part) || m <= part.low || m >= part.high;
    // Halving helps no more where a point alone is as uncertain.
    const bool is_blurred = 2 * distance(part.low, part.high) >= size_of(part) && !here.excludes_zero() &&
                            whole.high - whole.low <= 16 * (here.high - here.low);
    if (is_narrow || is_blurred) {
      const bool is_rounding = size_of(part) < far_out || here.high - here.low < noise * size;
      (is_narrow || is_rounding ? clusters_ : blurred_).push_back(part);
      return;
    }
    if (std::fabs(here.middle()) < INFINITY) scale_ = std::max(scale_, std::fabs(here.middle()));
    if (distance(part.low, part.high) > too_far && 2 * distance(part.low, part.high) >= size_of(part)) {
      far_.push_back(part);
      return;
    }
    open_.push_back({part.low, m});
    open_.push_back({m, part.high});
  }

  /// Between points where the sign differs: halving while the ends are far apart, then by secants (Illinois).
  double root(double low, double high) {
    double below = at(low).middle(), above = at(high).middle();
    int side = 0;
    for (int i = 0; i < 200; ++i) {
      const bool far = !(distance(low, high) * 2 >= std::max(std::fabs(low), std::fabs(high)));
      const std::int64_t a = order_of(low), b = order_of(high);
      double m = double_of((a & b) + ((a ^ b) >> 1)); // their mean, which their sum might overflow
      if (m <= low || m >= high) break;
      if (const double secant = high - above * ((high - low) / (above - below)); !far && secant > low && secant < high)
        m = secant;
      const Bounds here = at(m);
      const double v = here.middle();
      if (v == 0 || (!far && !here.excludes_zero())) return m;
      if (!(v < 0) == !(below < 0)) {
        low = m, below = v;
        if (side < 0) above /= 2;
        side = far ? 0 : -1;
      } else {
        high = m, above = v;
        if (side > 0) below /= 2;
        side = far ? 0 : 1;
      }
    }
    return low <= 0 && high >= 0 ? 0 : high;
  }

  /// Not what lies at an end: that is known already.
  void add(double x, bool crosses) {
    if (std::fabs(x) < at_zero) x = 0;
    for (const double end : {stretch_.low, stretch_.high})
      if (std::fabs(x - end) <= 0x1p-40 * std::fabs(end) + nothing) return;
    ++(x < 0 ? left_ : right_);
    found_.at.push_back({x, crosses});
  }

  /// Neighbouring parts that were not settled are one; the signs on its two sides say what it is.
  void settle_clusters() {
    std::sort(clusters_.begin(), clusters_.end(), [](const Part& a, const Part& b) { return a.low < b.low; });
    for (std::size_t i = 0; i < clusters_.size();) {
      Part all = clusters_[i];
      const auto goes_on = [&] {
        return i < clusters_.size() && clusters_[i].low - all.high <= 4 * (all.high - all.low);
      };
      for (++i; goes_on(); ++i) all.high = clusters_[i].high;
      const double margin =
          std::max(2 * (all.high - all.low) + 0x1p-48 * size_of(all), size_of(all) < 1e-30 ? 1e-30 : 0);
      const double left = all.low - margin, right = all.high + margin;
      if (left <= stretch_.low || right >= stretch_.high) continue;
      const Bounds before = at(left), after = at(right);
      if (!before.excludes_zero() || !after.excludes_zero()) continue; // rounding
      const bool crosses = (before.low > 0) != (after.low > 0);
      const bool around_zero = all.low <= 0 && all.high >= 0;
      add(around_zero ? 0 : crosses ? root(left, right) : all.low / 2 + all.high / 2, crosses);
    }
  }

  /// What is left over has no zeros where points of it show the sign that follows from the zeros found; from where they
  /// do not, nothing is known. Close to 0, and where points show no sign, it is rounding.
  void settle_rest() {
    const double reference = stretch_.inside();
    const bool above = is_above(reference);
    const auto contradicts = [&](double x, double low, double high) {
      bool expected = above;
      for (const Zero& zero : found_.at)
        if (zero.crosses && (zero.x > reference) == (x > reference) && (zero.x > reference) == (zero.x < x))
          expected = !expected;
      return expected ? high < 0 : low > 0;
    };
    const auto cut_at = [&](const Part& part) {
      if (part.low >= 0)
        found_.to = std::min(found_.to, part.low);
      else
        found_.from = std::max(found_.from, part.high);
    };
    for (const auto* parts : {&open_, &far_, &blurred_})
      for (const Part& part : *parts) {
        if (size_of(part) < near_zero) continue;
        for (const double share : {0.0, 0.21, 0.44, 0.69, 1.0}) {
          const double x = part.low + share * (part.high - part.low);
          Bounds here = at(x);
          if (parts == &blurred_) {
            if (sought_.curve == nullptr) cut_at(part);
            const double own = sought_.curve == nullptr ? 0 : sought_.curve->own(node_, x);
            here = {own, own};
          }
          if (contradicts(x, here.low, here.high)) cut_at(part);
        }
      }
    if (!found_.at.empty() && right_ >= most_zeros) found_.to = std::min(found_.to, found_.at.back().x);
    if (!found_.at.empty() && left_ >= most_zeros) found_.from = std::max(found_.from, found_.at.front().x);
    const auto is_known = [&](const Zero& z) { return z.x >= found_.from && z.x <= found_.to; };
    found_.at.erase(std::stable_partition(found_.at.begin(), found_.at.end(), is_known), found_.at.end());
  }

  Enclosure& enclosure_;
  const Ref node_, slope_;
  const Sought sought_;
  const Stretch& stretch_;
  const double part_;
  std::vector<Part> open_, far_, clusters_,
      blurred_; // not settled; noise about a zero or nothing; beyond bounds' reach
  double scale_ = 0;
  Zeros found_;
  std::size_t left_ = 0, right_ = 0;
  bool nearest_first_ = false;
};

} // namespace

double Stretch::inside() const {
  if (low < 0 && high > 0) return high >= -low ? std::min(high, 1.0) / 3 : std::max(low, -1.0) / 3;
  const double size = distance(low, high), step = std::min((high - low) / 2, std::max(size, 1.0) * 0.4);
  return low >= 0 ? low + step : high - step;
}

Zeros zeros_of(Enclosure& enclosure, const Sought& sought, const Stretch& stretch, double shift) {
  return Search(enclosure, sought, stretch, shift).run();
}

} // namespace activarium::formula
