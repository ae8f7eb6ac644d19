// What a run's network is made of, as a JavaScript object of plain data.
#pragma once

#include <emscripten/val.h>

#include "training/settings.h"

namespace activarium {

/// { layers, share, learnParameters, kernels, … } of the settings, with defaults, from which the same are read. What
/// trains the network and where its activations' parameters started are left out, and so is what is not set and has no
/// default.
emscripten::val tell_network(const Settings& settings);

} // namespace activarium
