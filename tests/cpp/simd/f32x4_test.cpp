#include "simd/f32x4.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace activarium;

namespace {

const float samples[] = {0.0f,    -0.0f,         1.0f,           -1.5f,    3.1415927f, 1e-40f,
                         -1e-40f, 3.4028235e38f, -3.4028235e38f, INFINITY, -INFINITY,  std::nanf("")};

// noexcept: a call that might throw goes through JavaScript in the wasm build, which cannot pass a vector.
float lane(f32x4 v, int i) noexcept {
  float out[4];
  v.store(out);
  return out[i];
}

std::uint32_t bits(float v) {
  std::uint32_t b;
  std::memcpy(&b, &v, sizeof b);
  return b;
}

void check_same(float got, float expected) {
  if (std::isnan(expected))
    CHECK(std::isnan(got));
  else
    CHECK(bits(got) == bits(expected));
}

f32x4 spread(float first) noexcept {
  const float v[4] = {first, 2.0f, 3.0f, 4.0f};
  return f32x4::load(v);
}

} // namespace

TEST_CASE("Each lane of an operation equals the scalar operation bit for bit") {
  for (const float a : samples)
    for (const float b : samples) {
      const f32x4 x = spread(a), y = spread(b);
      check_same(lane(x + y, 0), a + b);
      check_same(lane(x - y, 0), a - b);
      check_same(lane(x * y, 0), a * b);
      check_same(lane(x / y, 0), a / b);
      check_same(lane(-x, 0), -a);
      check_same(lane(abs(x), 0), std::fabs(a));
      check_same(lane(min(x, y), 0), b < a ? b : a);
      check_same(lane(max(x, y), 0), a < b ? b : a);
      check_same(lane(copysign(x, y), 0), std::copysign(a, b));
      check_same(lane(select(x < y, x, y), 0), a < b ? a : b);
      check_same(lane(select(x <= y, x, y), 0), a <= b ? a : b);
      check_same(lane(select(x > y, x, y), 0), a > b ? a : b);
      check_same(lane(select(x >= y, x, y), 0), a >= b ? a : b);
      check_same(lane(select(x == y, x, y), 0), a == b ? a : b);
      check_same(lane(select((x < y) | (x == y), x, y), 0), (a < b || a == b) ? a : b);
      check_same(lane(select((!(x < y)) & (y == y), x, y), 0), (!(a < b) && b == b) ? a : b);
      check_same(lane(x * y, 3), 16.0f);
    }
}

TEST_CASE("The nearest integer is the even one of two, and keeps its sign") {
  for (const float a : samples) check_same(lane(nearest(spread(a)), 0), std::nearbyint(a));
  for (const float a : {0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 0.49999997f, 8388607.5f, 8388609.0f, 1e10f, -3.7f})
    check_same(lane(nearest(spread(a)), 0), std::nearbyint(a));
}

TEST_CASE("Widening is exact and narrowing rounds as a cast does") {
  for (const float a : samples) {
    const f32x4 x = spread(a);
    if (!std::isnan(a)) CHECK(widen_low(x).lane0() == static_cast<double>(a));
    CHECK(widen_low(x).lane1() == 2.0);
    CHECK(widen_high(x).lane0() == 3.0);
    CHECK(widen_high(x).lane1() == 4.0);
  }
  const double d[] = {1.0 + 0x1p-25, 1.0 + 0x1p-24, 1.0 + 0x3p-25, 1e-45, 1e-46, 3.5e38, -0.0};
  for (const double v : d) check_same(lane(narrow(f64x2(v), f64x2(1.0)), 0), static_cast<float>(v));
  CHECK(lane(narrow(f64x2(1.0, 2.0), f64x2(3.0, 4.0)), 1) == 2.0f);
  CHECK(lane(narrow(f64x2(1.0, 2.0), f64x2(3.0, 4.0)), 2) == 3.0f);
}

TEST_CASE("Operations on pairs of doubles equal the scalar ones") {
  const double values[] = {0.0, -0.0, 2.5, -2.5, 1e300, -1e-300, INFINITY};
  for (const double a : values)
    for (const double b : values) {
      const f64x2 x(a, 1.0), y(b, 2.0);
      CHECK((x + y).lane1() == 3.0);
      if (!std::isnan(a - b)) CHECK((x - y).lane0() == a - b);
      if (!std::isnan(a * b)) CHECK((x * y).lane0() == a * b);
      if (!std::isnan(a / b)) CHECK((x / y).lane0() == a / b);
      CHECK(copysign(x, y).lane0() == std::copysign(a, b));
      CHECK(std::signbit(copysign(x, y).lane0()) == std::signbit(b));
      CHECK(floor(x).lane0() == std::floor(a));
      CHECK(min(x, y).lane0() == (b < a ? b : a));
      CHECK(max(x, y).lane0() == (a < b ? b : a));
    }
  CHECK(sqrt(f64x2(2.0, 9.0)).lane1() == 3.0);
}

