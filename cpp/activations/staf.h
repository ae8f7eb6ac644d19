// STAF: a sum of τ = 25 sines, Σ Cᵢ sin(Ωᵢx + Φᵢ), all 75 numbers learned, drawn from N(0, 1) as in the chapter.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

inline constexpr std::size_t staf_terms = 25;

constexpr ParameterInfo staf_parameter(const char* name, const char* symbol) {
  return {.name = name,
          .symbol = symbol,
          .count = staf_terms,
          .distribution = Distribution::normal,
          .minimum = -3,
          .maximum = 3,
          .learnable = true,
          .learned = true};
}

struct Staf {
  static constexpr std::size_t terms = staf_terms;
  static constexpr ParameterInfo parameters[] = {
      staf_parameter("c", "C"), staf_parameter("omega", "Ω"), staf_parameter("phi", "Φ")};
  static constexpr Info info = {
      .id = "staf",
      .name = "STAF",
      .family = "learned shape",
      .formula = "\\sum_{i=1}^{25} C_i \\sin(\\Omega_i x + \\Phi_i)",
      .formula_text = "Σ Cᵢ·sin(Ωᵢ·x + Φᵢ), i = 1 … 25, all learned",
      .expression = "sum(i, 1, 25, c[i] * sin(omega[i] * x + phi[i]))",
      .parameters = parameters,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Morsali and others: STAF, sinusoidal trainable activation functions for implicit neural "
                          "representation",
                 .year = 2025,
                 .link = "https://arxiv.org/abs/2502.00869"},
      .year = 2025,
      .history = "From the fitting of images, where parameters do not start from N(0, 1).",
      .typical_use = "Images and signals as functions of place.",
      .pros = "It learns its own shape, and no neuron dies.",
      .cons = "It computes twenty-five sines per input: it costs most of all."};

  /// Cᵢ sin(Ωᵢx + Φᵢ).
  template <class V, class P> static V term(V x, const P& p, std::size_t i) {
    return p[i] * sincos_of_angle(x, p, i).sin;
  }
  template <class V, class P, class Sink> static V term_derivatives(V x, const P& p, std::size_t i, const Sink& sink) {
    const auto [sine, cosine] = sincos_of_angle(x, p, i);
    const V slope = p[i] * cosine; // in the angle
    sink(i, sine);
    sink(terms + i, x * slope);
    sink(2 * terms + i, slope);
    return p[terms + i] * slope;
  }

  template <class V, class P> static ValueAndSlope<V> term_with_slope(V x, const P& p, std::size_t i) {
    const auto [sine, cosine] = sincos_of_angle(x, p, i);
    return {p[i] * sine, p[terms + i] * (p[i] * cosine)};
  }

  template <class V, class P> static V value(V x, const P& p) {
    V sum = 0.0;
    for (std::size_t i = 0; i < terms; ++i) sum = sum + term(x, p, i);
    return sum;
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    V sum = 0.0;
    for (std::size_t i = 0; i < terms; ++i) sum = sum + term_derivatives(x, p, i, sink);
    return sum;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    V sum = 0.0;
    for (std::size_t i = 0; i < terms; ++i)
      sum = sum - p[terms + i] * (p[terms + i] * term(x, p, i)); // Ω² may overflow
    return sum;
  }

private:
  // In half turns an angle of any size is reduced exactly. Its own rounding then decides: three times 2⁻²⁴ of it, one
  // more than Ωx + Φ would have.
  template <class V, class P> static SinCosOf<V> sincos_of_angle(V x, const P& p, std::size_t i) {
    const V per_pi = 0x1.45f306dc9c883p-2;
    return sincos_of_half_turns(per_pi * p[terms + i] * x + per_pi * p[2 * terms + i]);
  }
};

} // namespace activarium
