// Hard tanh: clamp(x, low, high).
#pragma once

#include "activations/activation.h"
#include "simd/math.h"

namespace activarium {

struct Hardtanh {
  static constexpr ParameterInfo parameters[] = {
      {.name = "low", .symbol = "low", .initial = -1, .minimum = -5, .maximum = 0, .legal = {.at_most = "high"}},
      {.name = "high", .symbol = "high", .initial = 1, .minimum = 0, .maximum = 5}};
  static constexpr Kink kinks[] = {
      {-1, 0, "the limit from the left, as in PyTorch"}, {1, 0, "the limit from the right, as in PyTorch"}};
  static constexpr Info info = {
      .id = "hardtanh",
      .name = "Hardtanh",
      .family = "sigmoidal",
      .formula = "\\min(\\max(x, \\mathrm{low}), \\mathrm{high})",
      .formula_text = "clamp(x, low, high)",
      .expression = "clamp(x, low, high)",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-1, 1},
      .derivative_limits = {0, 0},
      .range = {-1, 1},
      .monotone = true,
      .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
      .source = {.kind = "documentation",
                 .title = "PyTorch: Hardtanh",
                 .year = 2016,
                 .link = "https://docs.pytorch.org/docs/stable/generated/torch.nn.Hardtanh.html"},
      .year = 2004,
      .history = "Tanh of straight pieces (Collobert's thesis, 2004).",
      .typical_use = "Binary and quantised networks.",
      .pros = "It is odd and bounded at the cost of ReLU.",
      .cons = "It passes no gradient beyond its bounds."};

  template <class V, class P> static V value(V x, const P& p) { return min(max(x, p[0]), p[1]); }
  template <class V, class P> static V derivative(V x, const P& p) {
    return select(x > p[0], select(x < p[1], V(1.0), V(0.0)), V(0.0));
  }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
