// Mish: x·tanh(ln(1 + eˣ)).
//
// With e = eˣ and n = e(e + 2): tanh(ln(1 + e)) = n/(n + 2), f′ = e(4(1 + x)(1 + e) + e(e² + 4e + 2))/(n + 2)².
// For x ≥ 0 everything is divided by the highest power of e, so that only z = e⁻ˣ ≤ 1 appears and nothing overflows.
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Mish {
  static constexpr Info info = {.id = "mish",
                                .name = "Mish",
                                .family = "smooth gate",
                                .formula = "x \\tanh(\\ln(1 + e^x))",
                                .formula_text = "x·tanh(ln(1 + exp(x)))",
                                .value_limits = {0, infinity},
                                .derivative_limits = {0, 1},
                                .range = {-0.30884341301725041, infinity},
                                .monotone = false,
                                .accuracy = {.root = {-1.8, -0.6}},
                                .source = {.kind = "paper",
                                           .title = "Misra: Mish, a self regularized non-monotonic activation function",
                                           .year = 2019,
                                           .link = "https://arxiv.org/abs/1908.08681"},
                                .year = 2019,
                                .history = "Proposed as a smoother Swish; used in YOLOv4.",
                                .typical_use = "Object detection networks.",
                                .pros = "Smooth; keeps small negative values.",
                                .cons = "The costliest of the usual gates; not monotone."};

  template <class V, class P> static V value(V x, const P&) {
    const V z = exp(-abs(x));
    const V negative = max(min(x, V(0.0)), V(-150.0)); // below −150 the product is 0
    const V left = mul_exp(negative, negative) * (z + 2.0) / (z * (z + 2.0) + 2.0);
    const V right = x * ((1.0 + 2.0 * z) / (1.0 + 2.0 * z + 2.0 * z * z));
    return select(x < V(0.0), left, right);
  }

  template <class V, class P> static V derivative(V x, const P&) {
    const V c = max(min(x, V(150.0)), V(-150.0));
    const V z = exp(-abs(c));
    const V n2 = z * (z + 2.0) + 2.0; // n + 2
    const V bracket = 4.0 * (1.0 + c) * (1.0 + z) + z * (z * (z + 4.0) + 2.0);
    const V left = mul_exp(bracket, min(c, V(0.0))) / (n2 * n2);
    const V d = 1.0 + 2.0 * z + 2.0 * z * z;
    const V right = (1.0 + 2.0 * z) / d + 4.0 * c * (z * z) * (1.0 + z) / (d * d);
    return select(x < V(0.0), left, right);
  }

  // w = tanh(softplus), s = σ(x): f″ = s(1 − w²)(2 + x((1 − s) − 2ws)).
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V c = max(min(x, V(150.0)), V(-150.0));
    const V z = exp(-abs(c));
    const Mask_t<V> left = x < V(0.0);
    const V s = select(left, z, V(1.0)) / (1.0 + z);
    const V one_minus_s = select(left, V(1.0), z) / (1.0 + z);
    const V d = select(left, z * (z + 2.0) + 2.0, 1.0 + 2.0 * z + 2.0 * z * z);
    const V w = select(left, z * (z + 2.0), 1.0 + 2.0 * z) / d;
    const V w_slope = 4.0 * (1.0 + z) * select(left, z, z * z) / (d * d); // s(1 − w²)
    return w_slope * (2.0 + c * (one_minus_s - 2.0 * w * s));
  }

private:
  template <class V> using Mask_t = decltype(V(0.0) < V(0.0));
};

} // namespace activarium
