// The book chapter's NIPUNA: x for x > 0, α·ln(1 + eˣ) otherwise. It jumps by α ln 2 at 0. The NIPUNA that was
// published is another function, in nipuna.h.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct NipunaChapter {
  static constexpr ParameterInfo parameters[] = {
      {.name = "alpha", .symbol = "α", .initial = 1, .minimum = 0, .maximum = 4, .learnable = true}};
  static constexpr Kink kinks[] = {{0, 0.5, "the limit from the left; f jumps there, from α ln 2 to 0"}};
  static constexpr Info info = {
      .id = "nipuna-chapter",
      .name = "NIPUNA (the chapter's)",
      .family = "rectifier",
      .formula = "\\begin{cases} x & x > 0 \\\\ \\alpha \\ln(1 + e^x) & x \\le 0 \\end{cases}",
      .formula_text = "x if x > 0, else α·ln(1 + exp(x))",
      .expression = "where(x > 0, x, alpha * softplus(x))",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {0, infinity},
      .monotone = false,
      .accuracy = {.value = {1.63, -1.26593733}, .derivative = {2.41, -4.1572938}},
      .source = {.kind = "none", .note = "The book chapter's formula. NIPUNA as published is max(x·σ(βx), x)."},
      .history = "The chapter calls it NIPUNA, which is another function.",
      .typical_use = "To see what a jump does to training.",
      .pros = "No neuron dies while α ≠ 0.",
      .cons = "It jumps down at 0 by 0.69. It is never negative, so outputs are not centred."};

  // The exponent is clamped at 0: further right the unused branch would overflow.
  template <class V, class P> static V value(V x, const P& p) {
    return select(x <= V(0.0), p[0] * log1p(exp(min(x, V(0.0)))), x);
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V z = exp(min(x, V(0.0)));
    sink(0, select(x > V(0.0), V(0.0), log1p(z)));
    return select(x > V(0.0), V(1.0), p[0] * (z / (1.0 + z)));
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    const V z = exp(min(x, V(0.0)));
    return select(x > V(0.0), V(0.0), p[0] * (z / ((1.0 + z) * (1.0 + z))));
  }
};

} // namespace activarium
