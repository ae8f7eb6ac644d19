// Scaled exponential linear unit: λx for x > 0, λα(eˣ − 1) otherwise, with the two constants of the paper.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Selu {
  static constexpr double lambda = 1.0507009873554804934, alpha = 1.6732632423543772848;
  static constexpr Kink kinks[] = {{0, lambda* alpha, "the limit from the left, as in PyTorch"}};
  static constexpr Info info = {
      .id = "selu",
      .name = "SELU",
      .family = "exponential",
      .formula = "\\lambda \\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases} \\quad "
                 "\\lambda \\approx 1.0507,\\ \\alpha \\approx 1.6733",
      .formula_text = "1.0507·x if x > 0, else 1.7581·(exp(x) − 1)",
      .expression = "1.0507009873554805 * where(x > 0, x, 1.6732632423543772 * expm1(x))",
      .kinks = kinks,
      .value_limits = {-lambda * alpha, infinity},
      .derivative_limits = {0, lambda},
      .range = {-lambda * alpha, infinity},
      .monotone = true,
      .accuracy = {.value = {1.91, -0.152694315}, .derivative = {1.23, -5.19154167}},
      .source = {.kind = "paper",
                 .title = "Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural networks",
                 .year = 2017,
                 .link = "https://arxiv.org/abs/1706.02515"},
      .year = 2017,
      .history = "Its constants keep mean 0 and variance 1 from layer to layer.",
      .typical_use = "Networks without normalisation.",
      .pros = "It keeps the spread of the signal through many layers.",
      .cons = "It needs weights of variance 1/fan-in. It computes an exponential per negative input."};

  template <class V, class P> static V value(V x, const P&) {
    return select(x <= V(0.0), lambda * alpha * expm1(min(x, V(0.0))), lambda * x);
  }
  template <class V, class P> static V derivative(V x, const P&) {
    return select(x > V(0.0), V(lambda), mul_exp(V(lambda * alpha), min(x, V(0.0))));
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    return select(x > V(0.0), V(0.0), mul_exp(V(lambda * alpha), min(x, V(0.0))));
  }
};

} // namespace activarium
