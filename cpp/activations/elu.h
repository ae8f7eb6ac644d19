// Exponential linear unit: x for x > 0, α(eˣ − 1) otherwise, α fixed.
#pragma once

#include "activations/elu_alpha.h"

namespace activarium {

struct Elu {
  static constexpr ParameterInfo parameters[] = {
      {.name = "alpha", .symbol = "α", .initial = 1, .minimum = 0, .maximum = 4}};
  static constexpr Info info = {
      .id = "elu",
      .name = "ELU",
      .family = "exponential",
      .formula = "\\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases}",
      .formula_text = "x if x > 0, else α(exp(x) − 1)",
      .expression = "where(x > 0, x, alpha * expm1(x))",
      .parameters = parameters,
      .kinks = EluAlpha::kinks,
      .value_limits = {-1, infinity},
      .derivative_limits = {0, 1},
      .range = {-1, infinity},
      .monotone = true,
      .accuracy = {.value = {1.1, -0.287182331}, .derivative = {0.93, -5.16636229}},
      .source = {.kind = "paper",
                 .title = "Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential "
                          "linear units",
                 .year = 2015,
                 .link = "https://arxiv.org/abs/1511.07289"},
      .year = 2015,
      .history = "Made for outputs of mean near zero without normalisation.",
      .typical_use = "Networks without normalisation.",
      .pros = "Its negative outputs pull the mean towards zero, and no neuron dies.",
      .cons = "It computes an exponential per negative input, and it saturates: at −3 it passes 5 % of the gradient."};

  template <class V, class P> static V value(V x, const P& p) { return EluAlpha::value(x, p); }
  template <class V, class P> static V derivative(V x, const P& p) {
    return EluAlpha::derivatives(x, p, [](std::size_t, V) {});
  }
  template <class V, class P> static V second_derivative(V x, const P& p) { return EluAlpha::second_derivative(x, p); }
};

} // namespace activarium
