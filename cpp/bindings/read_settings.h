// The settings of a run from a JavaScript object of plain data.
#pragma once

#include <emscripten/val.h>

#include "training/settings.h"

namespace activarium {

/// What is of a wrong type, has no such name or is no setting; the rest is for `plan` to say.
Problem read_settings(const emscripten::val& object, Settings& settings);

} // namespace activarium
