// The losses that settings choose from. Another one is a header and a line here.
#pragma once

#include "base/names.h"
#include "training/losses/cross_entropy.h"
#include "training/losses/mean_squared_error.h"

namespace activarium {

using Losses = NamedList<CrossEntropy, MeanSquaredError>;

} // namespace activarium
