// ELU-α: x for x > 0, α(eˣ − 1) otherwise, α learned. The book chapter's code calls it TeLU; the TeLU that was
// published is another function, x·tanh(eˣ).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct EluAlpha {
  static constexpr ParameterInfo parameters[] = {
      {.name = "alpha", .symbol = "α", .initial = 1, .minimum = 0, .maximum = 4, .learnable = true, .learned = true}};
  static constexpr Kink kinks[] = {{0, 1, "the left slope α, as in PyTorch; a kink only where α ≠ 1"}};
  static constexpr Info info = {
      .id = "elu-alpha",
      .name = "ELU-α (the chapter's TeLU)",
      .family = "exponential",
      .formula = "\\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases}",
      .formula_text = "x if x > 0, else α(exp(x) − 1), α learned",
      .expression = "where(x > 0, x, alpha * expm1(x))",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-1, infinity},
      .derivative_limits = {0, 1},
      .range = {-1, infinity},
      .monotone = true,
      .accuracy = {.value = {1.1, -0.287182331}, .derivative = {0.93, -5.16636229}},
      .source = {.kind = "none",
                 .note = "ELU (Clevert, Unterthiner, Hochreiter, 2015, arXiv 1511.07289) with α made learnable."},
      .year = 2015,
      .history = "ELU with α left to gradient descent.",
      .typical_use = "Experiments.",
      .pros = "Its negative outputs pull the mean towards zero, and α can grow.",
      .cons = "It computes an exponential per negative input, and it saturates: at −3 it passes 5 % of the gradient."};

  // The exponent is clamped at 0: beyond 88.7 the unused branch would make ∞·0.
  template <class V, class P> static V value(V x, const P& p) {
    return select(x <= V(0.0), p[0] * expm1(min(x, V(0.0))), x);
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V negative = min(x, V(0.0));
    sink(0, select(x > V(0.0), V(0.0), expm1(negative)));
    return select(x > V(0.0), V(1.0), mul_exp(p[0], negative));
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return select(x > V(0.0), V(0.0), mul_exp(p[0], min(x, V(0.0))));
  }
};

} // namespace activarium
