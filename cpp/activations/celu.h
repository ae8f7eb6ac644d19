// Continuously differentiable exponential linear unit: x for x > 0, α(e^(x/α) − 1) otherwise.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Celu {
  static constexpr ParameterInfo parameters[] = {
      {.name = "alpha", .symbol = "α", .initial = 1, .minimum = 0.1, .maximum = 4, .legal = {.not_zero = true}}};
  static constexpr Info info = {
      .id = "celu",
      .name = "CELU",
      .family = "exponential",
      .formula = "\\max(0, x) + \\min(0, \\alpha (e^{x/\\alpha} - 1))",
      .formula_text = "x if x > 0, else α(exp(x/α) − 1)",
      .expression = "where(x > 0, x, alpha * expm1(x / alpha))",
      .parameters = parameters,
      .value_limits = {-1, infinity},
      .derivative_limits = {0, 1},
      .range = {-1, infinity},
      .monotone = true,
      .accuracy = {.value = {1.1, -0.287182331}, .derivative = {0.93, -5.16636229}},
      .source = {.kind = "paper",
                 .title = "Barron: Continuously differentiable exponential linear units",
                 .year = 2017,
                 .link = "https://arxiv.org/abs/1704.07483"},
      .year = 2017,
      .history = "ELU whose slope at 0 is 1 for every α.",
      .typical_use = "In place of ELU where α is not 1.",
      .pros = "It has no kink for any α. Its negative outputs pull the mean towards zero.",
      .cons = "It computes an exponential per negative input, and it saturates: at −3 it passes 5 % of the gradient."};

  template <class V, class P> static V value(V x, const P& p) {
    return select(x <= V(0.0), p[0] * expm1(min(x, V(0.0)) / p[0]), x);
  }
  template <class V, class P> static V derivative(V x, const P& p) {
    return select(x > V(0.0), V(1.0), exp(min(x, V(0.0)) / p[0]));
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return select(x > V(0.0), V(0.0), exp(min(x, V(0.0)) / p[0]) / p[0]);
  }
};

} // namespace activarium
