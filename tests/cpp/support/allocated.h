// What the allocator has given out and not got back, bytes.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
// As sanitizer/allocator_interface.h has it, which g++ comes without.
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#else
#include <malloc.h>
#endif

namespace activarium {

inline std::size_t allocated_bytes() {
#if defined(__SANITIZE_ADDRESS__)
  return __sanitizer_get_current_allocated_bytes();
#elif defined(__EMSCRIPTEN__)
  return static_cast<std::size_t>(mallinfo().uordblks);
#else
  // Pages of their own for large blocks would be counted whole.
  static const int set = mallopt(M_MMAP_THRESHOLD, 1 << 30);
  (void)set;
  return mallinfo2().uordblks;
#endif
}

} // namespace activarium
