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
      .parameters = parameters,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .source = {.kind = "paper",
                 .title = "Morsali and others: STAF, sinusoidal trainable activation functions for implicit neural "
                          "representation",
                 .year = 2025,
                 .link = "https://arxiv.org/abs/2502.00869"},
      .year = 2025,
      .history = "From the fitting of images by networks; there the parameters start otherwise than N(0, 1).",
      .typical_use = "Implicit representations of images and signals.",
      .pros = "Learns its own shape; no dead neurons.",
      .cons = "Twenty-five sines per element: by far the costliest."};

  template <class V, class P> static V value(V x, const P& p) {
    V sum = 0.0;
    for (std::size_t i = 0; i < terms; ++i) sum = sum + p[i] * sincos(p[terms + i] * x + p[2 * terms + i]).sin;
    return sum;
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    V slope = 0.0;
    for (std::size_t i = 0; i < terms; ++i) {
      const V c = p[i], omega = p[terms + i];
      const auto [sine, cosine] = sincos(omega * x + p[2 * terms + i]);
      sink(i, sine);
      sink(terms + i, c * x * cosine);
      sink(2 * terms + i, c * cosine);
      slope = slope + c * omega * cosine;
    }
    return slope;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    V sum = 0.0;
    for (std::size_t i = 0; i < terms; ++i) {
      const V omega = p[terms + i];
      sum = sum - p[i] * omega * omega * sincos(omega * x + p[2 * terms + i]).sin;
    }
    return sum;
  }
};

} // namespace activarium
