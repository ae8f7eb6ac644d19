// Learned mixture: Σ gₖφₖ(x) with weights g = softmax(ux + v) that depend on the input, and φ = ReLU, tanh, SiLU.
//
// g′ₖ = gₖ(uₖ − ū) with ū = Σ gⱼuⱼ; f′ = Σ g′ₖφₖ + gₖφ′ₖ; ∂f/∂vₖ = gₖ(φₖ − f), ∂f/∂uₖ = x ∂f/∂vₖ. Where φₖ − f would
// cancel, it is written as Σ gⱼ(φₖ − φⱼ), and Σ g′ₖφₖ as Σ gₖgⱼ(uₖ − uⱼ)(φₖ − φⱼ) over the pairs k < j.
#pragma once

#include "activations/relu.h"
#include "activations/silu.h"
#include "activations/tanh.h"

namespace activarium {

struct Mixture {
  static constexpr std::size_t parts = 3;
  static constexpr ParameterInfo parameters[] = {
      {.name = "u", .symbol = "u", .count = parts, .minimum = -3, .maximum = 3, .learnable = true, .learned = true},
      {.name = "v", .symbol = "v", .count = parts, .minimum = -5, .maximum = 5, .learnable = true, .learned = true}};
  static constexpr Kink kinks[] = {{0, 0.5, "the limit from the left"}};
  static constexpr Info info = {
      .id = "mixture",
      .name = "Learned mixture",
      .family = "learned shape",
      .formula = "\\sum_k g_k \\varphi_k(x), \\; g = \\operatorname{softmax}(u x + v), \\; \\varphi = "
                 "(\\operatorname{ReLU}, \\tanh, \\operatorname{SiLU})",
      .formula_text = "g₁·relu(x) + g₂·tanh(x) + g₃·silu(x), g = softmax(u·x + v), u and v learned",
      .expression =
          "(exp(u[0] * x + v[0]) * relu(x) + exp(u[1] * x + v[1]) * tanh(x) + exp(u[2] * x + v[2]) * silu(x)) / "
          "sum(k, 0, 2, exp(u[k] * x + v[k]))",
      .parameters = parameters,
      .kinks = kinks,
      .value_limits = {-0.33333333333333331, infinity},
      .derivative_limits = {0, 0.66666666666666663},
      .range = {-0.40114818342302695, infinity},
      .monotone = false,
      .accuracy = none_declared,
      .source = {.kind = "paper",
                 .title = "Manessi, Rozza: Learning combinations of activation functions",
                 .year = 2018,
                 .link = "https://arxiv.org/abs/1801.09403"},
      .year = 2018,
      .history =
          "Here, as in mixtures of experts, weights depend on the input. Starts as the mean of its three functions.",
      .typical_use = "Experiments.",
      .pros = "Its learned weights say which of the three is best.",
      .cons = "It computes three functions and three exponentials per input."};

  template <class V, class P> static V value(V x, const P& p) {
    const Weights<V> w = weights(x, p);
    return w.g[0] * Relu::value(x, p) + (w.g[1] * Tanh::value(x, p) + w.g[2] * Silu::value(x, p));
  }

  template <class V, class P, class Sink> static V derivatives(V x, const P& p, const Sink& sink) {
    const Weights<V> w = weights(x, p);
    const V phi[] = {Relu::value(w.x, p), Tanh::value(w.x, p), Silu::value(w.x, p)};
    const V slopes[] = {Relu::derivative(x, p), Tanh::derivative(x, p), Silu::derivative(x, p)};
    V sum = 0.0;
    for (std::size_t k = 0; k < parts; ++k) {
      const std::size_t i = (k + 1) % parts, j = (k + 2) % parts;
      const V over_i = phi[k] - phi[i];
      const V in_v = w.g[k] * (w.g[i] * over_i + w.g[j] * (phi[k] - phi[j]));
      sink(k, w.x * in_v);
      sink(parts + k, in_v);
      sum = sum + (w.g[k] * w.g[i] * (p[k] - p[i]) * over_i + w.g[k] * slopes[k]);
    }
    return sum;
  }

  template <class V, class P> static V second_derivative(V x, const P& p) {
    const Weights<V> w = weights(x, p);
    const V phi[] = {Relu::value(w.x, p), Tanh::value(w.x, p), Silu::value(w.x, p)};
    const V slopes[] = {Relu::derivative(x, p), Tanh::derivative(x, p), Silu::derivative(x, p)};
    const V bends[] = {0.0, Tanh::second_derivative(x, p), Silu::second_derivative(x, p)};
    V spread = 0.0; // Σ gₖ(uₖ − ū)²
    for (std::size_t k = 0; k < parts; ++k) spread = spread + w.g[k] * (p[k] - w.mean) * (p[k] - w.mean);
    V sum = 0.0;
    for (std::size_t k = 0; k < parts; ++k) {
      const V off = p[k] - w.mean;
      sum = sum + w.g[k] * ((off * off - spread) * phi[k] + 2.0 * off * slopes[k] + bends[k]);
    }
    return sum;
  }

private:
  template <class V> struct Weights {
    V x; // bounded like the logits, so that 0·∞ and ∞ − ∞ do not arise
    V g[parts];
    V mean; // Σ gₖuₖ
  };

  /// Not inline: its three exponentials are long.
  template <class V, class P> [[gnu::noinline]] static Weights<V> weights(V x, const P& p) {
    Weights<V> w;
    w.x = max(min(x, V(1e30)), V(-1e30));
    V logits[parts];
    for (std::size_t k = 0; k < parts; ++k) logits[k] = max(min(p[k] * w.x, V(1e38)), V(-1e38)) + p[parts + k];
    const V top = max(max(logits[0], logits[1]), logits[2]);
    V sum = 0.0;
    for (std::size_t k = 0; k < parts; ++k) sum = sum + (w.g[k] = exp(logits[k] - top));
    w.mean = 0.0;
    for (std::size_t k = 0; k < parts; ++k) {
      w.g[k] = w.g[k] / sum;
      w.mean = w.mean + w.g[k] * p[k];
    }
    return w;
  }
};

} // namespace activarium
