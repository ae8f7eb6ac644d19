// Softsign: x/(1 + |x|), f′ = 1/(1 + |x|)², f″ = −2 sgn(x)/(1 + |x|)³.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Softsign {
  static constexpr Info info = {
      .id = "softsign",
      .name = "Softsign",
      .family = "sigmoidal",
      .formula = "\\frac{x}{1 + |x|}",
      .formula_text = "x / (1 + |x|)",
      .expression = "x / (1 + abs(x))",
      .value_limits = {-1, 1},
      .derivative_limits = {0, 0},
      .range = {-1, 1},
      .monotone = true,
      .accuracy = {.value = {1.5, 2047.37488}, .derivative = {3.5, 0.000172555447}},
      .source = {.kind = "paper",
                 .title = "Bergstra, Desjardins, Lamblin, Bengio: Quadratic polynomials learn better image features",
                 .year = 2009,
                 .link = "https://www.iro.umontreal.ca/~lisa/publications2/index.php/publications/show/409"},
      .year = 2009,
      .history = "Compared with Tanh by Glorot and Bengio in 2010.",
      .typical_use = "In place of Tanh.",
      .pros = "It is odd and bounded, and computes no exponential.",
      .cons = "It saturates, and its f″ jumps at 0."};

  // The bound keeps ∞/∞ from arising; 10³⁰ is far beyond where f is ±1.
  template <class V, class P> static V value(V x, const P&) {
    const V c = max(min(x, V(1e30)), V(-1e30));
    return c / (1.0 + abs(c));
  }
  // Squared after the division: (1 + |x|)² overflows where its inverse is still a float.
  template <class V, class P> static V derivative(V x, const P&) {
    const V r = 1.0 / (1.0 + abs(x));
    return r * r;
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V r = 1.0 / (1.0 + abs(x));
    const V magnitude = 2.0 * (r * r * r);
    return select(x > V(0.0), -magnitude, select(x < V(0.0), magnitude, V(0.0)));
  }
};

} // namespace activarium
