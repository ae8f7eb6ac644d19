// Tanhshrink: x − tanh x, f′ = tanh², f″ = 2 tanh sech².
#pragma once

#include "activations/tanh.h"

namespace activarium {

struct Tanhshrink {
  static constexpr Info info = {
      .id = "tanhshrink",
      .name = "Tanhshrink",
      .family = "shrinkage",
      .formula = "x - \\tanh(x)",
      .formula_text = "x − tanh(x)",
      .expression = "x - tanh(x)",
      .value_limits = {-infinity, infinity},
      .derivative_limits = {1, 1},
      .range = {-infinity, infinity},
      .monotone = true,
      .accuracy = {.value = {3.4, 0.772245646}, .derivative = {3.4, 0.676229179}},
      .source = {.kind = "documentation",
                 .title = "PyTorch: Tanhshrink",
                 .year = 2016,
                 .link = "https://docs.pytorch.org/docs/stable/generated/torch.nn.Tanhshrink.html"},
      .year = 2010,
      .history =
          "A smooth form of the shrinkage of sparse coding. As a difference of floats it has no right digit below "
          "|x| = 10⁻⁴; here it has them all.",
      .typical_use = "Sparse codes.",
      .pros = "It is odd and smooth. It silences small inputs and passes large ones.",
      .cons = "Its slope is 0 at 0, where most inputs of a fresh network lie."};

  template <class V, class P> static V value(V x, const P&) { return tanh_gap(x); }
  template <class V, class P> static V derivative(V x, const P&) {
    const V t = tanh(x);
    return t * t;
  }
  template <class V, class P> static V second_derivative(V x, const P& p) { return -Tanh::second_derivative(x, p); }
};

} // namespace activarium
