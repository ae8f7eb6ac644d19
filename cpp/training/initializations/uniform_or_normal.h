// Weights drawn number by number, from U(−bound, bound) or N(0, σ²).
#pragma once

#include <cmath>
#include <cstddef>

#include "simd/generator.h"

namespace activarium {

/// What a dense layer starts from: weights [inputs × outputs], row-major, and biases [outputs], which are 0.
struct DenseStart {
  std::uint64_t seed;
  std::uint32_t layer;
  std::size_t inputs, outputs;
  float *weights, *biases;
  float* scratch; // what scratch_floats(inputs, outputs) of the initialisation asks for, if it does

  std::size_t size() const { return inputs * outputs; }
  double fan_in() const { return static_cast<double>(inputs); }
  double fan_out() const { return static_cast<double>(outputs); }
};

inline void draw_uniform(const DenseStart& s, double bound) {
  const Generator random{s.seed, Purpose::weights, 0, s.layer};
  for (std::size_t i = 0; i < s.size(); ++i)
    s.weights[i] = random.symmetric(static_cast<std::uint32_t>(i), static_cast<float>(bound));
}

inline void draw_normal(const DenseStart& s, double deviation) {
  const Generator random{s.seed, Purpose::weights, 0, s.layer};
  const auto sigma = static_cast<float>(deviation);
  for (std::size_t i = 0; i < s.size(); ++i) s.weights[i] = sigma * random.normal(static_cast<std::uint32_t>(i));
}

} // namespace activarium
