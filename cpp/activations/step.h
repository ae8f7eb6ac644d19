// Step function: 1 for x ≥ θ, 0 otherwise. Its derivative is 0 wherever there is one, which teaches nothing; what
// stands for it here is the straight-through surrogate, 1 for |x − θ| ≤ 1 and 0 beyond.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Step {
  static constexpr ParameterInfo parameters[] = {
      {.name = "theta", .symbol = "θ", .initial = 0, .minimum = -3, .maximum = 3}};
  static constexpr Kink kinks[] = {{-1, 1, "θ − 1, where the surrogate begins"},
                                   {0, 1, "θ, where f jumps; the surrogate's slope is 1"},
                                   {1, 1, "θ + 1, where the surrogate ends"}};
  static constexpr Info info = {
      .id = "step",
      .name = "Step",
      .family = "sigmoidal",
      .formula = "\\begin{cases} 1 & x \\ge \\theta \\\\ 0 & x < \\theta \\end{cases}",
      .formula_text = "1 if x ≥ θ, else 0",
      .expression = "where(x >= theta, 1, 0)",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {0, 1},
      .derivative_limits = {0, 0},
      .range = {0, 1},
      .monotone = true,
      .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "McCulloch, Pitts: A logical calculus of the ideas immanent in nervous activity",
                 .year = 1943,
                 .link = "https://doi.org/10.1007/BF02478259"},
      .year = 1943,
      .history =
          "The first model of a neuron. Its slope is 0 everywhere but at the jump; the f′ shown and trained with "
          "is the straight-through surrogate (Bengio, Léonard, Courville, 2013): 1 for |x − θ| ≤ 1.",
      .typical_use = "Networks with one-bit outputs.",
      .pros = "It is the simplest decision: one bit.",
      .cons = "Its slope is 0: gradients are those of the surrogate.",
      .surrogate_derivative = true};

  template <class V, class P> static V value(V x, const P& p) {
    return select(x >= p[0], V(1.0), select(x < p[0], V(0.0), x)); // NaN stays
  }
  template <class V, class P> static V derivative(V x, const P& p) {
    return select(abs(x - p[0]) <= V(1.0), V(1.0), V(0.0));
  }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
