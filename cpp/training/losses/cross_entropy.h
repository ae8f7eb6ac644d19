// Softmax with cross-entropy: per row L = ln Σ eᶻ − z[class], averaged over the batch; dz = (softmax − one-hot)/rows.
#pragma once

#include "training/losses/loss.h"

namespace activarium {

struct CrossEntropy {
  static constexpr const char* name = "cross-entropy";
  static constexpr TargetKind target = TargetKind::classes;
  static LossResult of(const LossInput& in);
};

} // namespace activarium
