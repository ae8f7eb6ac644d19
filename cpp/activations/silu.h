// Sigmoid linear unit: x·σ(x), which is Swish with β = 1.
#pragma once

#include "activations/swish.h"

namespace activarium {

struct Silu {
  static constexpr Info info = {
      .id = "silu",
      .name = "SiLU",
      .family = "smooth gate",
      .formula = "x \\, \\sigma(x) = \\frac{x}{1 + e^{-x}}",
      .formula_text = "x / (1 + exp(−x))",
      .expression = "x * sigmoid(x)",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.27846454276107379, infinity},
      .monotone = false,
      .accuracy = {.value = {2.73, -5.94070339}, .derivative = {5.48, -3.71989536}, .root = {-2.0, -0.6}},
      .source = {.kind = "paper",
                 .title = "Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function "
                          "approximation in reinforcement learning",
                 .year = 2017,
                 .link = "https://arxiv.org/abs/1702.03118"},
      .year = 2016,
      .history = "Named by Hendrycks and Gimpel in 2016.",
      .typical_use = "Image networks such as EfficientNet.",
      .pros = "It is smooth and has a gradient on both sides of zero.",
      .cons = "It computes an exponential per input and is not monotone."};

  template <class V, class P> static V value(V x, const P&) { return Swish::value(x, UnitBeta<V>{}); }
  template <class V, class P> static V derivative(V x, const P&) {
    return Swish::derivatives(x, UnitBeta<V>{}, [](std::size_t, V) {});
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    return Swish::second_derivative(x, UnitBeta<V>{});
  }

private:
  template <class V> struct UnitBeta {
    V operator[](std::size_t) const { return V(1.0); }
  };
};

} // namespace activarium
