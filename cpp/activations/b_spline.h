// B-spline with a smooth base, as on the edges of a Kolmogorov–Arnold network: w_b silu(x) + w_s Σ cᵢB(x − i), where B
// is the cubic B-spline of width 4 and i runs over the whole numbers −5 … 5. All thirteen numbers are learned.
//
// With p = max(2 − |t|, 0), q = max(1 − |t|, 0): B = (p³ − 4q³)/6, B′ = sign(t)(2q² − ½p²), B″ = p − 4q.
#pragma once

#include "activations/silu.h"
#include "simd/unrolled.h"

namespace activarium {

struct BSpline {
  static constexpr std::size_t coefficients = 11;
  static constexpr ParameterInfo parameters[] = {
      {.name = "w_b", .symbol = "w_b", .initial = 1, .minimum = -3, .maximum = 3, .learnable = true, .learned = true},
      {.name = "w_s", .symbol = "w_s", .initial = 1, .minimum = -3, .maximum = 3, .learnable = true, .learned = true},
      {.name = "c",
       .symbol = "c",
       .count = coefficients,
       .distribution = Distribution::normal,
       .spread = 0.1,
       .minimum = -3,
       .maximum = 3,
       .learnable = true,
       .learned = true}};
  static constexpr Info info = {
      .id = "b-spline",
      .name = "B-spline (KAN)",
      .family = "learned shape",
      .formula = "w_b \\operatorname{silu}(x) + w_s \\sum_{i=0}^{10} c_i B(x + 5 - i)",
      .formula_text = "w_b·silu(x) + w_s·Σ cᵢ·B(x + 5 − i), i = 0 … 10, all learned",
      .expression = "w_b * silu(x) + w_s * sum(i, 0, 10, c[i] * bspline(x + 5 - i))",
      .parameters = parameters,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Liu and others: KAN, Kolmogorov–Arnold networks",
                 .year = 2024,
                 .link = "https://arxiv.org/abs/2404.19756"},
      .year = 2024,
      .history =
          "There each connection has a function of its own, on [−1, 1]; here it is a layer's activation, and its "
          "grid spans [−4, 4], where pre-activations are.",
      .typical_use = "Kolmogorov–Arnold networks.",
      .pros = "It learns any smooth shape, place by place.",
      .cons = "Beyond ±7 only its base is left. It computes eleven splines per input."};

  template <class V, class P> static V value(V x, const P& p) {
    V sum = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < coefficients; ++i) {
      const Pieces<V> t = pieces(x, i);
      sum = sum + p[2 + i] * spline(t);
    }
    return p[0] * Silu::value(x, p) + p[1] * sum;
  }

  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    V sum = 0.0, slope = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < coefficients; ++i) {
      const Pieces<V> t = pieces(x, i);
      const V b = spline(t);
      sink(2 + i, p[1] * b);
      sum = sum + p[2 + i] * b;
      const V magnitude = 2.0 * t.q * t.q - 0.5 * t.p * t.p;
      slope = slope + p[2 + i] * select(t.t < V(0.0), -magnitude, magnitude);
    }
    sink(0, Silu::value(x, p));
    sink(1, sum);
    return p[0] * Silu::derivative(x, p) + p[1] * slope;
  }

  template <class V, class P> static V second_derivative(V x, const P& p) {
    V sum = 0.0;
    ACTIVARIUM_ROLLED
    for (std::size_t i = 0; i < coefficients; ++i) {
      const Pieces<V> t = pieces(x, i);
      sum = sum + p[2 + i] * (t.p - 4.0 * t.q);
    }
    return p[0] * Silu::second_derivative(x, p) + p[1] * sum;
  }

private:
  template <class V> struct Pieces { V t, p, q; };

  template <class V> static Pieces<V> pieces(V x, std::size_t i) {
    const V t = x + (5.0 - static_cast<double>(i));
    return {t, max(2.0 - abs(t), V(0.0)), max(1.0 - abs(t), V(0.0))};
  }
  template <class V> static V spline(const Pieces<V>& t) {
    return (t.p * t.p * t.p - 4.0 * (t.q * t.q * t.q)) * (1.0 / 6);
  }
};

} // namespace activarium
