// Parametric ReLU: x for x > 0, a·x otherwise, with a learned slope a.
#pragma once

#include "activations/activation.h"

namespace activarium {

struct Prelu {
  static constexpr ParameterInfo parameters[] = {{.name = "slope",
                                                  .symbol = "a",
                                                  .initial = 0.25,
                                                  .minimum = -1,
                                                  .maximum = 4,
                                                  .learnable = true,
                                                  .learned = true}};
  static constexpr Kink kinks[] = {{0, 0.25, "the limit from the left, as in PyTorch"}};
  static constexpr Info info = {.id = "prelu",
                                .name = "PReLU",
                                .family = "rectifier",
                                .formula = "\\begin{cases} x & x > 0 \\\\ a x & x \\le 0 \\end{cases}",
                                .formula_text = "x if x > 0, else a·x, a learned",
                                .expression = "where(x > 0, x, slope * x)",
                                .parameters = parameters,
                                .kinks = kinks,
                                .value_limits = {-infinity, infinity},
                                .derivative_limits = {0.25, 1},
                                .range = {-infinity, infinity},
                                .monotone = true,
                                .accuracy = {.value = {0.5, -2.80259693e-45}, .derivative = {0, 0}},
                                .source = {.kind = "paper",
                                           .title = "He, Zhang, Ren, Sun: Delving deep into rectifiers",
                                           .year = 2015,
                                           .link = "https://arxiv.org/abs/1502.01852"},
                                .year = 2015,
                                .history = "Part of the first network said to pass human accuracy on ImageNet.",
                                .typical_use = "Image networks, one slope per channel.",
                                .pros = "It learns its own slope, and no neuron dies while a ≠ 0.",
                                .cons = "Its slope may grow past 1, or shrink to 0 as ReLU's."};

  template <class V, class P> static V value(V x, const P& p) { return select(x <= V(0.0), p[0] * x, x); }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    sink(0, select(x > V(0.0), V(0.0), x));
    return select(x > V(0.0), V(1.0), p[0]);
  }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
