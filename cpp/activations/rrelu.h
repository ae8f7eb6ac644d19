// Randomised leaky ReLU: x for x > 0, a·x otherwise; a ~ U(l, u) per element in training, (l + u)/2 in evaluation.
#pragma once

#include "activations/activation.h"

namespace activarium {

struct Rrelu {
  static constexpr ParameterInfo parameters[] = {
      {.name = "lower", .symbol = "l", .initial = 1.0 / 8, .minimum = 0, .maximum = 1, .legal = {.at_most = "upper"}},
      {.name = "upper", .symbol = "u", .initial = 1.0 / 3, .minimum = 0, .maximum = 1}};
  static constexpr Kink kinks[] = {{0, 11.0 / 48, "the slope drawn; (l + u)/2 in evaluation"}};
  static constexpr Info info = {
      .id = "rrelu",
      .name = "RReLU",
      .family = "rectifier",
      .formula = "\\begin{cases} x & x > 0 \\\\ a x & x \\le 0 \\end{cases} \\quad a \\sim U(l, u)",
      .formula_text = "x if x > 0, else a·x, a drawn from U(l, u)",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-infinity, infinity},
      .derivative_limits = {11.0 / 48, 1},
      .range = {-infinity, infinity},
      .monotone = true,
      .accuracy = {.value = {0.5, -4.7019774e-38}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "Xu, Wang, Chen, Li: Empirical evaluation of rectified activations in convolutional network",
                 .year = 2015,
                 .link = "https://arxiv.org/abs/1505.00853"},
      .year = 2015,
      .history = "From a Kaggle competition, where noise reduced overfitting.",
      .typical_use = "Small data sets.",
      .pros = "No neuron dies, and its noise regularises.",
      .cons = "Training and evaluation differ. It draws a random number per element.",
      .noisy = true};

  template <class V, class P> static V slope(const P& p) { return p[0] + (p[1] - p[0]) * p.noise(); }

  template <class V, class P> static V value(V x, const P& p) { return select(x <= V(0.0), slope<V>(p) * x, x); }
  template <class V, class P> static V derivative(V x, const P& p) { return select(x > V(0.0), V(1.0), slope<V>(p)); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