TEST_CASE("The bit operations shift and add 64-bit patterns") {
  const f64x2 one = 1.0;
  CHECK(add_bits(one, shift_bits_left(f64x2(0x1.8p52 + 3.0), 52)).lane0() == 8.0);
  CHECK(add_bits(one, shift_bits_left(f64x2(0x1.8p52 - 3.0), 52)).lane0() == 0.125);
  CHECK(subtract_bits(add_bits(one, one), one).lane0() == 1.0);
  const f64x2 negative_exponent = subtract_bits(f64x2(0.25), one);
  CHECK(add_bits(shift_bits_right(negative_exponent, 52), 0x1.8p52).lane0() - 0x1.8p52 == -2.0);
}

TEST_CASE("The bit operations shift, add and mix 32-bit patterns") {
  const f32x4 one = spread(1.0f);
  CHECK(lane(add_bits(one, shift_bits_left(spread(0x1.8p23f + 3), 23)), 0) == 8.0f);
  CHECK(lane(add_bits(one, shift_bits_left(spread(0x1.8p23f - 3), 23)), 0) == 0.125f);
  CHECK(lane(subtract_bits(add_bits(one, one), one), 0) == 1.0f);
  CHECK(lane(shift_bits_right(shift_bits_left(spread(0x1.8p23f + 6), 1), 1), 3) == -4.0f); // the sign comes in
  CHECK(lane(add_bits(shift_bits_right(subtract_bits(spread(0.25f), one), 23), 0x1.8p23), 0) - 0x1.8p23f == -2.0f);
  // Sums wrap around: −1 + −1 as patterns.
  const f32x4 minus_one = subtract_bits(0.0, shift_bits_right(one, 29));
  CHECK(bits(lane(minus_one, 0)) == 0xffffffffu);
  CHECK(bits(lane(add_bits(minus_one, minus_one), 0)) == 0xfffffffeu);
  CHECK(bits(lane(add_bits(spread(0x1.fffffep127f), spread(0x1.fffffep127f)), 0)) == 0xfefffffeu);
  check_same(lane(xor_bits(one, spread(-0.0f)), 0), -1.0f);
  CHECK(bits(lane(xor_bits(spread(1.5f), one), 0)) == 0x00400000u);
}

TEST_CASE("The upper half of a significand has an exact square") {
  for (const float a : {1.0f, 3.1415927f, 14.999999f, 1.9999999f, 0.1f}) {
    const float upper = lane(upper_half(spread(a)), 0);
    CHECK(std::fabs(upper - a) < a * 0x1p-11f);
    CHECK(static_cast<double>(upper * upper) == static_cast<double>(upper) * upper);
  }
}

TEST_CASE("Partial loads fill with zeros and partial stores leave the rest alone") {
  const float source[4] = {1, 2, 3, 4};
  for (std::size_t n = 0; n < 4; ++n) {
    const f32x4 v = f32x4::load_partial(source, n);
    float out[4] = {9, 9, 9, 9};
    f32x4::load(source).store_partial(out, n);
    for (std::size_t i = 0; i < 4; ++i) {
      CHECK(lane(v, static_cast<int>(i)) == (i < n ? source[i] : 0.0f));
      CHECK(out[i] == (i < n ? source[i] : 9.0f));
    }
  }
}

TEST_CASE("A transposition makes rows of columns") {
  float m[16], t[16];
  for (int i = 0; i < 16; ++i) m[i] = static_cast<float>(i);
  f32x4 a = f32x4::load(m), b = f32x4::load(m + 4), c = f32x4::load(m + 8), d = f32x4::load(m + 12);
  transpose(a, b, c, d);
  a.store(t), b.store(t + 4), c.store(t + 8), d.store(t + 12);
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j) CHECK(t[4 * i + j] == m[4 * j + i]);
}

TEST_CASE("Bytes become the numbers they stand for") {
  const std::uint8_t bytes[4] = {0, 1, 128, 255};
  for (int i = 0; i < 4; ++i) CHECK(lane(f32x4::from_bytes(bytes), i) == static_cast<float>(bytes[i]));
}

TEST_CASE("A comparison that keeps NaN keeps it on the left") {
  const f32x4 nan = static_cast<double>(NAN);
  CHECK(std::isnan(lane(min(nan, 1.0), 0)));
  CHECK(std::isnan(lane(max(nan, 1.0), 0)));
}
