#include "formula/shape.h"

#include <algorithm>
#include <cmath>
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

/// Where a sequence at 10², 10³ … 10⁶ goes.
double limit_of(const float* v) {
  const double last = v[4], before = v[3], earlier = v[2];
  if (std::isinf(last)) return last;
  if (std::isnan(last)) return not_a_number;
  const double size = std::max(1.0, std::fabs(last));
  if (std::fabs(last - before) <= 1e-4 * size && std::fabs(before - earlier) <= 1e-3 * size)
    return std::fabs(last) < 1e-4 ? 0 : last;
  const bool grows = std::fabs(last) > 1.1 * std::fabs(before) && std::fabs(before) > 1.1 * std::fabs(earlier);
  return grows && (last > 0) == (before > 0) ? std::copysign(infinity, last) : not_a_number;
}

} // namespace

Shape look_at(const BlockKernel& kernel, const float* parameters) {
  Shape shape;
  double* const limits[] = {&shape.value_limits.low, &shape.value_limits.high};
  double* const slopes[] = {&shape.derivative_limits.low, &shape.derivative_limits.high};
  for (const std::size_t side : {0u, 1u}) {
    const float sign = side == 0 ? -1.0f : 1.0f;
    const Sampled far(kernel, parameters, {sign * 1e2f, sign * 1e3f, sign * 1e4f, sign * 1e5f, sign * 1e6f});
    *limits[side] = limit_of(far.f.data());
    *slopes[side] = limit_of(far.slope.data());
  }

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
    if (std::isnan(limit) && !(low >= -1e4 && high <= 1e4)) finite = false;
  }
  shape.range = finite ? Interval{low + 0.0, high + 0.0} : Interval{not_a_number, not_a_number};
  return shape;
}

} // namespace activarium::formula
