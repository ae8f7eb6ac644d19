// Adam (Kingma and Ba, 2015) as torch.optim.Adam defines it, at step t = 1, 2, …:
//   g += decay·p;  m = β₁ m + (1 − β₁) g;  v = β₂ v + (1 − β₂) g²;
//   p −= rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε).
#pragma once

#include <cmath>

#include "training/optimizers/update.h"
#include "training/setting.h"

namespace activarium {

struct Adam {
  static constexpr const char* name = "adam";
  static constexpr std::size_t moments = 2;

  struct Options {
    double learning_rate = 1e-3;
    std::array<double, 2> betas = {0.9, 0.999};
    double eps = 1e-8;
    double weight_decay = 0;

    template <class V> void visit(V& v) {
      v.doc("Above 0.").number("learningRate", learning_rate, {.low = 0, .low_open = true});
      v.doc("How much of the means of gradients and of their squares each step keeps, both in [0, 1).")
          .pair("betas", betas, {.low = 0, .high = 1, .high_open = true});
      v.doc("Added to the root of the mean square, above 0.").number("eps", eps, {.low = 0, .low_open = true});
      v.doc("≥ 0; added to the gradients, as PyTorch's Adam does.").number("weightDecay", weight_decay, {.low = 0});
    }
  };

  static bool step(const Options& o, const Update& u) {
    const auto [beta1, beta2] = o.betas;
    const double t = static_cast<double>(u.step) + 1;
    const f32x4 rate = u.rate / (1 - power(beta1, t)), root = std::sqrt(1 - power(beta2, t));
    const f32x4 keep1 = beta1, keep2 = beta2, take1 = 1 - beta1, take2 = 1 - beta2, eps = o.eps;
    const f32x4 decay = o.weight_decay;
    return update_each<2>(u, [=](f32x4 value, f32x4 g, std::array<f32x4, 2>& m) {
      g += decay * value;
      m[0] = keep1 * m[0] + take1 * g;
      m[1] = keep2 * m[1] + take2 * (g * g);
      return value - rate * (m[0] / (sqrt(m[1]) / root + eps));
    });
  }

private:
  /// βᵗ for whole t by squaring: std::pow differs from host to host.
  static double power(double beta, double t) {
    double out = 1;
    for (auto n = static_cast<std::uint64_t>(t); n > 0; n /= 2, beta *= beta)
      if (n % 2 == 1) out *= beta;
    return out;
  }
};

} // namespace activarium
