#include "activations/block_kernel.h"

#include <algorithm>

#include "activations/registry.h"
#include "activations/strip_kernels.h"
#include "base/reduction.h"

namespace activarium {
namespace {

template <class A> constexpr BlockKernel kernel_of() {
  static_assert(A::info.scalar_count() <= max_scalars);
  if constexpr (A::info.kind != Kind::elementwise) {
    static_assert(A::info.scalar_count() == 0 && A::Inner::info.scalar_count() == 0);
    BlockKernel kernel = kernel_of<typename A::Inner>();
    kernel.info = &A::info;
    return kernel;
  } else if constexpr (requires { A::derivatives(f32x4(), HeldParameters<A>(), [](std::size_t, f32x4) {}); }) {
    BlockKernel kernel = {&A::info, values<A>, slopes<A, false>, slopes<A, true>, curvatures<A>};
    if constexpr (SumOfTerms<A>) kernel.values_and_slopes = values_and_slopes<A>;
    return kernel;
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
  float* slopes = nullptr;
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
  const auto write = [&](const float* from, float* to) {
    for (std::size_t j = 0; j < strip.count; ++j) std::copy_n(from + 4 * j, lanes, to + j * step);
  };
  float x[4 * strip_rows], dy[4 * strip_rows], out[4 * strip_rows], slopes[4 * strip_rows];
  Strip gathered = strip;
  gathered.x = x;
  gathered.out = out;
  gathered.slopes = slopes;
  read(strip.x, x);
  if (strip.dy != nullptr) {
    gathered.dy = dy;
    read(strip.dy, dy);
  }
  kernel(gathered);
  write(out, strip.out);
  if (strip.slopes != nullptr) write(slopes, strip.slopes);
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
                 .program = task.program,
                 .slopes = task.slopes == nullptr ? nullptr : task.slopes + offset};
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

void BlockKernel::forward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x, float* y,
                          float* slopes_too) const {
  const StripKernel kernel = slopes_too == nullptr ? values : values_and_slopes;
  run({kernel, context, info->scalar_count(), units, x, nullptr, y, program, slopes_too}, rows, nullptr);
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
