#include "simd/math.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "support/primitives.h"
#include "support/reference.h"
#include "support/true_values.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

float first_lane(const Primitive& primitive, float x) {
  const float in[4] = {x, x, x, x};
  float out[4];
  primitive.apply(in, out);
  return out[0];
}

const Primitive& primitive_of(const char* name) {
  for (const Primitive& primitive : primitives)
    if (std::string(name) == primitive.name) return primitive;
  throw std::invalid_argument(name);
}

float at(const char* name, float x) { return first_lane(primitive_of(name), x); }

/// Compares with the truth in double at the floats that start, start + stride, … are the patterns of.
void check_patterns(const Primitive& primitive, std::uint32_t start, std::uint32_t stride, std::uint32_t count) {
  const TrueFunction* truth = find_true(true_primitives(), primitive.name);
  REQUIRE(truth != nullptr);
  double worst = 0;
  float worst_x = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t pattern = start + i * stride;
    float x;
    std::memcpy(&x, &pattern, sizeof x);
    if (!std::isfinite(x)) continue;
    const double wide = x;
    double expected;
    truth->value(&wide, &expected, 1);
    const double error = ulp_error(first_lane(primitive, x), expected);
    if (error > worst) worst = error, worst_x = x;
  }
  INFO(primitive.name << " is worst at " << worst_x);
  CHECK(worst <= primitive.bound);
}

} // namespace

TEST_CASE("Elementary functions are as close to the reference tables as their headers declare") {
  for (const Primitive& primitive : primitives) {
    const ReferenceTable table = read_reference(std::string("math/") + primitive.name + ".txt");
    REQUIRE(table.rows.size() > 100);
    for (const auto& row : table.rows) {
      const auto x = static_cast<float>(row[0]);
      INFO(primitive.name << "(" << x << ")");
      CHECK(ulp_error(first_lane(primitive, x), row[1]) <= primitive.bound);
    }
  }
}

TEST_CASE("Elementary functions are as close to the C++ library's in double, over all magnitudes") {
  for (const Primitive& primitive : primitives) check_patterns(primitive, 7, 16381, 1u << 18);
}

TEST_CASE("Elementary functions are as close where they are neither constant nor linear") {
  // 2⁻¹⁰ ≤ |x| < 2⁸, a point in 997 floats.
  const std::uint32_t first = (127 - 10) << 23, count = (18u << 23) / 997;
  for (const Primitive& primitive : primitives) {
    check_patterns(primitive, first, 997, count);
    check_patterns(primitive, first | 0x80000000u, 997, count);
  }
}

TEST_CASE("Odd elementary functions are odd to the last bit and keep the sign of zero") {
  for (const Primitive& primitive : primitives) {
    const std::string name = primitive.name;
    if (name != "tanh" && name != "tanh_gap" && name != "erf" && name != "sin") continue;
    for (const float x : {0.0f, 1e-45f, 1e-20f, 0.3f, 0.7854f, 1.0f, 2.5f, 100.0f, 1e9f, 3e38f}) {
      const float plus = first_lane(primitive, x), minus = first_lane(primitive, -x);
      INFO(name << "(" << x << ")");
      CHECK(plus == -minus);
      CHECK(std::signbit(plus) != std::signbit(minus));
    }
  }
  CHECK(std::signbit(at("expm1", -0.0f)));
  CHECK(std::signbit(at("log1p", -0.0f)));
}

TEST_CASE("Elementary functions give their limits at infinity and keep NaN") {
  const float inf = INFINITY;
  CHECK(at("exp", inf) == inf);
  CHECK(at("exp", -inf) == 0.0f);
  CHECK(at("expm1", -inf) == -1.0f);
  CHECK(at("log1p", inf) == inf);
  CHECK(at("log1p", -1.0f) == -inf);
  CHECK(std::isnan(at("log1p", -2.0f)));
  CHECK(at("log", inf) == inf);
  CHECK(at("log", 0.0f) == -inf);
  CHECK(at("log", -0.0f) == -inf);
  CHECK(std::isnan(at("log", -1.0f)));
  CHECK(at("tanh", inf) == 1.0f);
  CHECK(at("tanh_gap", inf) == inf);
  CHECK(at("erf", -inf) == -1.0f);
  CHECK(std::isnan(at("sin", inf)));
  CHECK(std::isnan(at("cos", -inf)));
  CHECK(std::isnan(at("sin_eighth_turn_on", inf)));
  for (const Primitive& primitive : primitives) CHECK(std::isnan(first_lane(primitive, std::nanf(""))));
}

