// The losses that settings choose from. Another one is a header and a line here. Each has
//   static constexpr const char* name;  static constexpr TargetKind target;
//   static LossResult of(const LossInput&);
#pragma once

#include "base/names.h"
#include "training/losses/cross_entropy.h"
#include "training/losses/mean_squared_error.h"

namespace activarium {

using Losses = NamedList<CrossEntropy, MeanSquaredError>;

} // namespace activarium
