#include "activations/block_kernel.h"

#include <algorithm>

#include "activations/registry.h"
#include "simd/f32x4.h"

namespace activarium {
namespace {

/// The parameters of four neighbouring elements.
struct LaneParameters {
  const float* shared; // [scalars], splat to all lanes
  f32x4 uniform = 0.5; // what noise() gives

  f32x4 operator[](std::size_t k) const { return f32x4::splat(shared + k); }
  f32x4 noise() const { return uniform; }
};

/// One parameter set per unit: lane i belongs to unit `unit` + i.
struct UnitParameters {
  const float* parameters; // [scalars × units]
  std::size_t units, unit, lanes;
  f32x4 uniform = 0.5;

  f32x4 operator[](std::size_t k) const {
    const float* p = parameters + k * units + unit;
    return lanes == 4 ? f32x4::load(p) : f32x4::load_partial(p, lanes);
  }
  f32x4 noise() const { return uniform; }
};

f32x4 noise_at(const BlockContext& context, std::size_t index) {
  if (context.noise == nullptr) return 0.5;
  float lane[4];
  context.noise(context.noise_state, index, lane);
  return f32x4::load(lane);
}

/// Calls body(element, lanes, parameters) for each group of up to four elements of rows [first, last) that share a
/// row's parameters.
template <class Body>
void for_each_group(const BlockContext& context, std::size_t first, std::size_t last, std::size_t units,
                    const Body& body) {
  if (context.sets == 1) {
    const std::size_t end = last * units;
    for (std::size_t i = first * units; i < end; i += 4)
      body(i, std::min<std::size_t>(4, end - i), LaneParameters{context.parameters, noise_at(context, i)});
    return;
  }
  for (std::size_t row = first; row < last; ++row)
    for (std::size_t unit = 0; unit < units; unit += 4) {
      const std::size_t i = row * units + unit, lanes = std::min<std::size_t>(4, units - unit);
      body(i, lanes, UnitParameters{context.parameters, units, unit, lanes, noise_at(context, i)});
    }
}

f32x4 read(const float* p, std::size_t lanes) { return lanes == 4 ? f32x4::load(p) : f32x4::load_partial(p, lanes); }
void write(f32x4 v, float* p, std::size_t lanes) {
  if (lanes == 4)
    v.store(p);
  else
    v.store_partial(p, lanes);
}

template <class A>
void forward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x, float* y) {
  for_each_group(context, 0, rows, units, [&](std::size_t i, std::size_t lanes, const auto& p) {
    write(A::value(read(x + i, lanes), p), y + i, lanes);
  });
}

constexpr std::size_t reduction_rows = 16;

template <class A>
void backward(const BlockContext& context, std::size_t rows, std::size_t units, const float* x, const float* dy,
              float* dx, double* dparameters) {
  if (A::info.scalar_count() == 0 || dparameters == nullptr) {
    for_each_group(context, 0, rows, units, [&](std::size_t i, std::size_t lanes, const auto& p) {
      write(read(dy + i, lanes) * derivative_of<A>(read(x + i, lanes), p), dx + i, lanes);
    });
    return;
  }
  constexpr std::size_t scalars = std::max<std::size_t>(A::info.scalar_count(), 1);
  static_assert(scalars <= max_scalars);
  for (std::size_t first = 0; first < rows; first += reduction_rows) {
    f32x4 sums[scalars];
    std::fill(sums, sums + scalars, f32x4(0.0));
    for_each_group(context, first, std::min(first + reduction_rows, rows), units,
                   [&](std::size_t i, std::size_t lanes, const auto& p) {
                     const f32x4 upstream = read(dy + i, lanes); // 0 in lanes beyond the end
                     const auto add = [&](std::size_t k, f32x4 gradient) {
                       if (context.sets == 1) {
                         sums[k] += upstream * gradient;
                       } else {
                         float lane[4];
                         (upstream * gradient).store(lane);
                         for (std::size_t l = 0; l < lanes; ++l)
                           dparameters[k * units + i % units + l] += static_cast<double>(lane[l]);
                       }
                     };
                     write(upstream * derivatives_of<A>(read(x + i, lanes), p, add), dx + i, lanes);
                   });
    if (context.sets == 1)
      for (std::size_t k = 0; k < scalars; ++k) dparameters[k] += sums[k].sum();
  }
}

template <class A>
void evaluate(const BlockContext& context, std::size_t n, const float* x, float* y, float* dy, float* d2y) {
  for_each_group(context, 0, 1, n, [&](std::size_t i, std::size_t lanes, const auto& p) {
    const f32x4 at = read(x + i, lanes);
    write(A::value(at, p), y + i, lanes);
    write(derivative_of<A>(at, p), dy + i, lanes);
    write(A::second_derivative(at, p), d2y + i, lanes);
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
