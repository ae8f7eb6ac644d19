// The schedules of the learning rate that settings choose from. Another one is a header and a line here.
#pragma once

#include "base/names.h"
#include "training/schedules/cosine.h"

namespace activarium {

using Schedules = NamedList<Cosine>;

} // namespace activarium
