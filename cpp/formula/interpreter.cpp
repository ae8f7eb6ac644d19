// Runs programs. An instruction is chosen once per block, whose vectors it then goes through.
#include <algorithm>

#include "formula/elementary.h"
#include "formula/program.h"
#include "simd/unrolled.h"

namespace activarium::formula {
namespace {

/// An operand's vectors: a block's, or one that stands for all.
struct Source {
  const float* at;
  std::size_t step; // floats from one vector to the next: 4 or 0
  f32x4 operator[](std::size_t v) const { return f32x4::load(at + v * step); }
};

template <class F> ACTIVARIUM_INLINE inline void each(std::size_t count, float* to, const F& f) {
#if defined(__clang__)
#pragma clang loop unroll(disable)
#endif
  for (std::size_t v = 0; v < count; ++v) f(v).store(to + 4 * v);
}

f32x4 as_number(Mask m) { return f32x4(m.bits); }
Mask as_mask(f32x4 a) { return {a.bits}; }

/// One operation on `count` vectors; `to` may be one of the sources.
void apply(Op op, std::size_t count, float* to, Source a, Source b, Source c) {
  const auto by = [&](const auto& f) { each(count, to, [&](std::size_t v) { return f(a[v]); }); };
  const auto by_two = [&](const auto& f) { each(count, to, [&](std::size_t v) { return f(a[v], b[v]); }); };
  switch (op) {
  case Op::add:
    return by_two([](f32x4 x, f32x4 y) { return x + y; });
  case Op::subtract:
    return by_two([](f32x4 x, f32x4 y) { return x - y; });
  case Op::multiply:
    return by_two([](f32x4 x, f32x4 y) { return x * y; });
  case Op::divide:
    return by_two([](f32x4 x, f32x4 y) { return x / y; });
  case Op::negate:
    return by([](f32x4 x) { return -x; });
  case Op::root:
    return by([](f32x4 x) { return sqrt(x); });
  case Op::magnitude:
    return by([](f32x4 x) { return abs(x); });
  case Op::sign:
    return by([](f32x4 x) { return sign(x); });
  case Op::larger:
    return by_two([](f32x4 x, f32x4 y) { return larger(x, y); });
  case Op::smaller:
    return by_two([](f32x4 x, f32x4 y) { return smaller(x, y); });
  case Op::less:
    return by_two([](f32x4 x, f32x4 y) { return as_number(x < y); });
  case Op::less_equal:
    return by_two([](f32x4 x, f32x4 y) { return as_number(x <= y); });
  case Op::equal:
    return by_two([](f32x4 x, f32x4 y) { return as_number(x == y); });
  case Op::both:
    return by_two([](f32x4 x, f32x4 y) { return as_number(as_mask(x) & as_mask(y)); });
  case Op::either:
    return by_two([](f32x4 x, f32x4 y) { return as_number(as_mask(x) | as_mask(y)); });
  case Op::opposite:
    return by([](f32x4 x) { return as_number(!as_mask(x)); });
  case Op::choice:
    return each(count, to, [&](std::size_t v) { return select(as_mask(a[v]), b[v], c[v]); });
  case Op::exponential:
    return by([](f32x4 x) { return exp(x); });
  case Op::exponential_minus_one:
    return by([](f32x4 x) { return expm1(x); });
  case Op::logarithm:
    return by([](f32x4 x) { return log(x); });
  case Op::logarithm_of_one_plus:
    return by([](f32x4 x) { return log1p(x); });
  case Op::power:
    return by_two([](f32x4 x, f32x4 y) { return pow(x, y); });
  case Op::hyperbolic_tangent:
    return by([](f32x4 x) { return tanh(x); });
  case Op::hyperbolic_tangent_slope:
    return by([](f32x4 x) { return 4.0 * sigmoid_slope(x); });
  case Op::decay:
    return by([](f32x4 x) { return decay(x); });
  case Op::sigmoid:
    return by_two([](f32x4 x, f32x4 y) { return sigmoid(x, y); });
  case Op::sigmoid_slope:
    return by([](f32x4 x) { return sigmoid_slope(x); });
  case Op::softplus:
    return by_two([](f32x4 x, f32x4 y) { return softplus(x, y); });
  case Op::error_function:
    return by([](f32x4 x) { return erf(x); });
  case Op::normal_distribution:
    return by([](f32x4 x) { return normal_cdf(x); });
  case Op::normal_density:
    return by([](f32x4 x) { return normal_pdf(x); });
  case Op::sine:
    return by([](f32x4 x) { return sin(x); });
  case Op::cosine:
    return by([](f32x4 x) { return cos(x); });
  case Op::spline_basis:
    return by([](f32x4 x) { return spline_basis(x); });
  case Op::spline_basis_slope:
    return by([](f32x4 x) { return spline_basis_slope(x); });
  case Op::spline_basis_curvature:
    return by([](f32x4 x) { return spline_basis_curvature(x); });
  default:
    return; // never instructions
  }
}

/// Rounds what an operation gave; conditions are no numbers, and e^−|u| is only a part of an operation.
void round_result(Op op, std::size_t count, float* numbers, Format format) {
  if (op == Op::decay || (op >= Op::less && op <= Op::opposite)) return;
  for (std::size_t i = 0; i < 4 * count; ++i) numbers[i] = rounded(numbers[i], format);
}

} // namespace

void Program::run(const Strip& strip, Format format) const {
  alignas(16) float uniform[4 * max_uniforms], held[4 * max_registers];
  std::size_t next = 0;
  for (const float constant : constants)
    f32x4(static_cast<double>(rounded(constant, format))).store(uniform + 4 * next++);
  for (const std::uint8_t k : parameters) {
    strip.parameters[k].store(uniform + 4 * next);
    if (format != Format::float32) round_result(Op::parameter, 1, uniform + 4 * next, format);
    ++next;
  }
  const auto uniform_at = [&](Operand operand) { return uniform + 4 * (operand & (first_uniform - 1)); };
  for (const Instruction& i : prologue) {
    // An operand that is not there reads the first uniform value.
    apply(i.op, 1, uniform_at(i.to), {uniform_at(i.a), 0}, {uniform_at(i.b), 0}, {uniform_at(i.c), 0});
    if (format != Format::float32) round_result(i.op, 1, uniform_at(i.to), format);
  }

  for (std::size_t first = 0; first < strip.count; first += block) {
    const std::size_t count = std::min(block, strip.count - first);
    const float* x = strip.x + 4 * first;
    const float* dy = strip.dy == nullptr ? nullptr : strip.dy + 4 * first;
    float* const out = strip.out + 4 * first;
    const auto source = [&](Operand operand) -> Source {
      if (operand == the_x) return {x, 4};
      if (operand == the_dy) return {dy, 4};
      if (operand >= first_uniform) return {uniform_at(operand), 0};
      return {held + operand * block * 4, 4};
    };
    for (const Instruction& i : body) {
      const Source a = source(i.a), b = source(i.b);
      switch (i.act) {
      case Act::compute: {
        float* const to = held + i.to * block * 4;
        apply(i.op, count, to, a, b, source(i.c));
        if (format != Format::float32) round_result(i.op, count, to, format);
        break;
      }
      case Act::write:
        each(count, out, [&](std::size_t v) { return a[v]; });
        break;
      case Act::write_pass:
        each(count, out, [&](std::size_t v) { return b[v] * a[v]; });
        break;
      case Act::collect: {
        f32x4 sum = strip.sums[i.to];
        for (std::size_t v = 0; v < count; ++v) sum += b[v] * a[v];
        strip.sums[i.to] = sum;
        break;
      }
      }
    }
  }
}

} // namespace activarium::formula
