// The elementary functions of cpp/simd by name, with the bounds on their errors that their headers declare.
#pragma once

#include "simd/math.h"

namespace activarium {

struct Primitive {
  const char* name;
  double bound; // in ULP
  /// y = f(x) of four floats. Pointers, not vectors: Emscripten's exceptions route calls through JavaScript, which
  /// cannot pass a vector.
  void (*apply)(const float* x, float* y);
};

#define ACTIVARIUM_PRIMITIVE(name, bound)                                                                              \
  Primitive {                                                                                                          \
#name, bound, [](const float* x, float* y) { name(f32x4::load(x)).store(y); }                                      \
  }

inline constexpr Primitive primitives[] = {
    ACTIVARIUM_PRIMITIVE(exp, 1),        ACTIVARIUM_PRIMITIVE(expm1, 2),
    ACTIVARIUM_PRIMITIVE(log, 1),        ACTIVARIUM_PRIMITIVE(log1p, 2),
    ACTIVARIUM_PRIMITIVE(tanh, 3),       ACTIVARIUM_PRIMITIVE(tanh_gap, 4),
    ACTIVARIUM_PRIMITIVE(erf, 3),        ACTIVARIUM_PRIMITIVE(sin, 2),
    ACTIVARIUM_PRIMITIVE(cos, 2),        ACTIVARIUM_PRIMITIVE(sin_eighth_turn_on, 2),
    ACTIVARIUM_PRIMITIVE(normal_cdf, 4), ACTIVARIUM_PRIMITIVE(normal_pdf, 2)};

#undef ACTIVARIUM_PRIMITIVE

} // namespace activarium
