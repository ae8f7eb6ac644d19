// Runs programs. An instruction is chosen once per block, whose vectors it then goes through.
#include <algorithm>
#include <cstring>

#include "formula/anew.h"
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
  case Op::multiply_slope: // 0 · ∞ is no number, and so is computed anew
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
  case Op::arcsine:
  case Op::arccosine:
  case Op::arctangent:
  case Op::hyperbolic_sine:
  case Op::hyperbolic_cosine:
  case Op::inverse_hyperbolic_sine:
  case Op::inverse_hyperbolic_cosine:
  case Op::inverse_hyperbolic_tangent:
  case Op::cube_root:
    return by([op](f32x4 x) { return in_double(op, x); });
  case Op::floor:
    return by([](f32x4 x) { return floor(x); });
  case Op::ceiling:
    return by([](f32x4 x) { return ceil(x); });
  case Op::nearest:
    return by([](f32x4 x) { return nearest(x); });
  case Op::truncation:
    return by([](f32x4 x) { return trunc(x); });
  case Op::remainder:
    return by_two([](f32x4 x, f32x4 y) { return remainder(x, y); });
  case Op::spline_basis:
    return by([](f32x4 x) { return spline_basis(x); });
  case Op::spline_basis_slope:
    return by([](f32x4 x) { return spline_basis_slope(x); });
  case Op::spline_basis_curvature:
    return by([](f32x4 x) { return spline_basis_curvature(x); });
  case Op::spline_basis_bend:
  case Op::complementary_error_function:
  case Op::constant:
  case Op::input:
  case Op::parameter:
  case Op::whole_power:
    return; // never instructions
  }
}

/// Rounds what an operation gave; conditions are no numbers, and e^−|u| is only a part of an operation.
void round_result(Op op, std::size_t count, float* numbers, Format format) {
  if (op == Op::decay || (op >= Op::less && op <= Op::opposite)) return;
  for (std::size_t i = 0; i < 4 * count; ++i) numbers[i] = rounded(numbers[i], format);
}

bool is_of_result(Check check) { return check == Check::result_not_large || check == Check::result_in_range; }

/// Adds to each vector's `failed` lanes those in which an instruction's check fails. Before it is done, but for checks
/// of results.
[[gnu::noinline]] void note_failures(const Instruction& i, std::size_t count, Source a, Source b, const float* result,
                                     Mask* failed) {
  const auto where = [&](const auto& fails) {
    ACTIVARIUM_ROLLED
    for (std::size_t v = 0; v < count; ++v) failed[v] = failed[v] | fails(v);
  };
  const f32x4 limit = static_cast<double>(i.limit), huge = large, tiny = small;
  switch (i.check) {
  case Check::nothing:
    break;
  case Check::argument_size:
    where([&](std::size_t v) { return abs(a[v]) > limit; });
    break;
  case Check::argument_above:
    where([&](std::size_t v) { return a[v] < limit; });
    break;
  case Check::argument_below:
    where([&](std::size_t v) { return a[v] > limit; });
    break;
  case Check::argument_not_small:
    where([&](std::size_t v) { return abs(a[v]) < tiny; });
    break;
  case Check::result_not_large:
    where([&](std::size_t v) { return abs(f32x4::load(result + 4 * v)) > huge; });
    break;
  case Check::result_in_range:
    where([&](std::size_t v) {
      const f32x4 size = abs(f32x4::load(result + 4 * v));
      return (size > huge) | (size < tiny);
    });
    break;
  case Check::digits_left:
    where([&](std::size_t v) {
      const f32x4 sum = i.op == Op::add ? a[v] + b[v] : a[v] - b[v];
      return abs(sum) < limit * abs(a[v]);
    });
    break;
  }
}

[[gnu::noinline]] void note_not_finite(std::size_t count, Source a, Mask* failed) {
  ACTIVARIUM_ROLLED
  for (std::size_t v = 0; v < count; ++v) failed[v] = failed[v] | !(abs(a[v]) < static_cast<double>(INFINITY));
}

/// One run of a program over a strip.
class Run {
public:
  Run(const Program& program, const Strip& strip, Format format)
      : program_(program), strip_(strip), format_(format), anew_(program, strip) {
    place_uniforms();
  }

  void block(std::size_t first, std::size_t count) {
    f32x4 sums[max_scalars];
    std::copy_n(strip_.sums, program_.sums, sums);
    Mask failed[max_block];
    evaluate(first, count, failed);
    const auto holds = [&](std::size_t v) { return !any(failed[v]) || format_ != Format::float32; };
    const auto held_from = [&](std::size_t v) {
      std::size_t end = v;
      while (end < count && holds(end)) ++end;
      return end;
    };
    if (held_from(0) == count) return write(first, count, result_);
    if (program_.sums == 0) {
      // What holds is written first: the others need the registers in which it stands.
      for (std::size_t v = 0; v < count; ++v)
        if (holds(v)) write(first + v, 1, {result_.at + v * result_.step, 0});
      for (std::size_t v = 0; v < count; ++v)
        if (!holds(v)) carefully(first + v);
      return;
    }
    // By now the sums hold what failed. They begin again, as their terms must be added in the order of the vectors.
    std::copy_n(sums, program_.sums, strip_.sums);
    for (std::size_t v = 0; v < count;) {
      const std::size_t end = held_from(v);
      if (end > v) {
        evaluate(first + v, end - v, failed + v);
        write(first + v, end - v, result_);
      }
      if (end < count) carefully(first + end);
      v = end + 1;
    }
  }

private:
  void place_uniforms() {
    std::size_t next = 0;
    for (const double constant : program_.constants)
      f32x4(static_cast<double>(rounded(to_float(constant), format_))).store(uniform_ + 4 * next++);
    for (const std::uint8_t k : program_.parameters) {
      strip_.parameters[k].store(uniform_ + 4 * next);
      if (format_ != Format::float32) round_result(Op::parameter, 1, uniform_ + 4 * next, format_);
      uniforms_failed_ = uniforms_failed_ | (abs(strip_.parameters[k]) > largest_parameter);
      ++next;
    }
    for (const Instruction& i : program_.prologue)
      execute(
          i, 1, uniform_at(i.to), {uniform_at(i.a), 0}, {uniform_at(i.b), 0}, {uniform_at(i.c), 0}, &uniforms_failed_);
  }

