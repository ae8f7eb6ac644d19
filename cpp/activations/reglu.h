// ReGLU: a gated linear unit whose gate is ReLU.
#pragma once

#include "activations/relu.h"

namespace activarium {

struct Reglu {
  using Inner = Relu;
  static constexpr Info info = {.id = "reglu",
                                .name = "ReGLU",
                                .family = "layer",
                                .formula = "(xV + c) \\odot \\max(0, xW + b)",
                                .formula_text = "(xV + c) · max(0, xW + b), element by element",
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
                                .typical_use = "Transformers.",
                                .pros = "It costs as little as ReLU, and gives exact zeros.",
                                .cons = "It multiplies products: from three such layers on, without normalisation, "
                                        "networks stand still or blow up. Neurons can die."};
};

} // namespace activarium
