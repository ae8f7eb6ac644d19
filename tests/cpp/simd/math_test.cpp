#include "simd/math.h"

#include <catch2/catch.hpp>

#include "support/reference.h"
#include "support/ulp.h"

using namespace activarium;

namespace {

// Floats, not vectors: Emscripten's exceptions route calls through JavaScript, which cannot pass a vector.
using Function = float (*)(float);

float first_lane(f32x4 v) {
  float out[4];
  v.store(out);
  return out[0];
}

float at(Function f, float x) { return f(x); }

struct Primitive {
  const char* name;
  Function f;
  double (*oracle)(double);
};

const Primitive primitives[] = {
    {"exp", [](float x) { return first_lane(exp(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::exp(x); }},
    {"expm1", [](float x) { return first_lane(expm1(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::expm1(x); }},
    {"log1p", [](float x) { return first_lane(log1p(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::log1p(x); }},
    {"tanh", [](float x) { return first_lane(tanh(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::tanh(x); }},
    {"erf", [](float x) { return first_lane(erf(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::erf(x); }},
    {"sin", [](float x) { return first_lane(sin(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::sin(x); }},
    {"cos", [](float x) { return first_lane(cos(f32x4(static_cast<double>(x)))); },
     [](double x) { return std::cos(x); }},
    {"normal_cdf", [](float x) { return first_lane(normal_cdf(f32x4(static_cast<double>(x)))); },
     [](double x) { return normal_cdf(x); }},
    {"normal_pdf", [](float x) { return first_lane(normal_pdf(f32x4(static_cast<double>(x)))); },
     [](double x) { return normal_pdf(x); }},
};

// Evaluated in double and rounded once: half an ULP and what double itself adds.
constexpr double bound = 0.501;

} // namespace

TEST_CASE("Elementary functions round the true value of the reference tables correctly") {
  for (const Primitive& primitive : primitives) {
    const ReferenceTable table = read_reference(std::string("math/") + primitive.name + ".txt");
    REQUIRE(table.rows.size() > 100);
    for (const auto& row : table.rows) {
      const auto x = static_cast<float>(row[0]);
      INFO(primitive.name << "(" << x << ")");
      CHECK(ulp_error(at(primitive.f, x), row[1]) <= bound);
    }
  }
}

TEST_CASE("Elementary functions agree with the C++ library in double over all magnitudes") {
  // 2¹⁸ bit patterns spread evenly over all floats.
  for (const Primitive& primitive : primitives) {
    double worst = 0;
    float worst_x = 0;
    for (std::uint32_t i = 0; i < (1u << 18); ++i) {
      const std::uint32_t pattern = i * 16381u + 7u;
      float x;
      std::memcpy(&x, &pattern, sizeof x);
      if (!std::isfinite(x)) continue;
      const double error = ulp_error(at(primitive.f, x), primitive.oracle(static_cast<double>(x)));
      if (error > worst) worst = error, worst_x = x;
    }
    INFO(primitive.name << " is worst at " << worst_x);
    CHECK(worst <= bound);
  }
}

TEST_CASE("Odd functions are odd to the last bit and keep the sign of zero") {
  for (const Primitive& primitive : primitives) {
    const std::string name = primitive.name;
    if (name != "tanh" && name != "erf" && name != "sin") continue;
    for (const float x : {0.0f, 1e-45f, 1e-20f, 0.3f, 0.7854f, 1.0f, 2.5f, 100.0f, 1e9f, 3e38f}) {
      const float plus = at(primitive.f, x), minus = at(primitive.f, -x);
      INFO(name << "(" << x << ")");
      CHECK(plus == -minus);
      CHECK(std::signbit(plus) != std::signbit(minus));
    }
  }
  CHECK(std::signbit(at(primitives[1].f, -0.0f)));
  CHECK(std::signbit(at(primitives[2].f, -0.0f)));
}

TEST_CASE("Elementary functions give their limits at infinity and keep NaN") {
  const float inf = INFINITY;
  CHECK(at(primitives[0].f, inf) == inf);
  CHECK(at(primitives[0].f, -inf) == 0.0f);
  CHECK(at(primitives[1].f, -inf) == -1.0f);
  CHECK(at(primitives[2].f, inf) == inf);
  CHECK(at(primitives[2].f, -1.0f) == -inf);
  CHECK(std::isnan(at(primitives[2].f, -2.0f)));
  CHECK(at(primitives[3].f, inf) == 1.0f);
  CHECK(at(primitives[4].f, -inf) == -1.0f);
  CHECK(std::isnan(at(primitives[5].f, inf)));
  CHECK(std::isnan(at(primitives[6].f, -inf)));
  for (const Primitive& primitive : primitives) CHECK(std::isnan(at(primitive.f, std::nanf(""))));
}

TEST_CASE("A product with an exponential keeps its digits where the exponential alone is subnormal") {
  float out[4];
  mul_exp(f32x4(-90.0), f32x4(-90.0)).store(out);
  CHECK(ulp_error(out[0], -90.0 * std::exp(-90.0)) <= bound);
  mul_normal_cdf(f32x4(-14.2), f32x4(-14.2)).store(out);
  const double x = static_cast<double>(-14.2f);
  CHECK(ulp_error(out[0], x * normal_cdf(x)) <= bound);
}
