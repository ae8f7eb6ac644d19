// The start of a run's parameters.
#pragma once

#include "training/plan.h"

namespace activarium {

/// Floats that `initialize` needs to work with.
std::uint64_t initialization_floats(const Settings& settings, const Model& model);

/// Fills the block `parameters`; `scratch` has room for initialization_floats.
void initialize(const Plan& plan, float* parameters, float* scratch);

} // namespace activarium
