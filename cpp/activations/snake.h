// Snake: x + sin²(ax)/a, a learned; f′ = 1 + sin 2ax = 2 sin²(ax + π/4), f″ = 2a cos 2ax,
// ∂f/∂a = x sin(2ax)/a − sin²(ax)/a².
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Snake {
  static constexpr ParameterInfo parameters[] = {{.name = "a",
                                                  .symbol = "a",
                                                  .initial = 1,
                                                  .minimum = 0.1,
                                                  .maximum = 5,
                                                  .legal = {.not_zero = true},
                                                  .learnable = true,
                                                  .learned = true}};
  static constexpr Info info = {
      .id = "snake",
      .name = "Snake",
      .family = "periodic",
      .formula = "x + \\frac{\\sin^2(a x)}{a}",
      .formula_text = "x + sin²(a·x) / a, a learned",
      .expression = "x + sin(a * x)^2 / a",
      .parameters = parameters,
      .value_limits = {-infinity, infinity},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {-infinity, infinity},
      .monotone = true,
      .accuracy = {.value = {2.56, -0.79703927}, .derivative = {4.25, 0.634902775}},
      .source = {.kind = "paper",
                 .title = "Ziyin, Hartwig, Ueda: Neural networks fail to learn periodic functions and how to fix it",
                 .year = 2020,
                 .link = "https://arxiv.org/abs/2006.08195"},
      .year = 2020,
      .history = "Made to extrapolate periodic signals.",
      .typical_use = "Sound and other periodic signals.",
      .pros = "It never falls and never saturates, and its waves go on for ever.",
      .cons = "It computes two sines per step. Its slope vanishes once per period."};

  template <class V, class P> static V value(V x, const P& p) {
    const V a = divisor<V>(p);
    const V u = a * x, s = sin(u), c = cos(u);
    // Left of 0 the terms cancel in part; the smaller square, with 1 − cos² for sin², leaves the smaller error.
    const auto steep = abs(c) < abs(s);
    const V near = select(steep, x + 1.0 / a, x), smaller = select(steep, c, s);
    const V square = smaller * smaller / a;
    return select(abs(u) < V(infinity), near + select(steep, -square, square), x);
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V a = divisor<V>(p);
    const V u = angle(a, x), s = sin(u) / a;
    sink(0, 2.0 * (x * s * cos(u)) - s * s);
    const V turned = sin_eighth_turn_on(u); // 1 + sin 2ax would lose its digits at its zeros
    return 2.0 * (turned * turned);
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    const V a = divisor<V>(p);
    const V s = sin(angle(a, x)); // cos 2ax = 1 − 2 sin²: the doubled angle may overflow
    return 2.0 * a * (1.0 - 2.0 * s * s);
  }

private:
  /// ax; where it overflows, 0 is as good an angle as any, and x = ±∞ gives NaN.
  template <class V> static V angle(V a, V x) { return select(abs(a * x) < V(infinity), a * x, 0.0 * x); }
  /// a, but not 0: where it is smaller than this, f is x.
  template <class V, class P> static V divisor(const P& p) {
    const V magnitude = max(abs(p[0]), V(1e-12));
    return select(p[0] < V(0.0), -magnitude, magnitude);
  }
};

} // namespace activarium
