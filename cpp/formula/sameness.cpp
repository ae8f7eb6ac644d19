#include "formula/sameness.h"

#include <algorithm>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr int most_parts = 30000;
constexpr double nearest = 1e-30;     // closer to 0, there are no parts
constexpr double narrowest = 0x1p-21; // of a part's place

bool is_none(const Bounds& b) { return std::isnan(b.low) || std::isnan(b.high); }
double least(const Bounds& b) { return b.excludes_zero() ? std::min(std::fabs(b.low), std::fabs(b.high)) : 0; }

/// What is beyond the floats is one number.
Bounds among_floats(const Bounds& b) {
  constexpr double beyond = 0x1.000001p128;
  return {std::clamp(b.low, -beyond, beyond), std::clamp(b.high, -beyond, beyond)};
}
double width(const Bounds& b) { return among_floats(b).high - among_floats(b).low; }

/// The most by which numbers within a and within b differ; ∞ where that cannot be told.
double distance(const Bounds& a, const Bounds& b) {
  if (is_none(a) || is_none(b)) return INFINITY;
  const Bounds p = among_floats(a), q = among_floats(b);
  return std::max(std::fabs(p.high - q.low), std::fabs(q.high - p.low));
}

/// Bounds for two functions, and how far apart these are.
struct Pair {
  Curve::Bundle a, b;
  double f, slope, curvature, bend;

  Pair(const Curve::Bundle& of_a, const Curve::Bundle& of_b)
      : a(of_a), b(of_b), f(distance(a.f, b.f)), slope(distance(a.slope, b.slope)),
        curvature(distance(a.curvature, b.curvature)), bend(distance(a.bend, b.bend)) {}
};

class Proof {
public:
  Proof(const Curve& a, const Curve& b, const Tolerance& tolerance) : a_(a), b_(b), tolerance_(tolerance) {}

  bool succeeds() {
    for (std::size_t i = 0, j = 0; i < a_.stretches().size() && j < b_.stretches().size();) {
      const Stretch &p = a_.stretches()[i], &q = b_.stretches()[j];
      in_a_ = &p.branch;
      in_b_ = &q.branch;
      const double high = std::min(p.high, q.high);
      if (a_.has_value(p) && b_.has_value(q) && !succeeds_on(std::max(p.low, q.low), high)) return false;
      if (p.high <= high) ++i;
      if (q.high <= high) ++j;
    }
    return true;
  }

private:
  enum class Finding { same, different, blurred };

  Pair pair(double low, double high) const { return {a_.bundle(low, high, *in_a_), b_.bundle(low, high, *in_b_)}; }

  double size(const Bounds& a, const Bounds& b) const {
    return std::max(tolerance_.least_size, std::max(least(a), least(b)));
  }
  double allowed_f(const Pair& p) const { return tolerance_.f * size(p.a.f, p.b.f); }
  double allowed_slope(const Pair& p) const { return tolerance_.slope * size(p.a.slope, p.b.slope); }

  /// What bounds at one point say.
  static Finding finding(const Bounds& a, const Bounds& b, double allowed) {
    if (is_none(a) || is_none(b)) return Finding::blurred;
    if (distance(a, b) <= allowed) return Finding::same;
    return width(a) + width(b) > allowed / 4 ? Finding::blurred : Finding::different;
  }

  /// Where a part is halved: into such that reach from 1 or 2ⁿ to 2²ⁿ while it is long, and in the middle.
  static double inside(double low, double high) {
    if (low < 0 && high > 0) return 0;
    const double near = std::min(std::fabs(low), std::fabs(high)), far = std::max(std::fabs(low), std::fabs(high));
    if (far <= 1 || 2 * near >= far) return low / 2 + high / 2;
    return std::copysign(near < 1 ? 1 : std::sqrt(near) * std::sqrt(far), low + high);
  }

  bool succeeds_on(double low, double high) {
    const double far = std::max(std::fabs(low), std::fabs(high));
    if (far < nearest || high - low <= narrowest * far) return true;
    if (++parts_ > most_parts) return false;
    const double m = inside(low, high), reach = std::max(m - low, high - m);
    const Pair here = pair(m, m);
    const Finding of_f = finding(here.a.f, here.b.f, allowed_f(here)),
                  of_slope = finding(here.a.slope, here.b.slope, allowed_slope(here));
    if (low < m && m < high && m != 0 && (of_f == Finding::different || of_slope == Finding::different)) return false;
    const bool is_blurred = of_f == Finding::blurred || of_slope == Finding::blurred;
    if (is_blurred && high - low <= far / 16) return true;

    // Taylor's series about m, its last term bounded over the part.
    const Pair all = pair(low, high);
    const double bent = std::min(all.curvature, here.curvature + all.bend * reach / 2);
    const double slope = std::min(all.slope, here.slope + bent * reach);
    const double curved = std::min(all.curvature, here.curvature + all.bend * reach / 3);
    const double f = std::min({all.f, here.f + slope * reach, here.f + (here.slope + curved * reach / 2) * reach});
    if (f <= allowed_f(all) && slope <= allowed_slope(all)) return true;
    return succeeds_on(low, m) && succeeds_on(m, high);
  }

  const Curve &a_, &b_;
  const Tolerance tolerance_;
  const Branch *in_a_ = nullptr, *in_b_ = nullptr;
  int parts_ = 0;
};

} // namespace

bool are_shown_same(const Curve& a, const Curve& b, const Tolerance& tolerance) {
  return !a.is_cut() && !b.is_cut() && Proof(a, b, tolerance).succeeds();
}

} // namespace activarium::formula
