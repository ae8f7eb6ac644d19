// f, f′ and f″ at single floats, and halving between two floats.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace activarium {

/// Whole numbers in the order of the floats; neighbouring floats have neighbouring numbers, −0 and 0 the same.
inline std::int64_t order_of(float x) {
  std::int32_t bits;
  std::memcpy(&bits, &x, sizeof bits);
  return bits < 0 ? -static_cast<std::int64_t>(bits & 0x7fffffff) : bits;
}

inline float float_of(std::int64_t order) {
  const auto bits = static_cast<std::uint32_t>(order < 0 ? 0x80000000 - order : order);
  float x;
  std::memcpy(&x, &bits, sizeof x);
  return x;
}

/// The float `steps` after x.
inline float neighbour(float x, int steps) { return float_of(order_of(x) + steps); }

struct Sample {
  float x, y, slope, curvature;
};

/// f, f′ and f″ of n numbers.
using Evaluate = void (*)(const void* state, std::size_t n, const float* x, float* y, float* dy, float* d2y);

class Probe {
public:
  Probe(Evaluate evaluate, const void* state) : evaluate_(evaluate), state_(state) {}

  Sample at(float x) const {
    Sample s{x, 0, 0, 0};
    evaluate_(state_, 1, &x, &s.y, &s.slope, &s.curvature);
    return s;
  }

  std::vector<Sample> at(const std::vector<float>& x) const {
    std::vector<float> y(x.size()), slope(x.size()), curvature(x.size());
    evaluate_(state_, x.size(), x.data(), y.data(), slope.data(), curvature.data());
    std::vector<Sample> out(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = {x[i], y[i], slope[i], curvature[i]};
    return out;
  }

  /// Halves [a, b] down to neighbouring floats; `go_left(a, middle, b)` says which half to keep.
  template <class GoLeft> void halve(Sample& a, Sample& b, const GoLeft& go_left) const {
    while (order_of(b.x) - order_of(a.x) > 1) {
      const Sample middle = at(float_of((order_of(a.x) + order_of(b.x)) >> 1));
      (go_left(a, middle, b) ? b : a) = middle;
    }
  }

private:
  Evaluate evaluate_;
  const void* state_;
};

inline bool is_finite(const Sample& s) { return std::isfinite(s.y) && std::isfinite(s.slope); }
inline bool is_undefined(const Sample& s) { return std::isnan(s.y) || std::isnan(s.slope); }

} // namespace activarium
