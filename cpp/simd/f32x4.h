// Vectors of four floats and of two doubles, and nothing but their plain operations.
//
// The only file that names an intrinsic. In wasm these are the SIMD instructions themselves; natively SIMDe supplies
// the same operations, so tests, sanitizers and profilers run the code that ships. Every operation rounds once (no
// fused multiply-add), so both give equal bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#else
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#endif

namespace activarium {

/// The outcome of a comparison: each lane all ones or all zeros.
struct Mask {
  v128_t bits;

  friend Mask operator&(Mask a, Mask b) { return {wasm_v128_and(a.bits, b.bits)}; }
  friend Mask operator|(Mask a, Mask b) { return {wasm_v128_or(a.bits, b.bits)}; }
  friend Mask operator!(Mask a) { return {wasm_v128_not(a.bits)}; }
};

inline bool any(Mask m) { return wasm_v128_any_true(m.bits); }

struct f32x4 {
  static constexpr std::size_t lanes = 4;
  v128_t bits;

  f32x4() = default;
  explicit f32x4(v128_t b) : bits(b) {}
  /// All lanes equal; implicit, so that formulas can be written with literals.
  f32x4(double value) : bits(wasm_f32x4_splat(static_cast<float>(value))) {}

  static f32x4 load(const float* p) { return f32x4(wasm_v128_load(p)); }
  static f32x4 splat(const float* p) { return f32x4(wasm_v128_load32_splat(p)); }
  /// Four bytes as numbers from 0 to 255.
  static f32x4 from_bytes(const std::uint8_t* p) {
    const v128_t words = wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(p));
    return f32x4(wasm_f32x4_convert_u32x4(wasm_u32x4_extend_low_u16x8(words)));
  }
  void store(float* p) const { wasm_v128_store(p, bits); }

  /// The first n < 4 lanes from p; the others are 0.
  static f32x4 load_partial(const float* p, std::size_t n) {
    if (n == 0) return 0.0;
    if (n == 1) return f32x4(wasm_v128_load32_zero(p));
    const v128_t two = wasm_v128_load64_zero(p);
    return f32x4(n == 2 ? two : wasm_v128_load32_lane(p + 2, two, 2));
  }
  /// The first n < 4 lanes.
  void store_partial(float* p, std::size_t n) const {
    if (n == 0) return;
    // The last lane is brought to the front: clang would make one store of a lane chosen at run time, through the
    // stack.
    const v128_t last = n == 3 ? wasm_i32x4_shuffle(bits, bits, 2, 2, 2, 2) : bits;
    if (n != 1) wasm_v128_store64_lane(p, bits, 0);
    if (n != 2) wasm_v128_store32_lane(p + (n - 1), last, 0);
  }

  /// (lane 0 + lane 1) + (lane 2 + lane 3), in double.
  double sum() const {
    float lane[4];
    store(lane);
    return (static_cast<double>(lane[0]) + lane[1]) + (static_cast<double>(lane[2]) + lane[3]);
  }

  friend f32x4 operator+(f32x4 a, f32x4 b) { return f32x4(wasm_f32x4_add(a.bits, b.bits)); }
  friend f32x4 operator-(f32x4 a, f32x4 b) { return f32x4(wasm_f32x4_sub(a.bits, b.bits)); }
  friend f32x4 operator*(f32x4 a, f32x4 b) { return f32x4(wasm_f32x4_mul(a.bits, b.bits)); }
  friend f32x4 operator/(f32x4 a, f32x4 b) { return f32x4(wasm_f32x4_div(a.bits, b.bits)); }
  friend f32x4 operator-(f32x4 a) { return f32x4(wasm_f32x4_neg(a.bits)); }
  f32x4& operator+=(f32x4 a) { return *this = *this + a; }

  friend Mask operator<(f32x4 a, f32x4 b) { return {wasm_f32x4_lt(a.bits, b.bits)}; }
  friend Mask operator<=(f32x4 a, f32x4 b) { return {wasm_f32x4_le(a.bits, b.bits)}; }
  friend Mask operator>(f32x4 a, f32x4 b) { return {wasm_f32x4_gt(a.bits, b.bits)}; }
  friend Mask operator>=(f32x4 a, f32x4 b) { return {wasm_f32x4_ge(a.bits, b.bits)}; }
  friend Mask operator==(f32x4 a, f32x4 b) { return {wasm_f32x4_eq(a.bits, b.bits)}; }
};

