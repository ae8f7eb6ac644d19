// Stochastic gradient descent as torch.optim.SGD defines it.
#pragma once

#include <cstddef>

#include "nn/run_spec.h"
#include "simd/f32x4.h"

namespace activarium {

/// One step over n parameters, in one pass:
///   g += decay·p;  first step: b = g, later: b = momentum·b + (1 − dampening)·g;
///   g = nesterov ? g + momentum·b : b (momentum 0: g);  p −= rate·g.
inline void sgd_step(const SgdSpec& spec, bool first_step, std::size_t n, float* p, const float* gradient,
                     float* buffer) {
  const f32x4 rate = spec.learning_rate, momentum = spec.momentum, decay = spec.weight_decay;
  const f32x4 share = first_step ? 1.0 : 1.0 - spec.dampening;
  const f32x4 kept = first_step ? 0.0 : spec.momentum;
  const bool has_momentum = spec.momentum != 0;
  const auto update = [&](f32x4 value, f32x4 g, f32x4& b) {
    g += decay * value;
    if (has_momentum) {
      b = kept * b + share * g;
      g = spec.nesterov ? g + momentum * b : b;
    }
    return value - rate * g;
  };
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    f32x4 b = f32x4::load(buffer + i);
    update(f32x4::load(p + i), f32x4::load(gradient + i), b).store(p + i);
    b.store(buffer + i);
  }
  if (i < n) {
    f32x4 b = f32x4::load_partial(buffer + i, n - i);
    update(f32x4::load_partial(p + i, n - i), f32x4::load_partial(gradient + i, n - i), b).store_partial(p + i, n - i);
    b.store_partial(buffer + i, n - i);
  }
}

} // namespace activarium
