// Rounding of floats to shorter formats, to the nearest and from the middle to the even one.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>

namespace activarium::formula {

/// float16: 11 bits and exponents from −14 (subnormal below) to 15; bfloat16: 8 bits and float32's exponents.
enum class Format { float32, float16, bfloat16 };

inline float rounded(float v, Format format) {
  if (format == Format::float32 || !std::isfinite(v)) return v;
  std::uint32_t bits;
  std::memcpy(&bits, &v, sizeof bits);
  if (format == Format::bfloat16) {
    bits = (bits + 0x7fffu + ((bits >> 16) & 1u)) & 0xffff0000u;
  } else {
    const float a = std::fabs(v);
    if (a < 0x1p-14f) { // multiples of 2⁻²⁴: adding 2⁻¹ leaves no finer ones
      const float shifted = a + 0.5f;
      return std::copysign(shifted - 0.5f, v);
    }
    if (a >= 65520.0f) return std::copysign(INFINITY, v);
    bits = (bits + 0xfffu + ((bits >> 13) & 1u)) & 0xffffe000u;
  }
  float out;
  std::memcpy(&out, &bits, sizeof out);
  return out;
}

} // namespace activarium::formula
