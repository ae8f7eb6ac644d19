// SGT as the book chapter has it: Γ(1.5)·tanh(γx), γ learned. f′ = Γ(1.5)γ sech²(γx), ∂f/∂γ = Γ(1.5)x sech²(γx).
#pragma once

#include "activations/tanh.h"

namespace activarium {

struct Sgt {
  static constexpr ParameterInfo parameters[] = {
      {.name = "gamma", .symbol = "γ", .initial = 1, .minimum = 0.1, .maximum = 5, .learnable = true, .learned = true}};
  static constexpr Info info = {
      .id = "sgt",
      .name = "SGT (the chapter's)",
      .family = "sigmoidal",
      .formula = "\\Gamma(1.5) \\tanh(\\gamma x) = \\frac{\\sqrt{\\pi}}{2} \\tanh(\\gamma x)",
      .formula_text = "Γ(1.5)·tanh(γ·x), Γ(1.5) = √π/2 ≈ 0.8862, γ learned",
      .expression = "sqrt(pi) / 2 * tanh(gamma * x)",
      .parameters = parameters,
      .value_limits = {-0.88622692545275801, 0.88622692545275801},
      .derivative_limits = {0, 0},
      .range = {-0.88622692545275801, 0.88622692545275801},
      .monotone = true,
      .accuracy = none_declared,
      .source = {.kind = "none", .note = "The book chapter's; the published SGT is another one, listed beside it."},
      .history = "A tanh of learned slope and a height of Γ(1.5).",
      .typical_use = "Experiments.",
      .pros = "It is odd and bounded, and its slope at zero can grow.",
      .cons = "It saturates. Its height of 0.886 only scales the next layer's weights."};

  template <class V, class P> static V value(V x, const P& p) { return height * tanh(p[0] * x); }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V slope = height * Tanh::derivative(p[0] * x, p);
    sink(0, max(min(x, V(1e18)), V(-1e18)) * slope); // bounded, so that x·0 stays 0
    return p[0] * slope;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return height * p[0] * (p[0] * Tanh::second_derivative(p[0] * x, p)); // p[0]² may overflow
  }

private:
  static constexpr double height = 0x1.c5bf891b4ef6bp-1; // Γ(1.5) = √π/2
};

} // namespace activarium
