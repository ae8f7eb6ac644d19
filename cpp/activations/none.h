// No activation: f(x) = x. A network of such layers is one linear map.
#pragma once

#include "activations/activation.h"

namespace activarium {

struct None {
  static constexpr Info info = {.id = "none",
                                .name = "No activation",
                                .family = "identity",
                                .formula = "f(x) = x",
                                .formula_text = "x",
                                .expression = "x",
                                .value_limits = {-infinity, infinity},
                                .derivative_limits = {1, 1},
                                .range = {-infinity, infinity},
                                .monotone = true,
                                .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
                                .source = {.kind = "none", .note = "The identity; the control of every comparison."},
                                .history = "The linear network, studied before any other.",
                                .typical_use = "Output layer of a regression; a control.",
                                .pros = "It passes 100 % of the gradient, everywhere.",
                                .cons = "It makes depth useless: W₂(W₁x) = (W₂W₁)x, one linear layer."};

  template <class V, class P> static V value(V x, const P&) { return x; }
  template <class V, class P> static V derivative(V, const P&) { return V(1.0); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
