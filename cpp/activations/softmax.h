// Softmax, of the output layer: the logits as probabilities. With cross-entropy it is part of the loss
// (training/losses/).
#pragma once

#include "activations/none.h"

namespace activarium {

struct Softmax {
  using Inner = None;
  static constexpr Info info = {
      .id = "softmax",
      .name = "Softmax",
      .family = "layer",
      .formula = "\\frac{e^{x_i}}{\\sum_j e^{x_j}}",
      .formula_text = "exp(xᵢ) / Σⱼ exp(xⱼ)",
      .kind = Kind::output,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {0, 1},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Bridle: Probabilistic interpretation of feedforward classification network outputs, with "
                          "relationships to statistical pattern recognition",
                 .year = 1990,
                 .link = "https://doi.org/10.1007/978-3-642-76153-9_28"},
      .year = 1990,
      .history = "Boltzmann's distribution of 1868; Bridle named it.",
      .typical_use = "The output layer of every classifier here.",
      .pros = "It gives positive numbers that add up to 1. With cross-entropy its gradient is p − y.",
      .cons =
          "Between hidden layers it lets the units of a layer compete and flattens what passes: not offered there."};
};

} // namespace activarium