inline f32x4 select(Mask m, f32x4 yes, f32x4 no) { return f32x4(wasm_v128_bitselect(yes.bits, no.bits, m.bits)); }
inline f32x4 abs(f32x4 a) { return f32x4(wasm_f32x4_abs(a.bits)); }
inline f32x4 sqrt(f32x4 a) { return f32x4(wasm_f32x4_sqrt(a.bits)); }
/// The smaller; a NaN in `a` is kept, `b` should be a bound.
inline f32x4 min(f32x4 a, f32x4 bound) { return f32x4(wasm_f32x4_pmin(a.bits, bound.bits)); }
inline f32x4 max(f32x4 a, f32x4 bound) { return f32x4(wasm_f32x4_pmax(a.bits, bound.bits)); }

/// Rows become columns.
inline void transpose(f32x4& a, f32x4& b, f32x4& c, f32x4& d) {
  const v128_t ab_low = wasm_i32x4_shuffle(a.bits, b.bits, 0, 4, 1, 5);
  const v128_t ab_high = wasm_i32x4_shuffle(a.bits, b.bits, 2, 6, 3, 7);
  const v128_t cd_low = wasm_i32x4_shuffle(c.bits, d.bits, 0, 4, 1, 5);
  const v128_t cd_high = wasm_i32x4_shuffle(c.bits, d.bits, 2, 6, 3, 7);
  a = f32x4(wasm_i64x2_shuffle(ab_low, cd_low, 0, 2));
  b = f32x4(wasm_i64x2_shuffle(ab_low, cd_low, 1, 3));
  c = f32x4(wasm_i64x2_shuffle(ab_high, cd_high, 0, 2));
  d = f32x4(wasm_i64x2_shuffle(ab_high, cd_high, 1, 3));
}

#if defined(__wasm_relaxed_simd__)
/// sum + a·b with one rounding or two, as the host likes.
inline f32x4 relaxed_add_product(f32x4 sum, f32x4 a, f32x4 b) {
  return f32x4(wasm_f32x4_relaxed_madd(a.bits, b.bits, sum.bits));
}
#endif

/// The nearest integer, the even one of two.
inline f32x4 nearest(f32x4 a) { return f32x4(wasm_f32x4_nearest(a.bits)); }
inline f32x4 floor(f32x4 a) { return f32x4(wasm_f32x4_floor(a.bits)); }
inline f32x4 ceil(f32x4 a) { return f32x4(wasm_f32x4_ceil(a.bits)); }
inline f32x4 trunc(f32x4 a) { return f32x4(wasm_f32x4_trunc(a.bits)); }
/// |magnitude| with the sign of `sign`.
inline f32x4 copysign(f32x4 magnitude, f32x4 sign) {
  return f32x4(wasm_v128_bitselect(magnitude.bits, sign.bits, wasm_i32x4_splat(0x7fffffff)));
}

// Integer views of the 32-bit patterns, for exponents and signs; shifts to the right bring in the sign.
inline f32x4 add_bits(f32x4 a, f32x4 b) { return f32x4(wasm_i32x4_add(a.bits, b.bits)); }
inline f32x4 subtract_bits(f32x4 a, f32x4 b) { return f32x4(wasm_i32x4_sub(a.bits, b.bits)); }
inline f32x4 shift_bits_left(f32x4 a, std::uint32_t n) { return f32x4(wasm_i32x4_shl(a.bits, n)); }
inline f32x4 shift_bits_right(f32x4 a, std::uint32_t n) { return f32x4(wasm_i32x4_shr(a.bits, n)); }
inline f32x4 xor_bits(f32x4 a, f32x4 b) { return f32x4(wasm_v128_xor(a.bits, b.bits)); }
/// The upper 12 bits of each lane's 24-bit significand: their squares are exact.
inline f32x4 upper_half(f32x4 a) { return f32x4(wasm_v128_and(a.bits, wasm_i32x4_splat(~0xfff))); }

struct f64x2 {
  v128_t bits;

