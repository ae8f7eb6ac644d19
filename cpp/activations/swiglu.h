// SwiGLU: a gated linear unit whose gate is SiLU, Swish with β = 1.
#pragma once

#include "activations/silu.h"

namespace activarium {

struct Swiglu {
  using Inner = Silu;
  static constexpr Info info = {
      .id = "swiglu",
      .name = "SwiGLU",
      .family = "layer",
      .formula = "(xV + c) \\odot \\operatorname{SiLU}(xW + b)",
      .formula_text = "(xV + c) · SiLU(xW + b), element by element",
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
      .history =
          "One of Shazeer's four gates in place of the sigmoid; he explains its success by “divine benevolence”.",
      .typical_use = "Most large language models since PaLM and LLaMA.",
      .pros = "It is smooth, and no gate is closed for good.",
      .cons = "It multiplies products: from three such layers on, without normalisation, networks stand still or blow "
              "up. Each layer has two weight matrices."};
};

} // namespace activarium
