// Loss, accuracy and confusion matrix of a run over a split.
#pragma once

#include "analysis/analysis.h"

namespace activarium {

class Evaluation final : public Analysis {
public:
  static constexpr const char* name = "evaluation";

  struct Slots {
    Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest&);
    Slot<std::uint32_t> confusion;
  };

  Evaluation(const Run& run, const AnalysisRequest& request, Memory memory, const Slots& slots);

  /// Means over the images seen; the accuracy is NaN where targets are numbers.
  double loss() const { return sums_.loss / static_cast<double>(done()); }
  double accuracy() const;
  /// Counts [actual × predicted]; none where targets are numbers.
  const std::uint32_t* confusion() const { return memory().at(slots_.confusion); }

  void report(Report& out) const override;

private:
  void take(std::size_t rows, const float* outputs) override;

  Slots slots_;
  LossResult sums_;
};

} // namespace activarium
