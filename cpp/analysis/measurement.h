// What an activation function does, measured: the shape of its curve, and its statistics on inputs from N(0, 1).
#pragma once

#include "formula/shape.h"

namespace activarium {

/// What an input of N(0, 1) meets: expectations by Gauss-Legendre quadrature between the ends of the curve's stretches,
/// shares from where f′ passes a bound. All NaN where f has no value for some inputs, or grows too fast at a pole.
struct NormalStatistics {
  double mean = not_a_number;              // E f(z)
  double mean_square = not_a_number;       // E f(z)²
  double mean_square_slope = not_a_number; // E f′(z)²
  double straight = not_a_number;          // share of f(z)'s variance that a straight line through it explains
  double zero_share = not_a_number;        // P(f(z) = 0)
  double dead_share = not_a_number;        // P(|f′(z)| ≤ 10⁻⁶)
  double passing_share = not_a_number;     // P(|f′(z)| ≥ 5 % of the largest)
};

/// A variance that a layer with weights of variance gain² / fan-in keeps, and the variance map's slope there: below 1
/// in size, what lies beside it comes closer layer by layer.
struct FixedPoint {
  double variance, slope;
};
inline double place_of(const FixedPoint& f) { return f.variance; }

struct Measurement : Shape {
  NormalStatistics normal;
  Nearest<FixedPoint> variances; // between 10⁻⁴ and 10⁴
  bool every_variance = false;   // all of them are kept, as by functions with f(ax) = a·f(x)
};

/// Of f with one set of parameters [scalars]. `shift`, from −½ to ½, moves every grid inside; what is measured does not
/// depend on it.
Measurement measure(const BlockKernel& kernel, const float* parameters, double shift = 0);

} // namespace activarium
