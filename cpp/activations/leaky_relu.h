// Leaky ReLU: x for x > 0, a·x otherwise, with a fixed slope a.
#pragma once

#include "activations/activation.h"

namespace activarium {

struct LeakyRelu {
  static constexpr ParameterInfo parameters[] = {
      {.name = "slope", .symbol = "a", .initial = 0.01, .minimum = 0, .maximum = 1}};
  static constexpr Kink kinks[] = {{0, 0.01, "the limit from the left, as in PyTorch"}};
  static constexpr Info info = {
      .id = "leaky-relu",
      .name = "LeakyReLU",
      .family = "rectifier",
      .formula = "\\begin{cases} x & x > 0 \\\\ a x & x \\le 0 \\end{cases}",
      .formula_text = "x if x > 0, else a·x",
      .expression = "where(x > 0, x, slope * x)",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-infinity, infinity},
      .derivative_limits = {0.01, 1},
      .range = {-infinity, infinity},
      .monotone = true,
      .accuracy = {.value = {0.5, -3.76158192e-37}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models",
                 .year = 2013,
                 .link = "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf"},
      .year = 2013,
      .history = "Proposed so that a silent unit receives some gradient.",
      .typical_use = "Where units die; discriminators of GANs.",
      .pros = "It passes 1 % of the gradient where x < 0, and no neuron dies. It costs as little as ReLU.",
      .cons = "It gains little over ReLU."};

  // Not max(x, ax): that is another function once a > 1.
  template <class V, class P> static V value(V x, const P& p) { return select(x <= V(0.0), p[0] * x, x); }
  template <class V, class P> static V derivative(V x, const P& p) { return select(x > V(0.0), V(1.0), p[0]); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
