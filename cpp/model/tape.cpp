#include "model/tape.h"

#include <algorithm>

#include "model/model.h"

namespace activarium {

TapePlan::TapePlan(MemoryPlan& memory, const Model& model, std::size_t rows, Use use, const PanelKernel& kernel)
    : rows_(rows), use_(use), kernel_(kernel), set_gradients_count_(model.set_gradients()) {
  LayerNeeds most(kernel);
  std::size_t widest = 0;
  for (const auto& layer : model.layers()) {
    const LayerNeeds needs = layer->needs(rows, use, kernel);
    widest = std::max(widest, layer->units());
    const std::uint64_t kept_gradient = use == Use::inspection ? std::uint64_t{rows} * layer->units() : 0;
    layers_.push_back({memory.add<float>(needs.output), memory.add<float>(needs.kept), memory.add<float>(needs.packed),
                       memory.add<float>(kept_gradient)});
    most.gemm.add(needs.gemm);
    most.totals = std::max(most.totals, needs.totals);
    most.partials = std::max(most.partials, needs.partials);
  }
  gemm_ = GemmSlots(memory, most.gemm);
  totals_ = memory.add<double>(most.totals);
  partials_ = memory.add<double>(most.partials);
  if (use == Use::evaluation) return;
  set_gradients_ = memory.add<double>(set_gradients_count_);
  gradient_a_ = memory.add<float>(std::uint64_t{rows} * widest);
  gradient_b_ = memory.add<float>(std::uint64_t{rows} * widest);
}

Tape::Tape(const TapePlan& plan, const Memory& memory)
    : plan_(&plan), workspace_{plan.gemm_.in(memory, plan.kernel_), memory.at(plan.totals_), memory.at(plan.partials_),
                               memory.at(plan.set_gradients_)},
      gradient_a_(memory.at(plan.gradient_a_)), gradient_b_(memory.at(plan.gradient_b_)) {
  for (const TapePlan::LayerSlots& slots : plan.layers_)
    layers_.push_back({{memory.at(slots.output), memory.at(slots.kept), memory.at(slots.packed)},
                       nullptr,
                       plan.use_ == Use::inspection ? memory.at(slots.gradient) : nullptr});
}

} // namespace activarium
