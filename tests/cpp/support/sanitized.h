// Sanitizers make a test ten times as long. What is a question of numbers, the other builds answer in full; sanitizers
// see a share of it, with every kind of code in it.
#pragma once

#include <cstddef>

namespace activarium {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

/// Of a long list of numbers to compare, every so many are.
constexpr std::size_t stride = is_sanitized ? 5 : 1;

} // namespace activarium
