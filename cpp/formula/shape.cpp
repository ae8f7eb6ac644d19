#include "formula/shape.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace activarium::formula {
namespace {

struct Sampled {
  std::vector<float> x, f, slope, curvature;

  Sampled(const BlockKernel& kernel, const float* parameters, std::vector<float> points)
      : x(std::move(points)), f(x.size()), slope(x.size()), curvature(x.size()) {
    kernel.evaluate({parameters, 1, nullptr, nullptr}, x.size(), x.data(), f.data(), slope.data(), curvature.data());
  }
};

std::vector<float> grid(float low, float high, std::size_t steps) {
  std::vector<float> x(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i)
    x[i] = low + (high - low) * (static_cast<float>(i) / static_cast<float>(steps));
  return x;
}

/// Four to a decade, from 10² to 10⁶: an oscillation seldom looks settled, or growing, at all of them.
constexpr std::size_t far_points = 17;

std::vector<float> far_from_zero(float sign) {
  std::vector<float> x(far_points);
  for (std::size_t i = 0; i < far_points; ++i) x[i] = sign * std::pow(10.0f, 2 + static_cast<float>(i) / 4);
  return x;
}

/// Where values at those points go; NaN where that cannot be told.
double limit_of(const float* v) {
  constexpr std::size_t earlier = far_points - 9, before = far_points - 5, last = far_points - 1;
  const auto settled = [&](std::size_t from, std::size_t to, double tolerance) {
    for (std::size_t i = from; i < to; ++i)
      if (!(std::fabs(v[i] - v[to]) <= tolerance * std::max(1.0f, std::fabs(v[to])))) return false;
    return true;
  };
  if (settled(earlier, before, 1e-3) && settled(before, last, 1e-4)) return std::fabs(v[last]) < 1e-4 ? 0 : v[last];
  for (std::size_t i = earlier; i < last; ++i)
    if (!(std::fabs(v[i + 1]) >= std::fabs(v[i])) || (v[i + 1] > 0) != (v[i] > 0)) return not_a_number;
  const bool grows =
      std::fabs(v[last]) > 1.1 * std::fabs(v[before]) && std::fabs(v[before]) > 1.1 * std::fabs(v[earlier]);
  return grows || std::isinf(v[last]) ? std::copysign(infinity, v[last]) : not_a_number;
}

bool all_between(const std::vector<float>& v, double low, double high) {
  return std::all_of(v.begin(), v.end(), [&](float y) { return low <= y && y <= high; });
}

} // namespace

Shape look_at(const BlockKernel& kernel, const float* parameters) {
  Shape shape;
  const Sampled left(kernel, parameters, far_from_zero(-1)), right(kernel, parameters, far_from_zero(1));
  shape.value_limits = {limit_of(left.f.data()), limit_of(right.f.data())};
  shape.derivative_limits = {limit_of(left.slope.data()), limit_of(right.slope.data())};

  const Sampled coarse(kernel, parameters, grid(-30, 30, 6000));
  std::size_t lowest = 0, highest = 0;
  bool finite = true, rises = true;
  for (std::size_t i = 0; i < coarse.x.size(); ++i) {
    finite = finite && std::isfinite(coarse.f[i]);
    if (coarse.f[i] < coarse.f[lowest]) lowest = i;
    if (coarse.f[i] > coarse.f[highest]) highest = i;
    rises = rises && (i == 0 || coarse.f[i] >= coarse.f[i - 1] - 1e-6f * (1 + std::fabs(coarse.f[i])));
  }
  shape.monotone = finite && rises;
  // Between the neighbours of the extreme points once more.
  const auto around = [&](std::size_t i) { return grid(coarse.x[i] - 0.01f, coarse.x[i] + 0.01f, 200); };
  const Sampled bottom(kernel, parameters, around(lowest)), top(kernel, parameters, around(highest));
  double low = *std::min_element(bottom.f.begin(), bottom.f.end());
  double high = *std::max_element(top.f.begin(), top.f.end());
  for (const double limit : {shape.value_limits.low, shape.value_limits.high}) {
    if (limit < low) low = limit;
    if (limit > high) high = limit;
  }
  const double slack = 1e-3 * (1 + high - low);
  for (const auto& [limit, far] : {std::pair(shape.value_limits.low, &left), {shape.value_limits.high, &right}})
    finite = finite && (!std::isnan(limit) || all_between(far->f, low - slack, high + slack));
  if (finite) shape.range = {low + 0.0, high + 0.0};
  return shape;
}

} // namespace activarium::formula
