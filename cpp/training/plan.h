// From settings and data to a run: what is wrong with them, or everything that a run, its analyses and its checkpoints
// take, in the numbers by which they then take it.
#pragma once

#include <array>

#include "training/network.h"

namespace activarium {

/// Where the parameters are from with which a run starts: drawn by its settings, or given from outside.
enum class Starts { drawn, given };

/// Where a run's numbers lie in its memory, beside those of its network.
struct RunSlots {
  Slot<float> gradients;
  std::array<Slot<float>, 2> moments; // as many as the optimiser has
  Slot<std::uint32_t> order;          // of the epoch's inputs
  Slot<float> numbers;
  Slot<std::uint8_t> classes;
  Slot<double> partials;
  Slot<double> layer_squares; // for each dense layer, over the epoch's steps, of the gradient of its weights
  Slot<float> start;          // the parameters, where they are given
  Slot<float> scratch;        // for drawing them
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
class Plan : public NetworkPlan {
public:
  const Settings& settings() const { return settings_; }
  const std::shared_ptr<const DataSource>& source() const { return source_; }

  std::size_t batch() const { return tape().rows(); }
  std::uint64_t seed() const { return static_cast<std::uint64_t>(settings_.seed); }
  std::uint64_t steps_per_epoch() const { return steps_per_epoch_; }
  std::size_t loss() const { return loss_; } // of Losses
  std::size_t moments() const { return moments_; }
  Starts starts() const { return run_.start.count == 0 ? Starts::drawn : Starts::given; }

  const RunSlots& run() const { return run_; }
  const AnalysisSlots& analysis() const { return analysis_; }
  /// To which an analysis adds what its statistics take.
  const MemoryPlan& analysis_memory() const { return analysis_memory_; }
  const TapePlan& analysis_tape() const { return analysis_tape_; }

  /// Bytes of a run with an analysis and a checkpoint beside it.
  std::uint64_t bytes() const { return bytes_; }

private:
  friend struct Planner;
  Plan(const Settings& settings, std::shared_ptr<const DataSource> source, Starts starts);

  Settings settings_;
  std::shared_ptr<const DataSource> source_;
  std::size_t loss_ = 0, moments_ = 0;
  std::uint64_t steps_per_epoch_;
  MemoryPlan analysis_memory_;
  TapePlan analysis_tape_;
  RunSlots run_;
  AnalysisSlots analysis_;
  std::uint64_t bytes_ = 0;
};

/// What a plan must keep to. `statistics` tells what an analysis takes at most beside its passes (analysis/list.h).
struct PlanLimits {
  std::uint64_t bytes = max_run_bytes;
  std::uint64_t (*statistics)(const Plan&) = nullptr;
};

/// Relaxed kernels are taken as plain ones where they are not installed.
Made<const Plan> plan(Settings settings, std::shared_ptr<const DataSource> source, const PlanLimits& limits,
                      Starts starts = Starts::drawn);

} // namespace activarium
