// GEGLU: a gated linear unit whose gate is the exact GELU.
#pragma once

#include "activations/gelu.h"

namespace activarium {

struct Geglu {
  using Inner = Gelu;
  static constexpr Info info = {
      .id = "geglu",
      .name = "GEGLU",
      .family = "layer",
      .formula = "(xV + c) \\odot \\operatorname{GELU}(xW + b)",
      .formula_text = "(xV + c) · GELU(xW + b), element by element",
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
      .history = "One of Shazeer's four gates in place of the sigmoid.",
      .typical_use = "Transformers such as T5 1.1 and Gemma.",
      .pros = "It is smooth, and no gate is closed for good.",
      .cons = "It multiplies products: from three such layers on, without normalisation, networks stand still or blow "
              "up. Each layer has two weight matrices."};
};

} // namespace activarium
