// The learning rate along half a cosine, as torch.optim.lr_scheduler.CosineAnnealingLR defines it:
// rate(t) = ηmin + (rate − ηmin)(1 + cos(π t / Tmax)) / 2 (Loshchilov and Hutter, 2017).
#pragma once

#include "base/problem.h"
#include "simd/math.h"
#include "training/setting.h"

namespace activarium {

struct Cosine {
  static constexpr const char* name = "cosine";

  struct Options {
    double t_max = required;
    double eta_min = 0;
    std::size_t every = 0; // of schedule_units

    template <class V> void visit(V& v) {
      v.doc("Epochs or steps to the lowest rate; after as many again it is back at the highest.")
          .number("tMax", t_max, {.low = 1, .high = 1e9, .whole = true});
      v.doc("The lowest rate.").number("etaMin", eta_min, {.low = 0});
      v.doc("What is counted.").choice("every", every, schedule_units);
    }
  };

  static double rate(const Options& o, double base, double t) {
    const double cosine = wide::sincos(3.141592653589793 * t / o.t_max).cos.lane0();
    return o.eta_min + (base - o.eta_min) * (1 + cosine) / 2;
  }
};

} // namespace activarium
