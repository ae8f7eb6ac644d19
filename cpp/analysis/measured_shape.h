// The part of a Measurement that is read off f's shape.
#pragma once

#include "analysis/measurement.h"
#include "analysis/probe.h"

namespace activarium {

/// Fills in all but `normal` and the variances.
void measure_shape(const Probe& probe, Measurement& m);

} // namespace activarium
