#include "activations/block_kernel.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "activations/registry.h"
#include "activations/strip.h"
#include "base/reduction.h"
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

/// out = f″(x).
template <class A> void curvatures(const Strip& strip) {
  for_each_group<A>(strip, [out = strip.out]<std::size_t N>(const Group<N>& group, const auto& p) {
    for (std::size_t v = 0; v < N; ++v) A::second_derivative(group.x[v], p).store(out + group.at[v]);
  });
}

template <class A> constexpr BlockKernel kernel_of() {
  static_assert(A::info.scalar_count() <= max_scalars);
  if constexpr (A::info.kind != Kind::elementwise) {
    static_assert(A::info.scalar_count() == 0 && A::Inner::info.scalar_count() == 0);
    BlockKernel kernel = kernel_of<typename A::Inner>();
    kernel.info = &A::info;
    return kernel;
  } else if constexpr (requires { A::derivatives(f32x4(), HeldParameters<A>(), [](std::size_t, f32x4) {}); }) {
    return {&A::info, values<A>, slopes<A, false>, slopes<A, true>, curvatures<A>};
  } else { // without `derivatives` there are no gradients to add
    return {&A::info, values<A>, slopes<A, false>, slopes<A, false>, curvatures<A>};
  }
}

struct KernelTable {
  BlockKernel kernels[Activations::size + StructuredActivations::size] = {};

  constexpr KernelTable() {
    BlockKernel* next = kernels;
    const auto add = [&]<class A>() { *next++ = kernel_of<A>(); };
    Activations::for_each(add);
    StructuredActivations::for_each(add);
  }
};

constexpr KernelTable table;
KernelFinder find_defined = nullptr;

// What follows is not compiled once per function: strips of whole vectors are all that a function's loops know.

constexpr std::size_t strip_rows = reduction_rows;

/// One of a function's loops, and the block [rows × units] that it goes over.
struct Task {
  StripKernel kernel;
  const BlockContext& context;
  std::size_t scalars, units;
  const float *x, *dy;
  float* out;
  const void* program;
};

/// Vectors `step` elements apart, `lanes` ≤ 4 of each in use, by way of whole vectors that lie together; at most
/// `strip_rows` of them. The other lanes are 0.
void run_gathered(StripKernel kernel, const Strip& strip, std::size_t step, std::size_t lanes) {
  const auto read = [&](const float* from, float* to) {
    for (std::size_t j = 0; j < strip.count; ++j) {
      const float* vector = from + j * step;
      (lanes == 4 ? f32x4::load(vector) : f32x4::load_partial(vector, lanes)).store(to + 4 * j);
    }
  };
  float x[4 * strip_rows], dy[4 * strip_rows], out[4 * strip_rows];
  Strip gathered = strip;
  gathered.x = x;
  gathered.out = out;
  read(strip.x, x);
  if (strip.dy != nullptr) {
    gathered.dy = dy;
    read(strip.dy, dy);
  }
  kernel(gathered);
  for (std::size_t j = 0; j < strip.count; ++j) std::copy_n(out + 4 * j, lanes, strip.out + j * step);
}

/// The task for rows [first, last); no more than `strip_rows` if each unit has parameters of its own. `totals` is null
/// where nothing learns.
void run_rows(const Task& task, std::size_t first, std::size_t last, double* totals) {
  const BlockContext& context = task.context;
  const std::size_t sets = context.sets, units = task.units;
  f32x4 parameters[max_scalars], sums[max_scalars];
  const auto strip_at = [&](std::size_t offset, std::size_t count, std::size_t step) {
    std::fill_n(sums, task.scalars, f32x4(0.0));
    return Strip{.parameters = parameters,
                 .count = count,
                 .x = task.x + offset,
                 .dy = task.dy == nullptr ? nullptr : task.dy + offset,
                 .out = task.out + offset,
                 .sums = sums,
                 .context = &context,
                 .index = offset,
                 .index_step = step,
                 .program = task.program};
  };

  if (sets == 1) {
    for (std::size_t k = 0; k < task.scalars; ++k) parameters[k] = f32x4::splat(context.parameters + k);
    const auto add_sums = [&] {
      if (totals == nullptr) return;
      for (std::size_t k = 0; k < task.scalars; ++k) totals[k] += sums[k].sum();
    };
    const std::size_t n = (last - first) * units, rest = n % 4;
    task.kernel(strip_at(first * units, n / 4, 4));
    add_sums();
    if (rest == 0) return;
    run_gathered(task.kernel, strip_at(first * units + n - rest, 1, 4), 4, rest);
    add_sums();
    return;
  }

  for (std::size_t unit = 0; unit < units; unit += 4) {
    const std::size_t lanes = std::min<std::size_t>(4, units - unit);
    for (std::size_t k = 0; k < task.scalars; ++k) {
      const float* from = context.parameters + k * sets + unit;
      parameters[k] = lanes == 4 ? f32x4::load(from) : f32x4::load_partial(from, lanes);
    }
    run_gathered(task.kernel, strip_at(first * units + unit, last - first, units), units, lanes);
    if (totals == nullptr) continue;
    for (std::size_t k = 0; k < task.scalars; ++k) {
      float lane[4];
      sums[k].store(lane);
      for (std::size_t l = 0; l < lanes; ++l) totals[k * sets + unit + l] += static_cast<double>(lane[l]);
    }
  }
}

void run(const Task& task, std::size_t rows, const ParameterSums* dparameters) {
  if (dparameters != nullptr)
    return add_blocks(rows, strip_rows, task.scalars * task.context.sets, dparameters->partials, dparameters->totals,
                      [&](std::size_t first, std::size_t end, double* sums) { run_rows(task, first, end, sums); });
  const std::size_t step = task.context.sets == 1 ? rows : strip_rows;
  for (std::size_t first = 0; first < rows; first += step) run_rows(task, first, std::min(first + step, rows), nullptr);
}

} // namespace

void BlockKernel::forward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x,
                          float* y) const {
  run({values, context, info->scalar_count(), units, x, nullptr, y, program}, rows, nullptr);
}

void BlockKernel::backward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x,
                           const float* dy, float* dx, const ParameterSums* dparameters) const {
  const StripKernel kernel = dparameters == nullptr ? slopes : slopes_and_gradients;
  run({kernel, context, info->scalar_count(), units, x, dy, dx, program}, rows, dparameters);
}

void BlockKernel::evaluate(const BlockContext& context, std::size_t n, const float* x, float* y, float* dy,
                           float* d2y) const {
  run({curvatures, context, info->scalar_count(), n, x, nullptr, d2y, program}, 1, nullptr);
  std::fill_n(dy, n, 1.0f);
  backward(context, 1, n, x, dy, dy, nullptr);
  forward(context, 1, n, x, y);
}

List<BlockKernel> block_kernels() { return List<BlockKernel>(table.kernels); }

const BlockKernel* find_block_kernel(std::string_view id) {
  for (const BlockKernel& kernel : block_kernels())
    if (id == kernel.info->id) return &kernel;
  return find_defined == nullptr ? nullptr : find_defined(id).get();
}

std::shared_ptr<const BlockKernel> hold_block_kernel(std::string_view id) {
  for (const BlockKernel& kernel : block_kernels())
    if (id == kernel.info->id) return {std::shared_ptr<void>(), &kernel};
  return find_defined == nullptr ? nullptr : find_defined(id);
}

void find_defined_kernels_by(KernelFinder finder) { find_defined = finder; }

} // namespace activarium
