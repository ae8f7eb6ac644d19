// Stochastic gradient descent as torch.optim.SGD defines it:
//   g += decay·p;  first step: b = g, later: b = momentum·b + (1 − dampening)·g;
//   g = nesterov ? g + momentum·b : b (momentum 0: g);  p −= rate·g.
#pragma once

#include "base/problem.h"
#include "training/optimizers/update.h"
#include "training/setting.h"

namespace activarium {

struct Sgd {
  static constexpr const char* name = "sgd";
  static constexpr std::size_t moments = 1;

  struct Options {
    double learning_rate = required;
    double momentum = 0;
    double dampening = 0;
    bool nesterov = false;
    double weight_decay = 0;

    template <class V> void visit(V& v) {
      v.doc("Above 0.").number("learningRate", learning_rate, {.low = 0, .low_open = true});
      v.doc("In [0, 1).").number("momentum", momentum, {.low = 0, .high = 1, .high_open = true});
      v.doc("In [0, 1].").number("dampening", dampening, {.low = 0, .high = 1});
      v.doc("Needs momentum > 0 and dampening 0.").flag("nesterov", nesterov);
      v.doc("≥ 0; applies to all parameters, those of activations included.")
          .number("weightDecay", weight_decay, {.low = 0});
    }
  };

  static Problem check(const Options& o) {
    if (o.nesterov && (o.momentum == 0 || o.dampening != 0)) return {"nesterov-needs-momentum", "nesterov"};
    return {};
  }

  static bool step(const Options& o, const Update& u) {
    const f32x4 rate = u.rate, momentum = o.momentum, decay = o.weight_decay;
    const f32x4 share = u.step == 0 ? 1.0 : 1.0 - o.dampening;
    const f32x4 kept = u.step == 0 ? 0.0 : o.momentum;
    const bool has_momentum = o.momentum != 0, nesterov = o.nesterov;
    return update_each<1>(u, [=](f32x4 value, f32x4 g, std::array<f32x4, 1>& b) {
      g += decay * value;
      if (has_momentum) {
        b[0] = kept * b[0] + share * g;
        g = nesterov ? g + momentum * b[0] : b[0];
      }
      return value - rate * g;
    });
  }
};

} // namespace activarium
