// The optimisers that settings choose from. Another one is a header and a line here.
#pragma once

#include "base/names.h"
#include "training/optimizers/adam.h"
#include "training/optimizers/sgd.h"

namespace activarium {

using Optimizers = NamedList<Sgd, Adam>;

} // namespace activarium
