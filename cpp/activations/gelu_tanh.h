// GELU in its tanh form: ½x(1 + tanh u) = x·σ(v) with v = 2u = c₁x + c₃x³.
// f′ = σ(v)(1 + x v′ σ(−v)), f″ = σ(v)σ(−v)(2v′ + x v″ − x v′² tanh(v/2)).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct GeluTanh {
  static constexpr Info info = {
      .id = "gelu-tanh",
      .name = "GELU (tanh form)",
      .family = "smooth gate",
      .formula =
          "\\frac{x}{2} \\left( 1 + \\tanh\\left( \\sqrt{\\frac{2}{\\pi}} \\, (x + 0.044715 x^3) \\right) \\right)",
      .formula_text = "½x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))",
      .expression = "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3)))",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.17004075057125412, infinity},
      .monotone = false,
      .accuracy = {.value = {2.86, -2.74635029}, .derivative = {5.94, -3.13857627}, .root = {-1.3, -0.4}},
      .source = {.kind = "paper",
                 .title = "Hendrycks, Gimpel: Gaussian error linear units",
                 .year = 2016,
                 .link = "https://arxiv.org/abs/1606.08415"},
      .year = 2016,
      .history = "The paper's own approximation of GELU, off by at most 0.0005, in GPT-2.",
      .typical_use = "Transformers trained with it.",
      .pros = "It computes tanh only, where erf is missing.",
      .cons = "It is not GELU: it is off by up to 0.0005."};

  // x·σ(v) where 1 + tanh u would cancel. v to more digits than a float has: eᵛ turns its absolute error into a
  // relative one.
  template <class V, class P> static V value(V x, const P&) {
    const V c = clamped(x);
    const auto exponent = odd_cubic(-abs(c), c1, c3);
    return select(x < V(0.0), mul_exp(c, exponent), x) / (1.0 + mul_exp(V(1.0), exponent));
  }
  template <class V, class P> static V derivative(V x, const P&) {
    const V c = clamped(x);
    const auto exponent = odd_cubic(-abs(c), c1, c3);
    const V z = mul_exp(V(1.0), exponent);
    const V t = odd_cubic(c, c1, 3.0 * c3).high; // x v′, rounded once: it nearly cancels 1
    return select(x < V(0.0), mul_exp(1.0 + z + t, exponent), 1.0 + z + t * z) / ((1.0 + z) * (1.0 + z));
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V c = clamped(x);
    const V z = mul_exp(V(1.0), odd_cubic(-abs(c), c1, c3));
    const V s = slope(c);
    const V bend = abs(c) * (s * s) * ((z - 1.0) / (1.0 + z));
    return z / ((1.0 + z) * (1.0 + z)) * (2.0 * s + (6.0 * c3 * c * c + bend));
  }

private:
  static constexpr double c1 = 1.5957691216057308; // 2√(2/π)
  static constexpr double c3 = 0.044715 * c1;

  /// v′
  template <class V> static V slope(V x) { return c1 + 3.0 * c3 * (x * x); }
  /// Beyond ±12.7, where e^−|v| is e⁻¹⁶⁶, every term is at its limit.
  template <class V> static V clamped(V x) { return max(min(x, V(12.7)), V(-12.7)); }
};

} // namespace activarium
