// Swish: x·σ(βx). With u = βx: f′ = σ(u)(1 + u(1 − σ(u))), f″ = β σ′(u)(2 + u(1 − 2σ(u))), ∂f/∂β = x² σ′(u).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Swish {
  static constexpr ParameterInfo parameters[] = {
      {.name = "beta", .symbol = "β", .initial = 1, .minimum = 0, .maximum = 5, .learnable = true}};
  static constexpr Info info = {
      .id = "swish",
      .name = "Swish",
      .family = "smooth gate",
      .formula = "x \\, \\sigma(\\beta x)",
      .formula_text = "x / (1 + exp(−β·x))",
      .expression = "x * sigmoid(beta * x)",
      .parameters = parameters,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.27846454276107379, infinity},
      .monotone = false,
      .accuracy = {.value = {2.73, -5.94070339}, .derivative = {5.48, -3.71989536}, .root = {-2.0, -0.6}},
      .source = {.kind = "paper",
                 .title = "Ramachandran, Zoph, Le: Searching for activation functions",
                 .year = 2017,
                 .link = "https://arxiv.org/abs/1710.05941"},
      .year = 2017,
      .history = "Found by an automated search; with β = 1 it is SiLU.",
      .typical_use = "Image networks.",
      .pros = "It is smooth and has a gradient on both sides of zero.",
      .cons = "It computes an exponential per input and is not monotone."};

  // z = e^−|u| ≤ 1; for u < 0 numerators carry eᵘ through mul_exp, so that the tail keeps its digits. It
  // is written as e^−|u| again, so that both share their work.
  template <class V, class P> static V value(V x, const P& p) {
    const V u = p[0] * x;
    const V numerator = select(u < V(0.0), mul_exp(clamped(x), -abs(u)), x);
    return numerator / (1.0 + exp(-abs(u)));
  }

  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V u = clamped(p[0] * x);
    const V z = exp(-abs(u));
    const V square = (1.0 + z) * (1.0 + z);
    const V bounded_x = max(min(x, V(1e18)), V(-1e18)); // so that x²·0 stays 0
    sink(0, bounded_x * (z / square) * bounded_x);
    return select(u < V(0.0), mul_exp(1.0 + z + u, -abs(u)), 1.0 + z + u * z) / square;
  }

  template <class V, class P> static V second_derivative(V x, const P& p) {
    const V u = clamped(p[0] * x);
    const V z = exp(-abs(u));
    return p[0] * z / ((1.0 + z) * (1.0 + z)) * (2.0 + abs(u) * expm1(-abs(u)) / (1.0 + z));
  }

private:
  /// Beyond ±150 every term is at its limit; the bound keeps ∞·0 from arising.
  template <class V> static V clamped(V u) { return max(min(u, V(150.0)), V(-150.0)); }
};

} // namespace activarium