TEST_CASE("A product with an exponential keeps its digits where the exponential alone is subnormal") {
  float out[4];
  mul_exp(f32x4(-90.0), f32x4(-90.0)).store(out);
  CHECK(ulp_error(out[0], -90.0 * std::exp(-90.0)) <= 1.5);
  mul_normal_cdf(f32x4(-14.2), f32x4(-14.2)).store(out);
  const double x = static_cast<double>(-14.2f);
  CHECK(ulp_error(out[0], x * normal_cdf(x)) <= 4.0);
}

TEST_CASE("An exponent of two parts is a cubic to more digits than a float has") {
  // One rounding of a cubic of 100 would cost its exponential 60 ULP.
  for (const double x : {-0.3, -1.7, -4.9, -9.3, -10.25}) {
    const double exact = static_cast<double>(static_cast<float>(x));
    const TwoPart<f32x4> y = odd_cubic(f32x4(x), 1.5957691216057308, 0.0713548162726009);
    float out[4];
    mul_exp(f32x4(1.0), y).store(out);
    INFO(x);
    CHECK(ulp_error(out[0], std::exp(exact * (1.5957691216057308 + 0.0713548162726009 * exact * exact))) <= 1.0);
  }
}

TEST_CASE("The sine and cosine of half turns are right to 2⁻²², whatever the size of the angle") {
  double worst = 0;
  float worst_u = 0;
  const auto compare = [&](float u) {
    float sine[4], cosine[4];
    const SinCosOf<f32x4> got = sincos_of_half_turns(f32x4(static_cast<double>(u)));
    got.sin.store(sine);
    got.cos.store(cosine);
    const double rest = std::remainder(static_cast<double>(u), 2.0) * 0x1.921fb54442d18p+1;
    const double error =
        std::max(std::fabs(sine[0] - std::sin(rest)), std::fabs(static_cast<double>(cosine[0]) - std::cos(rest)));
    if (!(error <= worst)) worst = error, worst_u = u;
  };
  for (int i = -60000; i <= 60000; ++i) compare(static_cast<float>(i) * 0.00137f);
  for (float u = 1; u < 0x1p22f; u *= 1.0017f) compare(u), compare(-u);
  INFO("worst at " << worst_u);
  CHECK(worst <= 0x1p-22);
  float far[4];
  sincos_of_half_turns(f32x4(3e38)).cos.store(far);
  CHECK(std::fabs(far[0]) == 1.0f);
}

TEST_CASE("A square root is the nearest float") {
  for (float x : {0.0f, 1e-45f, 1e-38f, 2.0f, 3.0f, 1e10f, 3e38f}) {
    float out[4];
    sqrt(f32x4(static_cast<double>(x))).store(out);
    CHECK(out[0] == std::sqrt(x));
  }
}

TEST_CASE("A lane beside an angle beyond ±200 gets what it gets alone") {
  // Such an angle takes another way; the lanes beside it must not follow.
  for (int i = -199; i < 200; ++i) {
    const auto x = static_cast<float>(i) * 0.97f;
    const float pair[4] = {x, 1e6f, x, -300.0f};
    float sine[4], cosine[4];
    sin(f32x4::load(pair)).store(sine);
    cos(f32x4::load(pair)).store(cosine);
    INFO(x);
    CHECK(sine[0] == at("sin", x));
    CHECK(cosine[2] == at("cos", x));
    CHECK(sine[1] == at("sin", 1e6f));
    CHECK(cosine[3] == at("cos", -300.0f));
  }
}
