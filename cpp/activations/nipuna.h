// NIPUNA: max(x·σ(βx), x), that is x for x ≥ 0 and Swish otherwise.
#pragma once

#include "activations/swish.h"

namespace activarium {

struct Nipuna {
  static constexpr ParameterInfo parameters[] = {
      {.name = "beta", .symbol = "β", .initial = 1, .minimum = 0, .maximum = 5, .learnable = true}};
  static constexpr Kink kinks[] = {{0, 1, "the limit from the right; from the left it is ½"}};
  static constexpr Info info = {
      .id = "nipuna",
      .name = "NIPUNA",
      .family = "smooth gate",
      .formula = "\\max(x \\, \\sigma(\\beta x), x)",
      .formula_text = "max(x / (1 + exp(−β·x)), x)",
      .expression = "max(x * sigmoid(beta * x), x)",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {-0.27846454276107379, infinity},
      .monotone = false,
      .accuracy = {.value = {2.73, -5.94070339}, .derivative = {5.48, -3.71989536}, .root = {-2.0, -0.6}},
      .source = {.kind = "paper",
                 .title =
                     "Madhu, Kautish, Alnowibet, Zawbaa, Mohamed: NIPUNA, a novel optimizer activation function for "
                     "deep neural networks",
                 .year = 2023,
                 .link = "https://doi.org/10.3390/axioms12030246"},
      .year = 2023,
      .history =
          "Swish left of 0 and the line right of it. A library has another function of two parameters under this "
          "name; this is the form on which two independent implementations agree. The book chapter's NIPUNA is another "
          "function, too.",
      .typical_use = "Image networks, by its authors.",
      .pros = "It passes positive inputs unchanged and some gradient on the left.",
      .cons = "It has a kink at 0, is not monotone, and little is known of it."};

  template <class V, class P> static V value(V x, const P& p) {
    return select(x >= V(0.0), x, Swish::value(min(x, V(0.0)), p));
  }
  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const V left = Swish::derivatives(
        min(x, V(0.0)), p, [&](std::size_t k, V gradient) { sink(k, select(x >= V(0.0), V(0.0), gradient)); });
    return select(x >= V(0.0), V(1.0), left);
  }
  template <class V, class P> static V second_derivative(V x, const P& p) {
    return select(x >= V(0.0), V(0.0), Swish::second_derivative(min(x, V(0.0)), p));
  }
};

} // namespace activarium
