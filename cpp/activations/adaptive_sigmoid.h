// Adaptive sigmoid: σ(u) with u = k(x − θ), slope k and threshold θ learned. f′ = kσ′, f″ = k²σ″, ∂f/∂k = (x − θ)σ′,
// ∂f/∂θ = −kσ′.
#pragma once

#include "activations/sigmoid.h"

namespace activarium {

struct AdaptiveSigmoid {
  static constexpr ParameterInfo parameters[] = {
      {.name = "k", .symbol = "k", .initial = 1, .minimum = 0.1, .maximum = 5, .learnable = true, .learned = true},
      {.name = "theta", .symbol = "θ", .minimum = -5, .maximum = 5, .learnable = true, .learned = true}};
  static constexpr Info info = {
      .id = "adaptive-sigmoid",
      .name = "Adaptive sigmoid",
      .family = "sigmoidal",
      .formula = "\\sigma(k (x - \\theta))",
      .formula_text = "1 / (1 + exp(−k(x − θ))), k and θ learned",
      .expression = "sigmoid(k * (x - theta))",
      .parameters = parameters,
      .value_limits = {0, 1},
      .derivative_limits = {0, 0},
      .range = {0, 1},
      .monotone = true,
      .accuracy = none_declared,
      .source = {.kind = "none", .note = "Many papers since the 1990s have sigmoids of learned slope."},
      .history = "The sigmoid with two numbers left to gradient descent.",
      .typical_use = "Experiments.",
      .pros = "Its slope can grow beyond the sigmoid's ¼.",
      .cons =
          "θ does what the bias before it does. With k near 0 the unit is constant. It saturates like the sigmoid."};

  template <class V, class P> static V value(V x, const P& p) { return Sigmoid::value(angle(x, p), p); }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V slope = Sigmoid::derivative(angle(x, p), p);
    const V bounded_x = max(min(x, V(1e18)), V(-1e18)); // so that x·0 stays 0
    sink(0, (bounded_x - p[1]) * slope);
    sink(1, -(p[0] * slope));
    return p[0] * slope;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return p[0] * (p[0] * Sigmoid::second_derivative(angle(x, p), p)); // p[0]² may overflow
  }

private:
  template <class V, class P> static V angle(V x, const P& p) { return p[0] * (x - p[1]); }
};

} // namespace activarium
