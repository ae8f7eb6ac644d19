// SwiGELU: the mean of SiLU and GELU.
#pragma once

#include "activations/gelu.h"
#include "activations/silu.h"

namespace activarium {

struct Swigelu {
  static constexpr Info info = {
      .id = "swigelu",
      .name = "SwiGELU",
      .family = "smooth gate",
      .formula = "\\frac{1}{2} \\left( x \\, \\sigma(x) + x \\, \\Phi(x) \\right)",
      .formula_text = "½(x·σ(x) + x·Φ(x))",
      .expression = "0.5 * (x * sigmoid(x) + x * phi(x))",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.21385307823574621, infinity},
      .monotone = false,
      .accuracy = {.value = {3.05, -0.995436549}, .derivative = {5.77, -3.78665614}, .root = {-2.0, -0.4}},
      .source = {.kind = "none", .note = "The chapter's; no publication was found. Not SwiGLU, the gated layer."},
      .history = "A blend of two smooth gates.",
      .typical_use = "Experiments.",
      .pros = "It is smooth, and lies between SiLU and GELU.",
      .cons = "It costs as much as both, and little is known of it."};

  template <class V, class P> static V value(V x, const P& p) {
    return 0.5 * Silu::value(x, p) + 0.5 * Gelu::value(x, p);
  }
  template <class V, class P> static V derivative(V x, const P& p) {
    return 0.5 * (Silu::derivative(x, p) + Gelu::derivative(x, p));
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return 0.5 * (Silu::second_derivative(x, p) + Gelu::second_derivative(x, p));
  }
};

} // namespace activarium
