// The registry as JavaScript objects.
#pragma once

#include <emscripten/val.h>

namespace activarium {

/// An array with one object per activation, shaped as the library's ActivationInfo.
emscripten::val activation_infos();

} // namespace activarium
