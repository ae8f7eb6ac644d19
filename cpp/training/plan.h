// From settings and data to a run: what is wrong with them, or everything that a run, its analyses and its checkpoints
// take, in the numbers by which they then take it.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "data/source.h"
#include "model/model.h"
#include "training/settings.h"

namespace activarium {

/// The most that a run may take with an analysis and a checkpoint beside it.
inline constexpr std::uint64_t max_run_bytes = std::uint64_t{1} << 30;

/// Rows that an analysis takes in at once.
inline constexpr std::size_t analysis_rows = 128;
/// Where a run's numbers lie in its memory.
struct RunSlots {
  Slot<float> parameters, gradients;
  std::array<Slot<float>, 2> moments; // as many as the optimiser has
  Slot<std::uint32_t> order;          // of the epoch's inputs
  Slot<float> x, numbers, output_gradients;
  Slot<std::uint8_t> classes;
  Slot<double> partials;
  Slot<float> scratch; // for the start
};

/// Where an analysis has its snapshot of the parameters, its batch, and room for a number for each row and column of
/// the widest layer.
struct AnalysisSlots {
  Slot<float> parameters, x, numbers, widest;
  Slot<std::uint8_t> classes;
  Slot<std::uint32_t> indices;
  Slot<double> partials; // of the loss
};

/// What `plan` has found sound. Nothing else makes one, and only from one are runs made.
class Plan {
public:
  const Settings& settings() const { return settings_; }
  const std::shared_ptr<const DataSource>& source() const { return source_; }
  const Model& model() const { return model_; }
  const PanelKernel& kernel() const { return kernel_; }

  std::size_t batch() const { return batch_; }
  std::uint64_t seed() const { return static_cast<std::uint64_t>(settings_.seed); }
  std::uint64_t steps_per_epoch() const { return steps_per_epoch_; }
  std::size_t loss() const { return loss_; } // of Losses
  std::size_t moments() const { return moments_; }

  const RunSlots& run() const { return run_; }
  const MemoryPlan& run_memory() const { return run_memory_; }
  const TapePlan& run_tape() const { return run_tape_; }
  const AnalysisSlots& analysis() const { return analysis_; }
  /// To which an analysis adds what its statistics take.
  const MemoryPlan& analysis_memory() const { return analysis_memory_; }
  const TapePlan& analysis_tape() const { return analysis_tape_; }

  /// Bytes of a run with an analysis and a checkpoint beside it.
  std::uint64_t bytes() const { return bytes_; }

private:
  friend struct Planner;
  Plan(const Settings& settings, std::shared_ptr<const DataSource> source, const ModelSpec& spec);

  Settings settings_;
  std::shared_ptr<const DataSource> source_;
  Model model_;
  PanelKernel kernel_;
  std::size_t batch_, loss_ = 0, moments_ = 0;
  std::uint64_t steps_per_epoch_;
  MemoryPlan run_memory_, analysis_memory_;
  RunSlots run_;
  AnalysisSlots analysis_;
  TapePlan run_tape_, analysis_tape_;
  std::uint64_t bytes_ = 0;
};

/// What a plan must keep to. `statistics` tells what an analysis takes at most beside its passes (analysis/list.h).
struct PlanLimits {
  std::uint64_t bytes = max_run_bytes;
  std::uint64_t (*statistics)(const Plan&) = nullptr;
};

/// Something made, or what is wrong.
template <class T> struct Made {
  Problem problem = {};
  std::shared_ptr<T> value = nullptr;
};

/// Fields of problems are named as in the library: `layers[2].units`, `optimizer.learningRate`. Relaxed kernels are
/// taken as plain ones where they are not installed.
Made<const Plan> plan(Settings settings, std::shared_ptr<const DataSource> source, const PlanLimits& limits);

} // namespace activarium
