// Squareplus: (x + r)/2 with r = √(x² + b); f′ = f/r, f″ = b/(2r³).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Squareplus {
  static constexpr ParameterInfo parameters[] = {
      {.name = "b", .symbol = "b", .initial = 4, .minimum = 0.01, .maximum = 16, .legal = {.above = 0}}};
  static constexpr Info info = {.id = "squareplus",
                                .name = "Squareplus",
                                .family = "rectifier",
                                .formula = "\\frac{x + \\sqrt{x^2 + b}}{2}",
                                .formula_text = "(x + √(x² + b)) / 2",
                                .expression = "(x + sqrt(x^2 + b)) / 2",
                                .parameters = parameters,
                                .value_limits = {0, infinity},
                                .derivative_limits = {0, 1},
                                .range = {0, infinity},
                                .monotone = true,
                                .accuracy = {.value = {2.75, -0.000772356929}, .derivative = {4.5, -0.00785124302}},
                                .source = {.kind = "paper",
                                           .title = "Barron: Squareplus, a softplus-like algebraic rectifier",
                                           .year = 2021,
                                           .link = "https://arxiv.org/abs/2112.11687"},
                                .year = 2021,
                                .history = "Softplus without exponential and logarithm.",
                                .typical_use = "In place of Softplus.",
                                .pros = "It is smooth and always positive, and costs a square root.",
                                .cons = "It comes down slowly: at −10 it is still 0.1."};

  // Left of 0 the sum would cancel: (x + r)/2 = (b/4)/((r − x)/2). Halves, because r − x may overflow.
  template <class V, class P> static V value(V x, const P& p) {
    const V r = radius(x, p);
    const V half_gap = 0.5 * r + 0.5 * abs(x);
    return select(x < V(0.0), 0.25 * p[0] / half_gap, half_gap);
  }
  template <class V, class P> static V derivative(V x, const P& p) {
    const V c = max(min(x, V(1e30)), V(-1e30)); // so that ∞/∞ does not arise
    return value(c, p) / radius(c, p);
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    const V r = radius(x, p);
    return 0.5 * p[0] / (r * r * r);
  }

private:
  /// Beyond 10⁶, x² + b is x² to the last digit and may overflow.
  template <class V, class P> static V radius(V x, const P& p) {
    const V bounded = min(abs(x), V(1e6));
    return select(abs(x) < V(1e6), sqrt(bounded * bounded + p[0]), abs(x));
  }
};

} // namespace activarium
