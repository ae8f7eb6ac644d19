// The loops that are compiled once per function: f, f′ with the parameters' gradients, f and f′ at once, f″, over a
// strip.
#pragma once

#include <algorithm>
#include <type_traits>
#include <utility>

#include "activations/activation.h"
#include "activations/strip.h"
#include "simd/unrolled.h"

namespace activarium {
namespace {

template <class A>
concept SumOfTerms = requires {
  A::terms;
};

/// A function's parameters, held where the compiler sees that nothing else writes to them.
template <class A> struct HeldParameters {
  f32x4 scalars[std::max<std::size_t>(A::info.scalar_count(), 1)];
  f32x4 uniform = 0.5; // what noise() gives

  f32x4 operator[](std::size_t k) const { return scalars[k]; }
  f32x4 noise() const { return uniform; }
};

/// Some vectors of a strip: the offset each begins at, and its numbers.
template <std::size_t N> struct Group {
  std::size_t at[N];
  f32x4 x[N];
};

/// Calls body(group, parameters) for all of the strip. A group of a sum of many terms is four vectors, so that each
/// term's parameters are read once for four; otherwise it is one.
template <class A, class Body> void for_each_group(const Strip& strip, const Body& body) {
  HeldParameters<A> p;
  std::copy_n(strip.parameters, A::info.scalar_count(), p.scalars);

  const auto visit = [&, x = strip.x]<std::size_t N>(std::size_t j, std::integral_constant<std::size_t, N>) {
    Group<N> group;
    for (std::size_t v = 0; v < N; ++v) {
      group.at[v] = 4 * (j + v);
      group.x[v] = f32x4::load(x + group.at[v]);
    }
    if constexpr (A::info.noisy) {
      if (strip.context->noise != nullptr) {
        float lane[4];
        strip.context->noise(strip.context->noise_state, strip.index + j * strip.index_step, lane);
        p.uniform = f32x4::load(lane);
      }
    }
    body(group, std::as_const(p));
  };
  constexpr std::integral_constant<std::size_t, SumOfTerms<A> ? 4 : 1> size;
  constexpr std::integral_constant<std::size_t, 1> one;
  const std::size_t count = strip.count;
  std::size_t j = 0;
  for (; j + size <= count; j += size) visit(j, size);
  if constexpr (size != 1)
    for (; j < count; ++j) visit(j, one);
}

/// y = f(x), term by term where f is a sum of terms.
template <class A, std::size_t N, class P> void values_of(const Group<N>& group, const P& p, f32x4 (&y)[N]) {
  if constexpr (SumOfTerms<A>) {
    std::fill(y, y + N, f32x4(0.0));
    for (std::size_t term = 0; term < A::terms; ++term)
      unrolled<N>([&](std::size_t v) { y[v] += A::term(group.x[v], p, term); });
  } else {
    for (std::size_t v = 0; v < N; ++v) y[v] = A::value(group.x[v], p);
  }
}

/// f′(x), likewise; sink(v, k, ∂f/∂p[k]) for vector v.
template <class A, std::size_t N, class P, class Sink>
void slopes_of(const Group<N>& group, const P& p, f32x4 (&slope)[N], const Sink& sink) {
  const auto sink_of = [&](std::size_t v) {
    return [&sink, v](std::size_t k, f32x4 gradient) { sink(v, k, gradient); };
  };
  if constexpr (SumOfTerms<A>) {
    std::fill(slope, slope + N, f32x4(0.0));
    for (std::size_t term = 0; term < A::terms; ++term)
      unrolled<N>([&](std::size_t v) { slope[v] += A::term_derivatives(group.x[v], p, term, sink_of(v)); });
  } else {
    for (std::size_t v = 0; v < N; ++v) slope[v] = derivatives_of<A>(group.x[v], p, sink_of(v));
  }
}

/// out = f(x).
template <class A> void values(const Strip& strip) {
  for_each_group<A>(strip, [out = strip.out]<std::size_t N>(const Group<N>& group, const auto& p) {
    f32x4 value[N];
    values_of<A>(group, p, value);
    for (std::size_t v = 0; v < N; ++v) value[v].store(out + group.at[v]);
  });
}

/// out = dy · f′(x), and the sums if `learning`.
template <class A, bool learning> void slopes(const Strip& strip) {
  constexpr std::size_t scalars = A::info.scalar_count();
  f32x4 sums[std::max<std::size_t>(scalars, 1)];
  if constexpr (learning) std::copy_n(strip.sums, scalars, sums);
  for_each_group<A>(strip, [&, dy = strip.dy, out = strip.out]<std::size_t N>(const Group<N>& group, const auto& p) {
    f32x4 upstream[N], slope[N];
    for (std::size_t v = 0; v < N; ++v) upstream[v] = f32x4::load(dy + group.at[v]);
    slopes_of<A>(group, p, slope, [&](std::size_t v, std::size_t k, f32x4 gradient) {
      if constexpr (learning) sums[k] += upstream[v] * gradient;
    });
    for (std::size_t v = 0; v < N; ++v) (upstream[v] * slope[v]).store(out + group.at[v]);
  });
  if constexpr (learning) std::copy_n(sums, scalars, strip.sums);
}

/// out = f(x), slopes = f′(x).
template <class A> void values_and_slopes(const Strip& strip) {
  for_each_group<A>(
      strip, [out = strip.out, slopes = strip.slopes]<std::size_t N>(const Group<N>& group, const auto& p) {
        ValueAndSlope<f32x4> sum[N];
        std::fill(sum, sum + N, ValueAndSlope<f32x4>{0.0, 0.0});
        for (std::size_t term = 0; term < A::terms; ++term)
          unrolled<N>([&](std::size_t v) {
            const auto [value, slope] = A::term_with_slope(group.x[v], p, term);
            sum[v].value += value;
            sum[v].slope += slope;
          });
        for (std::size_t v = 0; v < N; ++v) {
          sum[v].value.store(out + group.at[v]);
          sum[v].slope.store(slopes + group.at[v]);
        }
      });
}

/// out = f″(x).
template <class A> void curvatures(const Strip& strip) {
  for_each_group<A>(strip, [out = strip.out]<std::size_t N>(const Group<N>& group, const auto& p) {
    for (std::size_t v = 0; v < N; ++v) A::second_derivative(group.x[v], p).store(out + group.at[v]);
  });
}

} // namespace
} // namespace activarium
