// Memory for matrix products.
#pragma once

#include <algorithm>

#include "linalg/gemm.h"

namespace activarium {

/// What products of up to [m × k]·[k × n] need, with and without a background.
class ProductBuffers {
public:
  ProductBuffers(Kernels kernels, std::size_t m, std::size_t n, std::size_t k) {
    const PanelKernel kernel = panel_kernel(kernels);
    GemmNeeds needs(kernel);
    needs.add(m, n, k);
    needs.add_foreground(m, n, k);
    MemoryPlan plan;
    const GemmSlots slots(plan, needs);
    memory_ = Memory(plan);
    workspace_ = slots.in(memory_, kernel);
  }

  operator const GemmWorkspace&() const { return workspace_; }

private:
  Memory memory_;
  GemmWorkspace workspace_;
};

/// Equal numbers that begin at a cache line.
class AlignedFloats {
public:
  explicit AlignedFloats(std::size_t n, float value = 0) {
    MemoryPlan plan;
    slot_ = plan.add<float>(n);
    memory_ = Memory(plan);
    std::fill_n(data(), n, value);
  }

  float* data() const { return memory_.at(slot_); }

private:
  Slot<float> slot_;
  Memory memory_;
};

} // namespace activarium
