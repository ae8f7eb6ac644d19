// Elementary functions of pairs of doubles that only formulas need; off by a few ULP of double.
#pragma once

#include "formula/graph.h"
#include "simd/f32x4.h"

namespace activarium::formula {

/// exponential, exponential_minus_one, logarithm, logarithm_of_one_plus, the arcs, the hyperbolic functions and their
/// inverses but tanh, and cube_root.
f64x2 in_double(Op op, f64x2 x);

/// The same of four floats, rounded once.
inline f32x4 in_double(Op op, f32x4 x) { return narrow(in_double(op, widen_low(x)), in_double(op, widen_high(x))); }

} // namespace activarium::formula
