// Gaussian error linear unit, the exact one: x·Φ(x), f′ = Φ + xφ, f″ = φ(2 − x²).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Gelu {
  static constexpr Info info = {
      .id = "gelu",
      .name = "GELU",
      .family = "smooth gate",
      .formula = "x \\, \\Phi(x) = \\frac{x}{2} \\left( 1 + \\operatorname{erf} \\frac{x}{\\sqrt 2} \\right)",
      .formula_text = "x·Φ(x), Φ the normal distribution function",
      .expression = "x * phi(x)",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.16997120747990369, infinity},
      .monotone = false,
      .accuracy = {.value = {3.86, -9.24579048}, .derivative = {3.97, -1.57069731}, .root = {-1.3, -0.4}},
      .source = {.kind = "paper",
                 .title = "Hendrycks, Gimpel: Gaussian error linear units",
                 .year = 2016,
                 .link = "https://arxiv.org/abs/1606.08415"},
      .year = 2016,
      .history = "Became the usual choice with BERT and GPT.",
      .typical_use = "Transformers.",
      .pros = "It is smooth, and weighs an input by its rank among normal ones.",
      .cons = "It computes erf, and below −3 it passes at most 1.2 % of the gradient."};

  // ½x(1 + erf) loses the negative tail; Φ is computed from erfc there. Below −40 the product is 0 in any precision.
  template <class V, class P> static V value(V x, const P&) {
    return select(x < V(-40.0), V(-0.0), mul_normal_cdf(x, x));
  }
  template <class V, class P> static V derivative(V x, const P&) {
    const V c = max(min(x, V(40.0)), V(-40.0));
    return normal_cdf(c) + mul_normal_pdf(c, c);
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V c = max(min(x, V(40.0)), V(-40.0));
    return mul_normal_pdf(2.0 - c * c, c);
  }
};

} // namespace activarium
