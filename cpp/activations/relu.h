// Rectified linear unit: max(x, 0).
#pragma once

#include "activations/activation.h"

namespace activarium {

struct Relu {
  static constexpr Kink kinks[] = {{0, 0, "0 as PyTorch takes it: a unit at exactly zero passes nothing"}};
  static constexpr Claim claims[] = {
      {"Accuracy 81.3 %, loss 0.52 after 15 epochs at rate 10⁻³.", "the chapter", "confirmed",
       "81.2 %, 0.523; PyTorch 81.6 ± 0.3 %. At rate 10⁻² it reaches 88.5 %, and the chapter's order of functions is "
       "reversed."},
      {"After training 0, 6, 13, 5 neurons of the four hidden layers are dead.", "the chapter", "confirmed",
       "Five seeds give such counts, from [0, 3, 15, 8] to [0, 7, 15, 13]."},
      {"A dead neuron never recovers.", "the sources", "contradicted",
       "The layers below it still learn: at rate 10⁻² the dead go from [0, 0, 5, 12] to [0, 0, 0, 1]."},
      {"The surface f(x) + f(y) is flat where one input is negative.", "the sources", "contradicted",
       "Only where both are: in a sum the other input still counts."},
      {"The instability index ξ = E‖∇²L‖_F / E‖∇L‖² is 1.78.", "the chapter", "uncheckable",
       "Not measured here: it needs the Hessian of a network in training."},
      {"A neuron dies with probability Π Φ(−μ/σ).", "the chapter", "uncheckable",
       "It takes a neuron's pre-activations on different images for independent, which they are not."}};
  static constexpr Info info = {
      .id = "relu",
      .name = "ReLU",
      .family = "rectifier",
      .formula = "\\max(0, x)",
      .formula_text = "max(0, x)",
      .expression = "max(x, 0)",
      .kinks = kinks,
      .value_limits = {0, infinity},
      .derivative_limits = {0, 1},
      .range = {0, infinity},
      .monotone = true,
      .accuracy = {.value = {0, 0}, .derivative = {0, 0}},
      .source = {.kind = "paper",
                 .title = "Nair, Hinton: Rectified linear units improve restricted Boltzmann machines",
                 .year = 2010,
                 .link = "https://icml.cc/Conferences/2010/papers/432.pdf"},
      .year = 2010,
      .history = "Used by Fukushima in 1969; made deep networks trainable from 2010 on.",
      .typical_use = "The first choice for hidden layers of feed-forward and convolutional networks.",
      .pros = "Cheap, does not saturate for x > 0, sparse output.",
      .cons = "Learns nothing where x ≤ 0: a neuron negative on every input is dead.",
      .claims = claims};

  // The comparison keeps NaN: NaN ≤ 0 is false.
  template <class V, class P> static V value(V x, const P&) { return select(x <= V(0.0), V(0.0), x); }
  template <class V, class P> static V derivative(V x, const P&) { return select(x > V(0.0), V(1.0), V(0.0)); }
  template <class V, class P> static V second_derivative(V, const P&) { return V(0.0); }
};

} // namespace activarium
