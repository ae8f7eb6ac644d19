#include "activations/block_kernel.h"

#include <algorithm>
#include <iterator>
#include <type_traits>
#include <utility>

#include "activations/registry.h"
#include "simd/f32x4.h"

namespace activarium {
namespace {

template <class A>
concept SumOfTerms = requires {
  A::terms;
};

/// The parameters of a vector of elements: shared, the same in each lane; otherwise one unit's per lane.
template <class A> struct HeldParameters {
  f32x4 scalars[std::max<std::size_t>(A::info.scalar_count(), 1)];
  f32x4 uniform = 0.5; // what noise() gives

  f32x4 operator[](std::size_t k) const { return scalars[k]; }
  f32x4 noise() const { return uniform; }
};

/// Vectors of elements with the same parameters: `count` of them, `step` elements apart, `lanes` ≤ 4 of each in use.
struct Strip {
  std::size_t first, step, count, lanes;
  std::size_t unit; // of lane 0, where every unit has parameters of its own
};

/// Calls body(strip) for strips that cover rows [first, last).
template <class Body>
void for_each_strip(const BlockContext& context, std::size_t first, std::size_t last, std::size_t units,
                    const Body& body) {
  if (context.sets == 1) {
    const std::size_t n = (last - first) * units, rest = n % 4;
    body(Strip{first * units, 4, n / 4, 4, 0});
    if (rest != 0) body(Strip{first * units + n - rest, 4, 1, rest, 0});
  } else {
    for (std::size_t unit = 0; unit < units; unit += 4)
      body(Strip{first * units + unit, units, last - first, std::min<std::size_t>(4, units - unit), unit});
  }
}

// `lanes` is a constant where it is 4: loops over whole vectors contain no other case.
using Whole = std::integral_constant<std::size_t, 4>;
f32x4 read(const float* p, Whole) { return f32x4::load(p); }
f32x4 read(const float* p, std::size_t lanes) { return lanes == 4 ? f32x4::load(p) : f32x4::load_partial(p, lanes); }
void write(f32x4 v, float* p, Whole) { v.store(p); }
void write(f32x4 v, float* p, std::size_t lanes) { v.store_partial(p, lanes); }

/// body(0), …, body(N − 1), unrolled whatever the compiler thinks of it: the vectors then stay in registers.
template <std::size_t N, class Body> void unrolled(const Body& body) {
  const auto call = [&]<std::size_t... I>(std::index_sequence<I...>) { (body(I), ...); };
  call(std::make_index_sequence<N>());
}

/// Some vectors of a strip: the element each begins with, and its numbers.
template <std::size_t N> struct Group {
  std::size_t at[N];
  f32x4 x[N];
};

/// Calls body(group, parameters, lanes) for all of the strip. A group of a sum of many terms is four vectors, so that
/// each term's parameters are read once for four; otherwise it is one.
template <class A, class Body>
void for_each_group(const BlockContext& context, Strip strip, const float* x, const Body& body) {
  HeldParameters<A> p;
  for (std::size_t k = 0; k < A::info.scalar_count(); ++k)
    p.scalars[k] = context.sets == 1 ? f32x4::splat(context.parameters + k)
                                     : read(context.parameters + k * context.sets + strip.unit, strip.lanes);

  const auto visit = [&]<std::size_t N>(std::size_t j, auto lanes, std::integral_constant<std::size_t, N>) {
    Group<N> group;
    for (std::size_t v = 0; v < N; ++v) {
      group.at[v] = strip.first + (j + v) * strip.step;
      group.x[v] = read(x + group.at[v], lanes);
    }
    if constexpr (A::info.noisy) {
      if (context.noise != nullptr) {
        float lane[4];
        context.noise(context.noise_state, group.at[0], lane);
        p.uniform = f32x4::load(lane);
      }
    }
    body(group, std::as_const(p), lanes);
  };
  constexpr std::integral_constant<std::size_t, SumOfTerms<A> ? 4 : 1> size;
  constexpr std::integral_constant<std::size_t, 1> one;
  std::size_t j = 0;
  if (strip.lanes == 4) {
    for (; j + size <= strip.count; j += size) visit(j, Whole(), size);
    for (; j < strip.count; ++j) visit(j, Whole(), one);
  }
  for (; j < strip.count; ++j) visit(j, strip.lanes, one);
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

template <class A>
void forward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x, float* y) {
  for_each_strip(context, 0, rows, units, [&](Strip strip) {
    for_each_group<A>(context, strip, x, [&]<std::size_t N>(const Group<N>& group, const auto& p, auto lanes) {
      f32x4 value[N];
      values_of<A>(group, p, value);
      for (std::size_t v = 0; v < N; ++v) write(value[v], y + group.at[v], lanes);
    });
  });
}

constexpr std::size_t reduction_rows = 16;

template <class A, bool learning>
void backward_strip(const BlockContext& context, Strip strip, const float* x, const float* dy, float* dx,
                    double* dparameters) {
  constexpr std::size_t scalars = A::info.scalar_count();
  static_assert(scalars <= max_scalars);
  f32x4 sums[std::max<std::size_t>(scalars, 1)];
  std::fill(std::begin(sums), std::end(sums), f32x4(0.0));
  for_each_group<A>(context, strip, x, [&]<std::size_t N>(const Group<N>& group, const auto& p, auto lanes) {
    f32x4 upstream[N], slope[N];
    for (std::size_t v = 0; v < N; ++v) upstream[v] = read(dy + group.at[v], lanes); // 0 in lanes beyond the end
    slopes_of<A>(group, p, slope, [&](std::size_t v, std::size_t k, f32x4 gradient) {
      if constexpr (learning) sums[k] += upstream[v] * gradient;
    });
    for (std::size_t v = 0; v < N; ++v) write(upstream[v] * slope[v], dx + group.at[v], lanes);
  });
  if constexpr (learning) {
    for (std::size_t k = 0; k < scalars; ++k) {
      if (context.sets == 1) {
        dparameters[k] += sums[k].sum();
      } else {
        float lane[4];
        sums[k].store(lane);
        for (std::size_t l = 0; l < strip.lanes; ++l)
          dparameters[k * context.sets + strip.unit + l] += static_cast<double>(lane[l]);
      }
    }
  }
}

template <class A>
void backward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x, const float* dy,
              float* dx, double* dparameters) {
  if (A::info.scalar_count() == 0 || dparameters == nullptr) {
    for_each_strip(
        context, 0, rows, units, [&](Strip strip) { backward_strip<A, false>(context, strip, x, dy, dx, nullptr); });
    return;
  }
  for (std::size_t first = 0; first < rows; first += reduction_rows)
    for_each_strip(context, first, std::min(first + reduction_rows, rows), units,
                   [&](Strip strip) { backward_strip<A, true>(context, strip, x, dy, dx, dparameters); });
}

template <class A>
void evaluate(const BlockContext& context, std::size_t n, const float* x, float* y, float* dy, float* d2y) {
  for_each_strip(context, 0, 1, n, [&](Strip strip) {
    for_each_group<A>(context, strip, x, [&]<std::size_t N>(const Group<N>& group, const auto& p, auto lanes) {
      for (std::size_t v = 0; v < N; ++v) {
        const f32x4 at = group.x[v];
        write(A::value(at, p), y + group.at[v], lanes);
        write(derivative_of<A>(at, p), dy + group.at[v], lanes);
        write(A::second_derivative(at, p), d2y + group.at[v], lanes);
      }
    });
  });
}

struct KernelTable {
  BlockKernel kernels[Activations::size];

  KernelTable() {
    BlockKernel* next = kernels;
    Activations::for_each([&]<class A>() { *next++ = {&A::info, forward<A>, backward<A>, activarium::evaluate<A>}; });
  }
};

} // namespace

List<BlockKernel> block_kernels() {
  static const KernelTable table;
  return List<BlockKernel>(table.kernels);
}

const BlockKernel* find_block_kernel(std::string_view id) {
  for (const BlockKernel& kernel : block_kernels())
    if (id == kernel.info->id) return &kernel;
  return nullptr;
}

} // namespace activarium