  f64x2() = default;
  explicit f64x2(v128_t b) : bits(b) {}
  f64x2(double value) : bits(wasm_f64x2_splat(value)) {}
  f64x2(double a, double b) : bits(wasm_f64x2_make(a, b)) {}

  double lane0() const { return wasm_f64x2_extract_lane(bits, 0); }
  double lane1() const { return wasm_f64x2_extract_lane(bits, 1); }

  friend f64x2 operator+(f64x2 a, f64x2 b) { return f64x2(wasm_f64x2_add(a.bits, b.bits)); }
  friend f64x2 operator-(f64x2 a, f64x2 b) { return f64x2(wasm_f64x2_sub(a.bits, b.bits)); }
  friend f64x2 operator*(f64x2 a, f64x2 b) { return f64x2(wasm_f64x2_mul(a.bits, b.bits)); }
  friend f64x2 operator/(f64x2 a, f64x2 b) { return f64x2(wasm_f64x2_div(a.bits, b.bits)); }
  friend f64x2 operator-(f64x2 a) { return f64x2(wasm_f64x2_neg(a.bits)); }

  friend Mask operator<(f64x2 a, f64x2 b) { return {wasm_f64x2_lt(a.bits, b.bits)}; }
  friend Mask operator<=(f64x2 a, f64x2 b) { return {wasm_f64x2_le(a.bits, b.bits)}; }
  friend Mask operator>(f64x2 a, f64x2 b) { return {wasm_f64x2_gt(a.bits, b.bits)}; }
  friend Mask operator>=(f64x2 a, f64x2 b) { return {wasm_f64x2_ge(a.bits, b.bits)}; }
  friend Mask operator==(f64x2 a, f64x2 b) { return {wasm_f64x2_eq(a.bits, b.bits)}; }
};

inline f64x2 select(Mask m, f64x2 yes, f64x2 no) { return f64x2(wasm_v128_bitselect(yes.bits, no.bits, m.bits)); }
inline f64x2 abs(f64x2 a) { return f64x2(wasm_f64x2_abs(a.bits)); }
inline f64x2 min(f64x2 a, f64x2 bound) { return f64x2(wasm_f64x2_pmin(a.bits, bound.bits)); }
inline f64x2 max(f64x2 a, f64x2 bound) { return f64x2(wasm_f64x2_pmax(a.bits, bound.bits)); }
inline f64x2 floor(f64x2 a) { return f64x2(wasm_f64x2_floor(a.bits)); }
inline f64x2 sqrt(f64x2 a) { return f64x2(wasm_f64x2_sqrt(a.bits)); }
/// |magnitude| with the sign of `sign`.
inline f64x2 copysign(f64x2 magnitude, f64x2 sign) {
  return f64x2(wasm_v128_bitselect(magnitude.bits, sign.bits, wasm_i64x2_splat(0x7fffffffffffffffLL)));
}

// Integer views of the 64-bit patterns, for exponents.
inline f64x2 add_bits(f64x2 a, f64x2 b) { return f64x2(wasm_i64x2_add(a.bits, b.bits)); }
inline f64x2 subtract_bits(f64x2 a, f64x2 b) { return f64x2(wasm_i64x2_sub(a.bits, b.bits)); }
inline f64x2 shift_bits_left(f64x2 a, std::uint32_t n) { return f64x2(wasm_i64x2_shl(a.bits, n)); }
inline f64x2 shift_bits_right(f64x2 a, std::uint32_t n) { return f64x2(wasm_i64x2_shr(a.bits, n)); }

inline f64x2 widen_low(f32x4 a) { return f64x2(wasm_f64x2_promote_low_f32x4(a.bits)); }
inline f64x2 widen_high(f32x4 a) {
  return f64x2(wasm_f64x2_promote_low_f32x4(wasm_i32x4_shuffle(a.bits, a.bits, 2, 3, 0, 1)));
}
/// Both pairs rounded to float.
inline f32x4 narrow(f64x2 low, f64x2 high) {
  const v128_t a = wasm_f32x4_demote_f64x2_zero(low.bits);
  const v128_t b = wasm_f32x4_demote_f64x2_zero(high.bits);
  return f32x4(wasm_i32x4_shuffle(a, b, 0, 1, 4, 5));
}

} // namespace activarium
