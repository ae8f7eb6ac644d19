// Softplus: ln(1 + e^βx)/β; with u = βx: f′ = σ(u), f″ = β σ(u)σ(−u).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Softplus {
  static constexpr ParameterInfo parameters[] = {
      {.name = "beta", .symbol = "β", .initial = 1, .minimum = 0.1, .maximum = 5, .legal = {.not_zero = true}}};
  static constexpr Info info = {
      .id = "softplus",
      .name = "Softplus",
      .family = "rectifier",
      .formula = "\\frac{1}{\\beta} \\ln(1 + e^{\\beta x})",
      .formula_text = "ln(1 + exp(β·x)) / β",
      .expression = "softplus(beta * x) / beta",
      .parameters = parameters,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {0, infinity},
      .monotone = true,
      .accuracy = {.value = {1.63, -1.26593733}, .derivative = {2.41, -4.1572938}},
      .source = {.kind = "paper",
                 .title = "Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating second-order functional knowledge for "
                          "better option pricing",
                 .year = 2000,
                 .link = "https://papers.nips.cc/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html"},
      .year = 2000,
      .history =
          "The integral of the sigmoid. PyTorch goes over to x itself where βx > 20, a jump of 2·10⁻⁹; here there "
          "is no such threshold.",
      .typical_use = "Outputs that must be positive.",
      .pros = "It is smooth and always positive, with some gradient everywhere.",
      .cons =
          "It computes an exponential and a logarithm per input. It is never negative, so outputs are not centred."};

  /// ln(1 + eᵘ). Neither term is negative, so nothing cancels.
  template <class V> static V of(V u) { return max(u, V(0.0)) + log1p(exp(-abs(u))); }
  template <class V> static V slope_of(V u) {
    const V z = exp(-abs(u));
    return select(u < V(0.0), z, V(1.0)) / (1.0 + z);
  }
  template <class V> static V curvature_of(V u) {
    const V z = exp(-abs(u));
    return z / ((1.0 + z) * (1.0 + z));
  }

  template <class V, class P> static V value(V x, const P& p) {
    const V u = p[0] * x;
    return select(u > V(0.0), x, V(0.0)) + log1p(exp(-abs(u))) / p[0]; // u itself may overflow
  }
  template <class V, class P> static V derivative(V x, const P& p) { return slope_of(p[0] * x); }
  template <class V, class P> static V second_derivative(V x, const P& p) { return p[0] * curvature_of(p[0] * x); }
};

} // namespace activarium
