// Gated linear unit: one half of the layer's numbers, weighted by the sigmoid of the other half.
#pragma once

#include "activations/sigmoid.h"

namespace activarium {

struct Glu {
  using Inner = Sigmoid;
  static constexpr Info info = {
      .id = "glu",
      .name = "GLU",
      .family = "layer",
      .formula = "(xV + c) \\odot \\sigma(xW + b)",
      .formula_text = "(xV + c) · σ(xW + b), element by element",
      .kind = Kind::gated,
      .pieces = 2,
      .gate = Inner::info.id,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Dauphin, Fan, Auli, Grangier: Language modeling with gated convolutional networks",
                 .year = 2016,
                 .link = "https://arxiv.org/abs/1612.08083"},
      .year = 2016,
      .history = "From convolutional language models; the gate is that of LSTM cells.",
      .typical_use = "Sequence models.",
      .pros = "A gradient passes wherever its gate is open.",
      .cons = "Each layer has two weight matrices. A closed gate passes nothing."};
};

} // namespace activarium
