// Logarithm of the sigmoid: ln σ(x) = min(x, 0) − ln(1 + e^−|x|), f′ = σ(−x), f″ = −σ(x)σ(−x).
#pragma once

#include "activations/softplus.h"

namespace activarium {

struct Logsigmoid {
  static constexpr Info info = {
      .id = "logsigmoid",
      .name = "LogSigmoid",
      .family = "rectifier",
      .formula = "\\ln \\sigma(x) = -\\ln(1 + e^{-x})",
      .formula_text = "ln(1 / (1 + exp(−x)))",
      .expression = "-softplus(-x)",
      .value_limits = {-infinity, 0},
      .derivative_limits = {1, 0},
      .range = {-infinity, 0},
      .monotone = true,
      .accuracy = {.value = {1.63, 1.26593733}, .derivative = {2.41, 4.1572938}},
      .source = {.kind = "documentation",
                 .title = "PyTorch: LogSigmoid",
                 .year = 2016,
                 .link = "https://docs.pytorch.org/docs/stable/generated/torch.nn.LogSigmoid.html"},
      .year = 1958,
      .history =
          "The log-likelihood of logistic regression (Cox, 1958): Softplus turned by half a turn. Written as the "
          "logarithm of a sigmoid it is 0 in float32 from x = 17 on; here it keeps all its digits.",
      .typical_use = "Losses for two classes.",
      .pros = "It is the logarithm of a probability, without overflow.",
      .cons = "It is never positive, so outputs are not centred."};

  template <class V, class P> static V value(V x, const P&) { return -Softplus::of(-x); }
  template <class V, class P> static V derivative(V x, const P&) { return Softplus::slope_of(-x); }
  template <class V, class P> static V second_derivative(V x, const P&) { return -Softplus::curvature_of(x); }
};

} // namespace activarium
