#include "analysis/analysis.h"

#include <algorithm>

namespace activarium {

Analysis::Analysis(const Run& run, const AnalysisRequest& request, Memory memory, const Pass& pass)
    : plan_(run.shared_plan()), memory_(std::move(memory)), tape_(plan_->analysis_tape(), memory_), pass_(pass),
      split_(request.split), total_(std::min(request.images, plan_->source()->count(request.split))),
      step_(run.steps_done()) {
  parameters_.values = memory_.at(plan_->analysis().parameters);
  std::copy_n(run.parameters(), model().tensors().floats(), parameters_.values);
}

Targets Analysis::targets() const {
  return {memory_.at(plan_->analysis().classes), memory_.at(plan_->analysis().numbers)};
}

LayerPass Analysis::activation_pass(std::size_t i, std::size_t rows) const {
  return model().activation_pass(i, pass_, parameters_, rows, tape_);
}

void Analysis::advance() {
  const AnalysisSlots& slots = plan_->analysis();
  std::uint32_t* const indices = memory_.at(slots.indices);
  float* const x = memory_.at(slots.x);
  const std::size_t rows = std::min(evaluation_rows, total_ - done_);
  for (std::size_t i = 0; i < rows; ++i) indices[i] = static_cast<std::uint32_t>(done_ + i);
  plan_->source()->gather(split_, indices, rows, x, targets());
  take(rows, model().forward(pass_, parameters_, rows, x, tape_));
  done_ += rows;
}

} // namespace activarium
