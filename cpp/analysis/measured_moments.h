// The part of a Measurement that is integrals over the normal distribution.
#pragma once

#include "analysis/measurement.h"
#include "analysis/probe.h"

namespace activarium {

/// Fills in `normal` and the variances; the shape is there already.
void measure_moments(const Probe& probe, Measurement& m);

} // namespace activarium
