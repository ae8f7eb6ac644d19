// Fourier activation: Σ F_q cos(π(2q − 1)(x + 1 + 1/512)/2), q = 1 … 6, a discrete cosine transform of 512 points over
// [−1, 1] of which six odd terms are kept and learned. They start as a straight line on [−1, 1].
#pragma once

#include "activations/activation.h"
#include "simd/math.h"
#include "simd/unrolled.h"

namespace activarium {

struct Fourier {
  static constexpr std::size_t harmonics = 6;
  static constexpr double line[harmonics] = {-207.6068 * 2 / 512, -23.1526 * 2 / 512, -8.3292 * 2 / 512,
                                             -4.2629 * 2 / 512,   -2.5883 * 2 / 512,  -1.5147 * 2 / 512};
  static constexpr ParameterInfo parameters[] = {{.name = "f",
                                                  .symbol = "F",
                                                  .count = harmonics,
                                                  .minimum = -2,
                                                  .maximum = 2,
                                                  .learnable = true,
                                                  .learned = true,
                                                  .initials = line}};
  static constexpr Info info = {
      .id = "fourier",
      .name = "Fourier (ENN)",
      .family = "learned shape",
      .formula = "\\sum_{q=1}^{6} F_q \\cos \\frac{\\pi (2q - 1)(x + 1 + \\frac{1}{512})}{2}",
      .formula_text = "Σ F_q·cos(π(2q − 1)(x + 1 + 1/512)/2), q = 1 … 6, all learned",
      .expression = "sum(q, 1, 6, f[q] * cos(pi * (2 * q - 1) * (x + 1 + 1 / 512) / 2))",
      .parameters = parameters,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Martínez-Gost, Pérez-Neira, Lagunas: ENN, a neural network with DCT adaptive activation "
                          "functions",
                 .year = 2023,
                 .link = "https://arxiv.org/abs/2307.00673"},
      .year = 2023,
      .history = "Starts from six coefficients of a straight line.",
      .typical_use = "Small networks.",
      .pros = "It is bounded, learns its own shape, and no neuron dies.",
      .cons = "It repeats with period 4. It computes six cosines per input."};

  template <class V, class P> static V value(V x, const P& p) {
    V sum = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < harmonics; ++i) sum = sum + p[i] * wave(x, i).cos;
    return sum;
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    V sum = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < harmonics; ++i) {
      const auto [sine, cosine] = wave(x, i);
      sink(i, cosine);
      sum = sum - (pi * frequency(i)) * p[i] * sine;
    }
    return sum;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    V sum = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < harmonics; ++i)
      sum = sum - (pi * frequency(i)) * (pi * frequency(i)) * (p[i] * wave(x, i).cos);
    return sum;
  }

private:
  static constexpr double pi = 0x1.921fb54442d18p+1;
  /// In half turns per unit of x.
  static constexpr double frequency(std::size_t i) { return static_cast<double>(i) + 0.5; }
  /// Of the angle π(2q − 1)(x + 1 + 1/512)/2.
  template <class V> static SinCosOf<V> wave(V x, std::size_t i) {
    return sincos_of_half_turns(frequency(i) * place(x));
  }
  /// From 10³⁷ on, where no float is off by less than a turn, x counts as 0 times itself, so that ∞ alone gives NaN.
  template <class V> static V place(V x) { return select(abs(x) > V(1e37), 0.0 * x, x) + (1.0 + 1.0 / 512); }
};

} // namespace activarium
