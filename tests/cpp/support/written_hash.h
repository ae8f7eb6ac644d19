// FNV-1a of 64 bits, written anew.
#pragma once

#include <cstdint>
#include <cstring>
#include <vector>

namespace activarium {

struct WrittenHash {
  std::uint64_t value = 14695981039346656037ull;

  template <class T> void add(const std::vector<T>& numbers) {
    for (const T& number : numbers) {
      unsigned char bytes[sizeof(T)];
      std::memcpy(bytes, &number, sizeof(T));
      for (const unsigned char byte : bytes) {
        value ^= byte;
        value *= 1099511628211ull;
      }
    }
  }
};

} // namespace activarium
