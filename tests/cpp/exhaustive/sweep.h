// Compares functions with the truth at every float.
#pragma once

#include <functional>
#include <string>

#include "activations/activation.h"
#include "exhaustive/worst.h"
#include "support/true_values.h"

namespace activarium {

/// y[i] = f(x[i]) for a block of floats; called by several threads at once.
using FloatMap = std::function<void(const float* x, float* y, std::size_t n)>;

struct Effort {
  unsigned threads = 1;
  unsigned stride = 1; // every so many blocks of 4096 neighbouring floats
};

/// The largest error over all finite floats. In `root`, an error of up to 2⁻²⁴ counts as none.
WorstFound worst_of_all_floats(const FloatMap& function, TrueMap truth, Interval root, Effort effort);

/// How many of the NaNs are not mapped to NaN.
std::size_t lost_nans(const FloatMap& function);

} // namespace activarium
