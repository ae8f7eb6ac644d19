// Hyperbolic tangent: tanh′ = sech², tanh″ = −2 tanh sech².
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Tanh {
  static constexpr Info info = {.id = "tanh",
                                .name = "Tanh",
                                .family = "sigmoidal",
                                .formula = "\\tanh(x) = \\frac{e^x - e^{-x}}{e^x + e^{-x}}",
                                .formula_text = "tanh(x)",
                                .expression = "tanh(x)",
                                .value_limits = {-1, 1},
                                .derivative_limits = {0, 0},
                                .range = {-1, 1},
                                .monotone = true,
                                .accuracy = {.value = {1.33, 0.627115905}, .derivative = {4.22, 2.4199748}},
                                .source = {.kind = "paper",
                                           .title = "LeCun, Bottou, Orr, Müller: Efficient BackProp",
                                           .year = 1998,
                                           .link = "https://doi.org/10.1007/3-540-49430-8_2"},
                                .year = 1998,
                                .history = "Advised over the sigmoid in the 1990s: its output is centred.",
                                .typical_use = "Recurrent networks.",
                                .pros = "It is odd and bounded, and its slope at zero is 1.",
                                .cons = "It saturates on both sides: at ±3 it passes 1 % of the gradient."};

  template <class V, class P> static V value(V x, const P&) { return tanh(x); }
  // 1 − tanh² cancels for |x| > 4; 4z/(1 + z)² with z = e^−2|x| does not.
  template <class V, class P> static V derivative(V x, const P&) {
    const V y = -2.0 * abs(x);
    const V denominator = 1.0 + exp(y);
    return mul_exp(V(4.0), y) / (denominator * denominator);
  }
  template <class V, class P> static V second_derivative(V x, const P& p) { return -2.0 * tanh(x) * derivative(x, p); }
};

} // namespace activarium
