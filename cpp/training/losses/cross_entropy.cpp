#include "training/losses/cross_entropy.h"

#include <algorithm>
#include <cmath>

#include "simd/math.h"

namespace activarium {
namespace {

/// Writes e^(z − max z) to `out` [classes] and returns its sum.
double shifted_exponentials(const float* z, std::size_t classes, double highest, double* out) {
  double sum = 0;
  for (std::size_t c = 0; c < classes; c += 2) {
    const double a = z[c] - highest, b = c + 1 < classes ? z[c + 1] - highest : 0.0;
    const f64x2 e = wide::exp(f64x2(a, b));
    sum += out[c] = e.lane0();
    if (c + 1 < classes) sum += out[c + 1] = e.lane1();
  }
  return sum;
}

} // namespace

std::size_t argmax(const float* values, std::size_t n) {
  return static_cast<std::size_t>(std::max_element(values, values + n) - values);
}

LossResult CrossEntropy::of(const LossInput& in) {
  return sum_over_rows(in, [&](std::size_t r, double* sums) {
    const std::size_t classes = in.columns, target = in.targets.classes[r];
    const float* z = in.outputs + r * classes;
    const std::size_t top = argmax(z, classes);
    const double highest = z[top];
    double e[256];
    const double sum = shifted_exponentials(z, classes, highest, e);
    sums[0] += wide::log(sum).lane0() - (z[target] - highest);
    sums[1] += top == target ? 1 : 0;
    if (in.gradient == nullptr) return;
    for (std::size_t c = 0; c < classes; ++c)
      in.gradient[r * classes + c] =
          static_cast<float>((e[c] / sum - (c == target ? 1.0 : 0.0)) / static_cast<double>(in.rows));
  });
}

void softmax(const float* logits, std::size_t rows, std::size_t classes, float* probabilities) {
  double e[256];
  for (std::size_t r = 0; r < rows; ++r) {
    const float* z = logits + r * classes;
    const double sum = shifted_exponentials(z, classes, z[argmax(z, classes)], e);
    for (std::size_t c = 0; c < classes; ++c) probabilities[r * classes + c] = static_cast<float>(e[c] / sum);
  }
}

} // namespace activarium
