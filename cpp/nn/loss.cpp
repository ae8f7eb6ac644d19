#include "nn/loss.h"

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

LossResult cross_entropy(const float* logits, const std::uint8_t* labels, std::size_t rows, std::size_t classes,
                         float* dlogits) {
  LossResult result;
  double e[256];
  for (std::size_t r = 0; r < rows; ++r) {
    const float* z = logits + r * classes;
    const std::size_t top = argmax(z, classes);
    const double highest = z[top];
    const double sum = shifted_exponentials(z, classes, highest, e);
    result.loss += wide::log(sum).lane0() - (z[labels[r]] - highest);
    result.correct += top == labels[r] ? 1 : 0;
    if (dlogits == nullptr) continue;
    for (std::size_t c = 0; c < classes; ++c) {
      const double target = c == labels[r] ? 1.0 : 0.0;
      dlogits[r * classes + c] = static_cast<float>((e[c] / sum - target) / static_cast<double>(rows));
    }
  }
  return result;
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
