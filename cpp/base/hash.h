// FNV-1a, a 64-bit hash for telling results and data apart; not a safeguard against forgery.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace activarium {

class Fnv1a {
public:
  void add(const void* data, std::size_t size);
  std::uint64_t value() const { return value_; }

private:
  std::uint64_t value_ = 0xcbf29ce484222325ull;
};

/// 16 hexadecimal digits.
std::string hex(std::uint64_t v);

} // namespace activarium
