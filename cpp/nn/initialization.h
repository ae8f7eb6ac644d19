// Start values of a dense layer, as PyTorch's nn.init defines them.
//
// pytorch: W, b ~ U(±1/√fan_in), nn.Linear's default. he: variance 2/fan_in. xavier: variance 2/(fan_in + fan_out).
// He and Xavier come as uniform (bound √3 · σ) and normal, with biases 0.
#pragma once

#include "nn/generator.h"
#include "nn/run_spec.h"

namespace activarium {

/// Fills weights [inputs × outputs], row-major, and biases [outputs] of dense layer number `layer`.
inline void initialize_dense(Initialization kind, std::uint64_t seed, std::uint32_t layer, std::size_t inputs,
                             std::size_t outputs, float* weights, float* biases) {
  const double fan_in = static_cast<double>(inputs), fan_out = static_cast<double>(outputs);
  const bool he = kind == Initialization::he_uniform || kind == Initialization::he_normal;
  const bool normal = kind == Initialization::he_normal || kind == Initialization::xavier_normal;
  const bool pytorch = kind == Initialization::pytorch;
  const double deviation = std::sqrt(2.0 / (he ? fan_in : fan_in + fan_out));
  const auto bound = static_cast<float>(pytorch ? 1.0 / std::sqrt(fan_in) : std::sqrt(3.0) * deviation);
  const auto sigma = static_cast<float>(deviation);
  const Generator random{seed, Purpose::weights, 0, layer};
  for (std::size_t i = 0; i < inputs * outputs; ++i) {
    const auto index = static_cast<std::uint32_t>(i);
    weights[i] = normal ? sigma * random.normal(index) : random.symmetric(index, bound);
  }
  const Generator bias{seed, Purpose::biases, 0, layer};
  for (std::size_t o = 0; o < outputs; ++o)
    biases[o] = pytorch ? bias.symmetric(static_cast<std::uint32_t>(o), bound) : 0.0f;
}

} // namespace activarium
