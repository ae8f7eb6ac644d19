// Hard sigmoid: clamp(x + 3, 0, 6)/6, a sigmoid of straight pieces.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Hardsigmoid {
  static constexpr Kink kinks[] = {
      {-3, 0, "the limit from the left, as in PyTorch"}, {3, 0, "the limit from the right, as in PyTorch"}};
  static constexpr Info info = {
      .id = "hardsigmoid",
      .name = "Hardsigmoid",
      .family = "sigmoidal",
      .formula = "\\frac{\\min(\\max(x + 3, 0), 6)}{6}",
      .formula_text = "clamp(x + 3, 0, 6) / 6",
      .expression = "clamp(x + 3, 0, 6) / 6",
      .kinks = kinks,
      .value_limits = {0, 1},
      .derivative_limits = {0, 0},
      .range = {0, 1},
      .monotone = true,
      .accuracy = {.value = {1, -3.57627869e-07}, .derivative = {0.34, 0}},
      .source = {.kind = "paper",
                 .title = "Courbariaux, Bengio, David: BinaryConnect",
                 .year = 2015,
                 .link = "https://arxiv.org/abs/1511.00363"},
      .year = 2015,
      .history = "BinaryConnect's has slope ½, older Keras' 0.2, that of MobileNetV3 and PyTorch 1/6.",
      .typical_use = "Gates in networks for mobile devices.",
      .pros = "It is a sigmoid without an exponential.",
      .cons = "It passes no gradient beyond ±3."};

  template <class V, class P> static V value(V x, const P&) { return max(min(x + 3.0, V(6.0)), V(0.0)) / 6.0; }
  template <class V, class P> static V derivative(V x, const P&) { return select(abs(x) < V(3.0), V(1.0 / 6), V(0.0)); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
