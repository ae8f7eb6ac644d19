// Mish: x·tanh(ln(1 + eˣ)).
//
// With e = eˣ and n = e(e + 2): tanh(ln(1 + e)) = n/(n + 2), f′ = e(4(1 + x)(1 + e) + e(e² + 4e + 2))/(n + 2)².
// For x ≥ 0 everything is divided by the highest power of e, so that only z = e⁻ˣ ≤ 1 appears and nothing overflows.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Mish {
  static constexpr Info info = {
      .id = "mish",
      .name = "Mish",
      .family = "smooth gate",
      .formula = "x \\tanh(\\ln(1 + e^x))",
      .formula_text = "x·tanh(ln(1 + exp(x)))",
      .expression = "x * tanh(softplus(x))",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.30884341301725041, infinity},
      .monotone = false,
      .accuracy = {.value = {3.58, -0.108506754}, .derivative = {5.77, -0.194675297}, .root = {-1.8, -0.6}},
      .source = {.kind = "paper",
                 .title = "Misra: Mish, a self regularized non-monotonic activation function",
                 .year = 2019,
                 .link = "https://arxiv.org/abs/1908.08681"},
      .year = 2019,
      .history = "Proposed as a smoother Swish; used in YOLOv4.",
      .typical_use = "Object detection networks.",
      .pros = "It is smooth and keeps small negative values.",
      .cons = "It costs most of the usual gates and is not monotone."};

  // tanh(ln(1 + e)) as 1 − 2/(n + 2) where e is large and as e(1 − …) where it is small: both leave a small remainder.
  template <class V, class P> static V value(V x, const P&) {
    const V c = clamped(x), z = exp(-abs(c));
    const Mask_t<V> left = x < V(0.0);
    const V remainder = select(left, z + 1.0, 2.0 * z) * z / (small_part(left, z) + select(left, V(2.0), V(1.0)));
    return select(left, mul_exp(c, -abs(c)), x) * (1.0 - remainder);
  }

  template <class V, class P> static V derivative(V x, const P&) {
    const V c = clamped(x), z = exp(-abs(c));
    const Mask_t<V> left = x < V(0.0);
    const V m = small_part(left, z);
    const V bracket = 4.0 * (1.0 + c) * (1.0 + z) + z * (z * (z + 4.0) + 2.0);
    const V right = (1.0 + 2.0 * z) * (m + 1.0) + 4.0 * c * (z * z) * (1.0 + z);
    const V square = select(left, m * (m + 4.0) + 4.0, m * (m + 2.0) + 1.0); // rounded less often than a product
    return select(left, mul_exp(bracket, -abs(c)), right) / square;
  }

  // w = tanh(softplus), s = σ(x): f″ = s(1 − w²)(2 + x((1 − s) − 2ws)).
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V c = clamped(x), z = exp(-abs(c));
    const Mask_t<V> left = x < V(0.0);
    const V s = select(left, z, V(1.0)) / (1.0 + z);
    const V one_minus_s = select(left, V(1.0), z) / (1.0 + z);
    const V d = small_part(left, z) + select(left, V(2.0), V(1.0));
    const V w = select(left, z * (z + 2.0), 1.0 + 2.0 * z) / d;
    const V w_slope = 4.0 * (1.0 + z) * select(left, z, z * z) / (d * d); // s(1 − w²)
    return w_slope * (2.0 + c * (one_minus_s - 2.0 * w * s));
  }

private:
  template <class V> using Mask_t = decltype(V(0.0) < V(0.0));

  /// Beyond ±150 every term is at its limit; the bound keeps ∞·0 from arising.
  template <class V> static V clamped(V x) { return max(min(x, V(150.0)), V(-150.0)); }
  /// n + 2 is this plus 2; for x ≥ 0, n + 2 divided by e² is this plus 1.
  template <class V> static V small_part(Mask_t<V> left, V z) { return z * select(left, z + 2.0, 2.0 + 2.0 * z); }
};

} // namespace activarium
