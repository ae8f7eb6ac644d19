// What all analyses of a run share: they walk the images of a split in their order, one chunk per call, so that a
// caller can show progress and stop. An analysis is of one moment: it takes a snapshot of the parameters and has a tape
// of its own, whatever the run does meanwhile.
#pragma once

#include <limits>

#include "analysis/report.h"
#include "training/run.h"

namespace activarium {

/// What is asked for; an analysis may need no more than the first two.
struct AnalysisRequest {
  Split split = Split::train;
  std::size_t images = std::numeric_limits<std::size_t>::max(); // the first so many, or all where there are fewer
  double layer = 0, unit = 0;
};

class Analysis {
public:
  virtual ~Analysis() = default;

  std::size_t done() const { return done_; }
  std::size_t total() const { return total_; }
  bool finished() const { return done_ == total_; }
  /// Steps that the run had done when the analysis began.
  std::uint64_t step() const { return step_; }
  /// Takes in the next chunk of images.
  void advance();
  virtual void report(Report& out) const = 0;

protected:
  Analysis(const Run& run, const AnalysisRequest& request, Memory memory, const Pass& pass = {});

  /// Rows that have gone through the model in evaluation.
  virtual void take(std::size_t rows, const float* outputs) = 0;

  const Plan& plan() const { return *plan_; }
  const Model& model() const { return plan_->model(); }
  const Memory& memory() const { return memory_; }
  const float* parameters() const { return parameters_.values; }
  /// Hidden layer i in the last pass.
  LayerPass activation_pass(std::size_t i, std::size_t rows) const;
  Targets targets() const;

private:
  std::shared_ptr<const Plan> plan_;
  Memory memory_;
  Tape tape_;
  Parameters parameters_;
  Pass pass_;
  Split split_;
  std::size_t done_ = 0, total_;
  std::uint64_t step_;
};

/// An analysis of class A, which has
///   using Slots = …;  made from (MemoryPlan&, const Plan&, const AnalysisRequest&): what its statistics take
///   A(const Run&, const AnalysisRequest&, Memory, const Slots&);
/// and may have `static Problem check(const Plan&, const AnalysisRequest&)`. A problem is what that finds, or of
/// memory.
template <class A> Made<A> start_analysis(const Run& run, const AnalysisRequest& request) {
  if constexpr (requires { A::check(run.plan(), request); })
    if (const Problem p = A::check(run.plan(), request)) return {p};
  MemoryPlan needed = run.plan().analysis_memory();
  const typename A::Slots slots(needed, run.plan(), request);
  Memory memory(needed);
  if (!memory) return {no_memory(needed.bytes())};
  return {{}, std::make_shared<A>(run, request, std::move(memory), slots)};
}

} // namespace activarium
