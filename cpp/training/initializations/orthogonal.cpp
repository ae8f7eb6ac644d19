#include "training/initializations/orthogonal.h"

#include <algorithm>

#include "linalg/gemm.h"

namespace activarium {
namespace {

constexpr std::size_t group = 32;    // vectors that are made orthogonal at once
constexpr std::size_t earlier = 128; // vectors before them in one product

/// The start is the same whatever kernels a run has.
PanelKernel kernel() { return panel_kernel(Kernels::plain); }

/// A set of vectors in W, its rows or its columns.
struct Vectors {
  float* first;
  std::size_t count, length, across, along; // from one vector to the next, and from one number to the next

  Vectors(float* weights, std::size_t inputs, std::size_t outputs)
      : first(weights), count(std::min(inputs, outputs)), length(std::max(inputs, outputs)),
        across(inputs < outputs ? outputs : 1), along(inputs < outputs ? 1 : outputs) {}

  float* at(std::size_t vector) const { return first + vector * across; }
  ConstMatrix matrix(std::size_t from, std::size_t n) const { return {at(from), n, length, across, along}; }
};

/// A group of vectors side by side in memory, and what products of it need.
struct Buffers {
  Slot<float> own, shared, shares; // [group × length] twice, [group × earlier]
  GemmSlots gemm;

  Buffers(MemoryPlan& plan, std::size_t length)
      : own(plan.add<float>(group * length)), shared(plan.add<float>(group * length)),
        shares(plan.add<float>(group * earlier)) {
    GemmNeeds needs(kernel());
    needs.add(group, earlier, length);
    needs.add(group, length, earlier);
    gemm = GemmSlots(plan, needs);
  }
};

/// own[i] += factor · from[i] for n numbers, in double.
void add(float* own, double factor, const float* from, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i)
    own[i] = static_cast<float>(static_cast<double>(own[i]) + factor * static_cast<double>(from[i]));
}

double product(const float* a, const float* b, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum;
}

/// Makes `own` [n × length] orthogonal to the vectors before `from`, and an orthonormal set.
void orthonormalise(const Vectors& v, std::size_t from, Matrix own, const Buffers& buffers, const Memory& memory) {
  const GemmWorkspace workspace = buffers.gemm.in(memory, kernel());
  const std::size_t n = own.rows;
  float* const shared = memory.at(buffers.shared);
  for (std::size_t first = 0; first < from; first += earlier) {
    const std::size_t m = std::min(earlier, from - first);
    const Matrix shares = {memory.at(buffers.shares), n, m};
    multiply(own, v.matrix(first, m).transposed(), shares, nullptr, workspace);
    multiply(shares, v.matrix(first, m), {shared, n, v.length}, nullptr, workspace);
    add(own.data, -1, shared, n * v.length);
  }
  for (std::size_t j = 0; j < n; ++j) {
    float* const vector = own.data + j * v.length;
    for (std::size_t k = 0; k < j; ++k) {
      const float* const before = own.data + k * v.length;
      add(vector, -product(before, vector, v.length), before, v.length);
    }
    add(vector, 1 / std::sqrt(product(vector, vector, v.length)) - 1, vector, v.length);
  }
}

} // namespace

std::uint64_t Orthogonal::scratch_floats(std::size_t inputs, std::size_t outputs) {
  MemoryPlan plan;
  Buffers(plan, std::max(inputs, outputs));
  return plan.bytes() / sizeof(float);
}

void Orthogonal::fill(const DenseStart& start) {
  draw_normal(start, 1);
  const Vectors v(start.weights, start.inputs, start.outputs);
  MemoryPlan plan;
  const Buffers buffers(plan, v.length);
  const Memory memory = Memory::within(start.scratch);
  for (std::size_t from = 0; from < v.count; from += group) {
    const Matrix own = {memory.at(buffers.own), std::min(group, v.count - from), v.length};
    const auto visit = [&](const auto& each) {
      for (std::size_t k = 0; k < own.rows; ++k)
        for (std::size_t i = 0; i < v.length; ++i) each(own.data[k * v.length + i], v.at(from + k)[i * v.along]);
    };
    visit([](float& copy, float weight) { copy = weight; });
    for (int pass = 0; pass < 2; ++pass) orthonormalise(v, from, own, buffers, memory);
    visit([](float copy, float& weight) { weight = copy; });
  }
}

} // namespace activarium
