// Bilinear layer: the product of two halves of the layer's numbers, a gated layer whose gate is linear.
#pragma once

#include "activations/none.h"

namespace activarium {

struct Bilinear {
  using Inner = None;
  static constexpr Info info = {
      .id = "bilinear",
      .name = "Bilinear",
      .family = "layer",
      .formula = "(xV + c) \\odot (xW + b)",
      .formula_text = "(xV + c) · (xW + b), element by element",
      .kind = Kind::gated,
      .pieces = 2,
      .gate = Inner::info.id,
      .value_limits = {not_a_number, not_a_number},
      .derivative_limits = {not_a_number, not_a_number},
      .range = {not_a_number, not_a_number},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Shazeer: GLU variants improve transformer",
                 .year = 2020,
                 .link = "https://arxiv.org/abs/2002.05202"},
      .year = 2020,
      .history = "A product of two linear maps, in language models since 2007.",
      .typical_use = "Experiments.",
      .pros = "It multiplies features, without any curve.",
      .cons =
          "It multiplies products: from three such layers on, without normalisation, networks stand still or blow up."};
};

} // namespace activarium
