// How JavaScript starts the analyses of a run.
#pragma once

#include <string>

#include <emscripten/val.h>

#include "training/run.h"

namespace activarium {

/// { analysis } or a refusal: of the kind of that name, asked for as { test, images?, layer?, unit? }.
emscripten::val start_analysis_named(const Run& run, const std::string& name, const emscripten::val& asked);

} // namespace activarium
