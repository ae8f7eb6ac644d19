// Loops whose every round is written out, whatever the compiler thinks of it.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#define ACTIVARIUM_INLINE __attribute__((always_inline))

namespace activarium {

/// Calls body(0) … body(n − 1) with constants, so that vectors they index stay in registers.
template <std::size_t n, class Body> ACTIVARIUM_INLINE inline void unrolled(const Body& body) {
  [&]<std::size_t... i>(std::index_sequence<i...>) ACTIVARIUM_INLINE {
    (body(std::integral_constant<std::size_t, i>()), ...);
  }
  (std::make_index_sequence<n>());
}

} // namespace activarium
