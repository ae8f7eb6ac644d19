// Logistic sigmoid: σ(x) = 1 / (1 + e⁻ˣ), σ′ = σ(1 − σ), σ″ = σ′(1 − 2σ).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Sigmoid {
  static constexpr Info info = {
      .id = "sigmoid",
      .name = "Sigmoid",
      .family = "sigmoidal",
      .formula = "\\sigma(x) = \\frac{1}{1 + e^{-x}}",
      .formula_text = "1 / (1 + exp(−x))",
      .expression = "1 / (1 + exp(-x))",
      .value_limits = {0, 1},
      .derivative_limits = {0, 0},
      .range = {0, 1},
      .monotone = true,
      .accuracy = {.value = {2.41, -4.1572938}, .derivative = {4.22, 4.83994961}},
      .source = {.kind = "paper",
                 .title = "Rumelhart, Hinton, Williams: Learning representations by back-propagating errors",
                 .year = 1986,
                 .link = "https://doi.org/10.1038/323533a0"},
      .year = 1986,
      .history = "The logistic curve of 1838 (Verhulst); the unit of the first back-propagation networks.",
      .typical_use = "Output for two classes; gates.",
      .pros = "It is smooth and bounded, and reads as a probability.",
      .cons = "It saturates on both sides, and passes at most 25 % of the gradient: gradients vanish with depth. It is "
              "never negative, so outputs "
              "are not centred."};

  // z = e^−|x| ≤ 1, so nothing overflows and no difference cancels.
  template <class V, class P> static V value(V x, const P&) {
    const V z = exp(-abs(x));
    return select(x < V(0.0), z, V(1.0)) / (1.0 + z);
  }
  template <class V, class P> static V derivative(V x, const P&) {
    const V z = exp(-abs(x));
    return z / ((1.0 + z) * (1.0 + z));
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V z = exp(-abs(x));
    const V magnitude = z * expm1(-abs(x)) / ((1.0 + z) * (1.0 + z) * (1.0 + z)); // z(z − 1)/(1 + z)³
    return select(x < V(0.0), -magnitude, magnitude);
  }
};

} // namespace activarium
