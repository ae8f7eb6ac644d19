// The optimisers that settings choose from. Another one is a header and a line here. Each has
//   static constexpr const char* name;  static constexpr std::size_t moments;  blocks that it keeps, at most two
//   struct Options, with `learning_rate` and `visit` (training/setting.h);
//   static bool step(const Options&, const Update&);  false if a parameter is no finite number afterwards
// and may have `static Problem check(const Options&)`, for what limits alone cannot say.
#pragma once

#include "base/names.h"
#include "training/optimizers/adam.h"
#include "training/optimizers/sgd.h"

namespace activarium {

using Optimizers = NamedList<Sgd, Adam>;

} // namespace activarium
