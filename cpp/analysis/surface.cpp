#include "analysis/surface.h"

#include <cmath>

namespace activarium {

Surface surface(const BlockKernel& kernel, const float* parameters, double low, double high, std::size_t points) {
  Surface s;
  s.axis.resize(points);
  for (std::size_t i = 0; i < points; ++i)
    s.axis[i] = static_cast<float>(low + (high - low) * static_cast<double>(i) / static_cast<double>(points - 1));
  std::vector<float> f(points), slope(points), curvature(points);
  kernel.evaluate({parameters, 1, nullptr, nullptr}, points, s.axis.data(), f.data(), slope.data(), curvature.data());
  s.z.reserve(points * points);
  s.gradient.reserve(points * points);
  for (std::size_t row = 0; row < points; ++row)
    for (std::size_t column = 0; column < points; ++column) {
      s.z.push_back(f[column] + f[row]);
      const double gx = slope[column], gy = slope[row];
      s.gradient.push_back(static_cast<float>(std::sqrt(gx * gx + gy * gy)));
    }
  return s;
}

} // namespace activarium
