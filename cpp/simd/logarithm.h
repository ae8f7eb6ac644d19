// ln x of four floats, by way of doubles: rounded once, so within ½ ULP and a little of the true value.
#pragma once

#include "simd/wide.h"

namespace activarium {

/// Not inline: rare, and long.
[[gnu::noinline]] inline f32x4 log(f32x4 x) noexcept {
  return narrow(wide::log(widen_low(x)), wide::log(widen_high(x)));
}

} // namespace activarium
