// The registry as JavaScript objects.
#pragma once

#include <emscripten/val.h>

#include "activations/activation.h"

namespace activarium {

/// An array with one object per activation, shaped as the library's ActivationInfo.
emscripten::val activation_infos();

/// One of them.
emscripten::val info_object(const Info& info);

} // namespace activarium
