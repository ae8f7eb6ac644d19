#include "analysis/evaluation.h"

namespace activarium {
namespace {

bool has_classes(const Plan& plan) { return plan.source()->target() == TargetKind::classes; }

} // namespace

Evaluation::Slots::Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest&)
    : confusion(memory.add<std::uint32_t>(has_classes(plan) ? plan.model().outputs() * plan.model().outputs() : 0)) {}

Evaluation::Evaluation(const Run& run, const AnalysisRequest& request, Memory memory, const Slots& slots)
    : Analysis(run, request, std::move(memory)), slots_(slots) {}

void Evaluation::take(std::size_t rows, const float* outputs) {
  const std::size_t columns = model().outputs();
  LossResult result;
  Losses::call(plan().loss(), [&]<class Loss>() {
    result = Loss::of({outputs, targets(), rows, columns, nullptr, memory().at(plan().analysis().partials)});
  });
  sums_.loss += result.loss;
  sums_.correct += result.correct;
  if (!has_classes(plan())) return;
  std::uint32_t* const confusion = memory().at(slots_.confusion);
  for (std::size_t r = 0; r < rows; ++r)
    ++confusion[targets().classes[r] * columns + argmax(outputs + r * columns, columns)];
}

double Evaluation::accuracy() const {
  return has_classes(plan()) ? sums_.correct / static_cast<double>(done()) : not_a_number;
}

void Evaluation::report(Report& out) const {
  out.number("loss", loss());
  out.number("accuracy", accuracy());
  out.numbers("confusion", confusion(), slots_.confusion.size());
}

} // namespace activarium
