// Loops that are unrolled fully, or not at all, whatever the compiler would choose.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#define ACTIVARIUM_INLINE __attribute__((always_inline))

/// Keeps the loop behind it rolled: unrolled, its code is long, and the page waits for the code.
#if defined(__clang__)
#define ACTIVARIUM_ROLLED _Pragma("clang loop unroll(disable)")
#else
#define ACTIVARIUM_ROLLED _Pragma("GCC unroll 1")
#endif

namespace activarium {

/// Calls body(0) … body(n − 1) with constants, so that vectors they index stay in registers.
template <std::size_t n, class Body> ACTIVARIUM_INLINE inline void unrolled(const Body& body) {
  [&]<std::size_t... i>(std::index_sequence<i...>) ACTIVARIUM_INLINE {
    (body(std::integral_constant<std::size_t, i>()), ...);
  }
  (std::make_index_sequence<n>());
}

} // namespace activarium
