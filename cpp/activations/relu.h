// Rectified linear unit: max(x, 0).
#pragma once

#include "activations/activation.h"

namespace activarium {

struct Relu {
  static constexpr Kink kinks[] = {{0, 0, "the limit from the left, as in PyTorch"}};
  static constexpr Info info = {
      .id = "relu",
      .name = "ReLU",
      .family = "rectifier",
      .formula = "\\max(0, x)",
      .formula_text = "max(0, x)",
      .expression = "max(x, 0)",
      .kinks = kinks,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {0, infinity},
      .monotone = true,
      .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "Nair, Hinton: Rectified linear units improve restricted Boltzmann machines",
                 .year = 2010,
                 .link = "https://icml.cc/Conferences/2010/papers/432.pdf"},
      .year = 2010,
      .history = "Used by Fukushima in 1969, in deep networks since 2010.",
      .typical_use = "The first choice for hidden layers.",
      .pros = "It costs one comparison. It passes 100 % of the gradient where x > 0, and gives exact zeros elsewhere.",
      .cons = "It passes 0 % of the gradient where x ≤ 0: a neuron that is negative on every input is dead."};

  // The comparison keeps NaN: NaN ≤ 0 is false.
  template <class V, class P> static V value(V x, const P&) { return select(x <= V(0.0), V(0.0), x); }
  template <class V, class P> static V derivative(V x, const P&) { return select(x > V(0.0), V(1.0), V(0.0)); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
