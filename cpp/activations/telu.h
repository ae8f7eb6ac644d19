// TeLU as published: x·tanh(eˣ). With t = tanh eˣ and s = 1 − t²: f′ = t + x eˣ s, f″ = eˣ s (2 + x − 2x eˣ t).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Telu {
  static constexpr Info info = {
      .id = "telu",
      .name = "TeLU",
      .family = "smooth gate",
      .formula = "x \\tanh(e^x)",
      .formula_text = "x·tanh(exp(x))",
      .expression = "x * tanh(exp(x))",
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.35328577784821127, infinity},
      .monotone = false,
      .accuracy = {.value = {3.38, -0.436995834}, .derivative = {1.29, -37.7486649}, .root = {-1.5, -0.7}},
      .source = {.kind = "paper",
                 .title =
                     "Fernandez, Mali: Stable and robust deep learning by hyperbolic tangent exponential linear unit",
                 .year = 2024,
                 .link = "https://arxiv.org/abs/2402.02790"},
      .year = 2024,
      .history = "Not the chapter's TeLU, which is ELU-α here.",
      .typical_use = "In place of ReLU.",
      .pros = "It is smooth, and passes positive inputs nearly unchanged and some gradient on the left.",
      .cons = "It computes two exponentials per input, is not monotone, and little is known of it."};

  // Below −10, tanh eˣ is eˣ to the last digit.
  template <class V, class P> static V value(V x, const P&) {
    const V c = clamped(x);
    return select(x < V(-10.0), mul_exp(c, c), x * tanh(exp(c)));
  }
  // The two terms cancel around −1.08, more than floats can bear.
  template <class V, class P> static V derivative(V x, const P&) {
    const V c = clamped(x);
    const V right = in_double(c, [](auto w) {
      const auto e = exp(w), z = exp(-2.0 * e), sum = 1.0 + z;
      return (1.0 - z) / sum + 4.0 * w * e * z / (sum * sum);
    });
    return select(x < V(-10.0), mul_exp(1.0 + c, c), right);
  }
  template <class V, class P> static V second_derivative(V x, const P&) {
    const V c = clamped(x), e = exp(c);
    return e * square_of_sech(e) * (2.0 + c - 2.0 * c * e * tanh(e));
  }

private:
  /// Right of 5, tanh eˣ is 1 to the last digit; left of −150 nothing is left.
  template <class V> static V clamped(V x) { return max(min(x, V(5.0)), V(-150.0)); }
  template <class V> static V square_of_sech(V e) {
    const V z = exp(-2.0 * e);
    return 4.0 * z / ((1.0 + z) * (1.0 + z));
  }
};

} // namespace activarium
