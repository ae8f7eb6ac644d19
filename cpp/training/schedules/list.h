// The schedules of the learning rate that settings choose from. Another one is a header and a line here. Each has
//   static constexpr const char* name;
//   struct Options, with `every` (of schedule_units) and `visit` (training/setting.h);
//   static double rate(const Options&, double base, double t);  after t epochs or steps
#pragma once

#include "base/names.h"
#include "training/schedules/cosine.h"

namespace activarium {

using Schedules = NamedList<Cosine>;

} // namespace activarium
