// Hardswish: x·clamp(x + 3, 0, 6)/6, a Swish of straight pieces.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Hardswish {
  static constexpr Kink kinks[] = {
      {-3, 0, "the limit from the left, as in PyTorch"}, {3, 1, "the limit from the right, as in PyTorch"}};
  static constexpr Info info = {
      .id = "hardswish",
      .name = "Hardswish",
      .family = "smooth gate",
      .formula = "\\frac{x \\, \\min(\\max(x + 3, 0), 6)}{6}",
      .formula_text = "x·clamp(x + 3, 0, 6) / 6",
      .expression = "x * clamp(x + 3, 0, 6) / 6",
      .kinks = kinks,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.375, infinity},
      .monotone = false,
      .accuracy = {.value = {1.92, 1.37160373}, .derivative = {1, -1.78813934e-07}, .root = {-1.6, -1.4}},
      .source = {.kind = "paper",
                 .title = "Howard and others: Searching for MobileNetV3",
                 .year = 2019,
                 .link = "https://arxiv.org/abs/1905.02244"},
      .year = 2019,
      .history = "Swish for phones: no exponential.",
      .typical_use = "Networks for mobile devices.",
      .pros = "It has the shape of Swish at the cost of ReLU.",
      .cons = "It is zero below −3: neurons can die. It has kinks at ±3."};

  template <class V, class P> static V value(V x, const P&) {
    const V c = max(min(x, V(3.0)), V(-3.0));
    return select(x >= V(3.0), x, select(x <= V(-3.0), V(0.0), c * (c + 3.0) / 6.0));
  }
  template <class V, class P> static V derivative(V x, const P&) {
    const V c = max(min(x, V(3.0)), V(-3.0));
    return select(x >= V(3.0), V(1.0), select(x <= V(-3.0), V(0.0), (2.0 * c + 3.0) / 6.0));
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    return select((x < V(3.0)) & (x > V(-3.0)), V(1.0 / 3), V(0.0));
  }
};

} // namespace activarium
