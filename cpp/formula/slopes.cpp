#include "formula/slopes.h"

#include <algorithm>
#include <cmath>

namespace activarium::formula {
namespace {

constexpr double least_width = 1e-6;
constexpr std::size_t told = 64;
constexpr double least_slope = 1e-8; // what is flatter is flat by any bound

} // namespace

double rounded(double x) {
  return std::fabs(x) >= farthest_float ? std::copysign(INFINITY, x)
                                        : static_cast<double>(static_cast<float>(x)) + 0.0; // no −0
}

bool is_nearer(double a, double b) {
  const double x = std::fabs(a), y = std::fabs(b);
  return std::isnan(b) || (std::fabs(x - y) <= 1e-6 * y ? a < b && x > 1e-30 : x < y);
}

Slopes::Slopes(const Curve& curve) : curve_(curve) {
  if (curve.stretches().empty()) return;
  from_ = curve.stretches().front().low;
  to_ = curve.stretches().back().high;
  for (const Stretch& stretch : curve.stretches()) {
    if (!curve.has_value(stretch)) continue;
    const Zeros bends = curve.zeros({curve.curvature(), curve.bend(), curve.slope(), least_slope, &curve}, stretch);
    if (bends.from > stretch.low) from_ = std::max(from_, bends.from);
    if (bends.to < stretch.high) to_ = std::min(to_, bends.to);
    Part part{stretch.low, 0, curve.limit(curve.slope(), stretch, false, bends.from <= stretch.low), 0, &stretch};
    bool known = bends.from <= stretch.low;
    for (const Zero& zero : bends.at) {
      part.high = zero.x;
      part.to = curve.bounds(curve.slope(), zero.x, zero.x, stretch.branch).middle();
      if (known) parts_.push_back(part);
      known = true;
      part.low = part.high;
      part.from = part.to;
    }
    part.high = stretch.high;
    part.to = curve.limit(curve.slope(), stretch, true, bends.to >= stretch.high);
    if (known && bends.to >= stretch.high) parts_.push_back(part);
  }
}

Extreme Slopes::steepest() const {
  Extreme e;
  const auto offer = [&](double slope, double x) {
    const double size = std::fabs(slope);
    if (std::isnan(size)) return;
    if (!(static_cast<float>(size) <= static_cast<float>(e.value)))
      e = {size, x};
    else if (static_cast<float>(size) == static_cast<float>(e.value) && is_nearer(x, e.x))
      e.x = x;
  };
  // Where not all is known, only as far out as so many parts reach.
  double reach = INFINITY;
  if ((from_ > -farthest_float || to_ < farthest_float) && parts_.size() > told) {
    std::vector<double> places;
    for (const Part& part : parts_) places.push_back(std::min(std::fabs(part.low), std::fabs(part.high)));
    std::nth_element(places.begin(), places.begin() + told, places.end());
    reach = places[told];
  }
  double near = 0, far = 0, bound = 0;
  for (const Part& part : parts_) {
    double& most = std::max(std::fabs(part.low), std::fabs(part.high)) < reach / 2 ? near : far;
    most = std::max({most, std::fabs(part.from), std::fabs(part.to)});
    if (std::min(std::fabs(part.low), std::fabs(part.high)) >= reach) continue;
    offer(part.from, part.low);
    offer(part.to, part.high);
  }
  // Steeper and steeper the farther out, and nothing bounds what is not known.
  for (const Stretch& stretch : curve_.stretches())
    for (const double x : {stretch.low, stretch.high})
      if (std::fabs(x) == farthest_float && reach < INFINITY) {
        const Bounds rest = curve_.bounds(curve_.slope(), std::min(x, 0x1p100), std::max(x, -0x1p100), stretch.branch);
        bound = std::max({bound, std::fabs(rest.low), std::fabs(rest.high)});
      }
  if (bound > 1e30 && far > 1.3 * near) return {INFINITY, not_a_number};
  for (const Part& part : parts_)
    if (e.value < INFINITY && part.high - part.low > 1e-3 && std::fabs(part.from - part.to) <= 1e-7 * e.value &&
        std::fabs(part.from) >= (1 - 1e-7) * e.value)
      e.x = not_a_number;
  if (std::fabs(e.x) >= farthest_float) e.x = not_a_number;
  if (!std::isnan(e.x)) e.x = rounded(e.x);
  return e;
}

/// Where f′ passes the bound on a part, whose ends lie on its two sides.
double Slopes::crossing(const Part& part, double bound) const {
  double a = part.low, b = part.high;
  const bool first = part.from < bound;
  for (int i = 0; i < 300; ++i) {
    const bool far = !(a * b > 0 && std::max(std::fabs(a), std::fabs(b)) <= 2 * std::min(std::fabs(a), std::fabs(b)));
    double m = a / 2 + b / 2;
    if (far && a * b > 0) m = std::copysign(std::sqrt(std::fabs(a)) * std::sqrt(std::fabs(b)), a);
    if (far && !(a * b > 0) && b - a > 4) m = -a > b ? -std::sqrt(-a) : std::sqrt(b);
    if (m <= a || m >= b) break;
    ((curve_.bounds(curve_.slope(), m, m, part.stretch->branch).middle() < bound) == first ? a : b) = m;
  }
  return b;
}

std::vector<Interval> Slopes::flat(double bound) const {
  std::vector<Interval> all;
  const auto add = [&](double low, double high) {
    if (!all.empty() && all.back().high == low)
      all.back().high = high;
    else
      all.push_back({low, high});
  };
  for (const Part& part : parts_) {
    const bool rises = part.from < part.to;
    const double least = std::min(part.from, part.to), most = std::max(part.from, part.to);
    if (!(least <= bound && most >= -bound)) continue;
    const double at_least = least < -bound ? crossing(part, -bound) : rises ? part.low : part.high;
    const double at_most = most > bound ? crossing(part, bound) : rises ? part.high : part.low;
    if (at_least != at_most) add(std::min(at_least, at_most), std::max(at_least, at_most));
  }
  std::vector<Interval> wide;
  for (const Interval& i : all)
    if (i.high - i.low >= least_width) wide.push_back({rounded(i.low), rounded(i.high)});
  return wide;
}

} // namespace activarium::formula
