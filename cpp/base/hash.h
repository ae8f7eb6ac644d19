// FNV-1a, a 64-bit hash for telling results and data apart; not a safeguard against forgery.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace activarium {

class Fnv1a {
public:
  void add(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const std::uint8_t*>(data);
    for (std::size_t i = 0; i < size; ++i) value_ = (value_ ^ bytes[i]) * 0x100000001b3ull;
  }
  std::uint64_t value() const { return value_; }

private:
  std::uint64_t value_ = 0xcbf29ce484222325ull;
};

/// 16 hexadecimal digits.
inline std::string hex(std::uint64_t v) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; v >>= 4) out[i] = "0123456789abcdef"[v & 15];
  return out;
}

} // namespace activarium
