// Checks of settings by themselves: numbers within their limits, and what optimisers ask of theirs.
#pragma once

#include "training/settings.h"

namespace activarium {

/// The first thing wrong with the settings; whether they fit each other and the data is for `plan` to say.
Problem check_settings(const Settings& settings);

} // namespace activarium