  /// Does what the instruction says; adds to each vector's `failed` lanes those in which its check failed.
  void execute(const Instruction& i, std::size_t count, float* to, Source a, Source b, Source c, Mask* failed) {
    const bool of_result = is_of_result(i.check);
    if (!of_result) note_failures(i, count, a, b, to, failed);
    apply(i.op, count, to, a, b, c);
    if (of_result) note_failures(i, count, a, b, to, failed);
    if (format_ != Format::float32) round_result(i.op, count, to, format_);
  }

  float* uniform_at(Operand operand) { return uniform_ + 4 * (operand & (first_uniform - 1)); }
  Source source(Operand operand, std::size_t first) {
    if (operand == the_x) return {strip_.x + 4 * first, 4};
    if (operand == the_dy) return {strip_.dy == nullptr ? nullptr : strip_.dy + 4 * first, 4};
    if (operand >= first_uniform) return {uniform_at(operand), 0};
    return {held_ + operand * program_.block * 4, 4};
  }

  /// Vectors [first, first + count), with act(instruction, a) for what is more than computing; gives each vector's
  /// lanes that are to be computed anew.
  template <class A> void compute(std::size_t first, std::size_t count, Mask* failed, const A& act) {
    const Source x = source(the_x, first);
    ACTIVARIUM_ROLLED
    for (std::size_t v = 0; v < count; ++v) failed[v] = uniforms_failed_ | (abs(x[v]) > largest_input);
    if (program_.minds_small) {
      ACTIVARIUM_ROLLED
      for (std::size_t v = 0; v < count; ++v)
        failed[v] = failed[v] | ((abs(x[v]) < smallest_input) & (abs(x[v]) > 0.0));
    }
    for (const Instruction& i : program_.body) {
      const Source a = source(i.a, first);
      if (i.act == Act::compute) {
        execute(i, count, held_ + i.to * program_.block * 4, a, source(i.b, first), source(i.c, first), failed);
      } else {
        note_not_finite(count, a, failed);
        act(i, a);
      }
    }
  }

  void evaluate(std::size_t first, std::size_t count, Mask* failed) {
    compute(first, count, failed, [&](const Instruction& i, Source a) { perform(i, first, count, a); });
  }

  /// Collects at once, keeps what is to be written: out may be x or dy.
  void perform(const Instruction& i, std::size_t first, std::size_t count, Source a) {
    if (i.act != Act::collect) {
      result_ = a;
      return;
    }
    const Source dy = source(the_dy, first);
    f32x4 sum = strip_.sums[i.to];
    for (std::size_t v = 0; v < count; ++v) sum += dy[v] * a[v];
    strip_.sums[i.to] = sum;
  }

  void write(std::size_t first, std::size_t count, Source a) {
    float* const out = strip_.out + 4 * first;
    const Source dy = source(the_dy, first);
    if (program_.body.back().act == Act::write)
      each(count, out, [&](std::size_t v) { return a[v]; });
    else
      each(count, out, [&](std::size_t v) { return dy[v] * a[v]; });
  }

  /// One vector, with the lanes that failed computed anew.
  void carefully(std::size_t v) {
    alignas(16) float results[4 * max_results];
    std::size_t count = 0;
    Mask failed;
    compute(v, 1, &failed, [&](const Instruction&, Source a) { a[0].store(results + 4 * count++); });
    std::uint32_t lanes[4];
    float lane_bits[4];
    as_number(failed).store(lane_bits);
    std::memcpy(lanes, lane_bits, sizeof lanes);
    for (std::size_t lane = 0; lane < 4; ++lane)
      if (lanes[lane] != 0) anew_.compute(lane, strip_.x[4 * v + lane], results + lane);
    count = 0;
    for (const Instruction& i : program_.body)
      if (i.act != Act::compute) perform(i, v, 1, {results + 4 * count++, 4});
    write(v, 1, result_);
  }

  const Program& program_;
  const Strip& strip_;
  const Format format_;
  Anew anew_;
  Mask uniforms_failed_ = as_mask(0.0);
  Source result_ = {nullptr, 0};
  alignas(16) float uniform_[4 * max_uniforms];
  alignas(16) float held_[4 * max_registers];
};

} // namespace

void Program::run(const Strip& strip, Format format) const {
  Run run(*this, strip, format);
  for (std::size_t first = 0; first < strip.count; first += block)
    run.block(first, std::min(block, strip.count - first));
}

} // namespace activarium::formula
