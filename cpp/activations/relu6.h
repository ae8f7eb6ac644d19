// ReLU6: clamp(x, 0, 6).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Relu6 {
  static constexpr Kink kinks[] = {
      {0, 0, "the limit from the left, as in PyTorch"}, {6, 0, "the limit from the right, as in PyTorch"}};
  static constexpr Info info = {
      .id = "relu6",
      .name = "ReLU6",
      .family = "rectifier",
      .formula = "\\min(\\max(x, 0), 6)",
      .formula_text = "clamp(x, 0, 6)",
      .expression = "clamp(x, 0, 6)",
      .kinks = kinks,
      .value_limits = {0, 6},
      .derivative_limits = {0, 0},
      .range = {0, 6},
      .monotone = true,
      .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "Krizhevsky: Convolutional deep belief networks on CIFAR-10",
                 .year = 2010,
                 .link = "https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf"},
      .year = 2010,
      .history = "ReLU with a ceiling of 6, common since MobileNet: a bounded output fits into few bits.",
      .typical_use = "Networks in low precision, for mobile devices.",
      .pros = "It is bounded, costs two comparisons, and gives exact zeros.",
      .cons = "It passes no gradient below 0 nor above 6."};

  template <class V, class P> static V value(V x, const P&) { return select(x <= V(0.0), V(0.0), min(x, V(6.0))); }
  template <class V, class P> static V derivative(V x, const P&) {
    return select(x > V(0.0), select(x < V(6.0), V(1.0), V(0.0)), V(0.0));
  }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
