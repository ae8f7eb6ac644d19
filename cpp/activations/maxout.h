// Maxout: the larger of two linear maps of the input, unit by unit.
#pragma once

#include "activations/none.h"

namespace activarium {

struct Maxout {
  using Inner = None;
  static constexpr Info info = {
      .id = "maxout",
      .name = "Maxout",
      .family = "layer",
      .formula = "\\max_{j = 1, 2} (x W_j + b_j)",
      .formula_text = "max(xW₁ + b₁, xW₂ + b₂), element by element",
      .kind = Kind::grouped,
      .pieces = 2,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Goodfellow, Warde-Farley, Mirza, Courville, Bengio: Maxout networks",
                 .year = 2013,
                 .link = "https://arxiv.org/abs/1302.4389"},
      .year = 2013,
      .history = "Made to go with dropout; with one of two maps zero it is ReLU.",
      .typical_use = "Networks with dropout.",
      .pros = "It learns where it bends, and no neuron dies.",
      .cons = "Each layer has two weight matrices."};
};

} // namespace activarium
