// A training run: a network, its optimiser, where it stands in the data, and how to save all that.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "nn/network.h"
#include "nn/run_spec.h"

namespace activarium {

/// Means over the images (loss, accuracy) or steps (gradient norm) of one epoch of training.
struct EpochMeans {
  double loss = 0, accuracy = 0, gradient_norm = 0;
};

class Run {
public:
  /// `spec` must have passed `check` for the data set, and its memory `can_allocate`.
  Run(RunSpec spec, std::shared_ptr<const Dataset> dataset);

  struct Step {
    double loss = 0;          // mean over the batch, before the update
    double accuracy = 0;      // share of the batch
    double gradient_norm = 0; // over all learned parameters
  };

  /// One step of training. If the loss or the gradient is not finite, nothing is updated and the run has diverged.
  Step step();
  /// Back to step 0 and the initial parameters.
  void reset();

  bool diverged() const { return !divergence_.empty(); }
  const std::string& divergence() const { return divergence_; }
  std::uint64_t steps_done() const { return steps_done_; }
  std::uint64_t steps_per_epoch() const;
  /// Of the epoch that the last step ended.
  const EpochMeans& last_epoch() const { return last_epoch_; }

  const RunSpec& spec() const { return spec_; }
  const Dataset& dataset() const { return *dataset_; }
  Network& network() { return network_; }
  const Network& network() const { return network_; }
  /// FNV-1a of all parameters' bits, NaNs made alike.
  std::uint64_t parameters_hash() const;

  /// Everything needed to continue: settings, parameters, optimiser state, counters, sums, and the data set's hash.
  /// Empty if memory ends.
  std::vector<std::uint8_t> checkpoint() const;

  /// The settings of a checkpoint, or why it is refused. `dataset_hash` tells on which data it was trained;
  /// `definitions` are those of BlockKernel that must exist before a run is made.
  struct CheckpointHeader {
    std::string error;
    std::vector<std::string> definitions;
    RunSpec spec;
    std::uint64_t dataset_hash = 0;
  };
  static CheckpointHeader read_header(const std::vector<std::uint8_t>& bytes);
  /// Puts a run made from the header's spec into the checkpoint's state; false if the bytes do not fit it.
  bool restore(const std::vector<std::uint8_t>& bytes);

private:
  void start_epoch();
  double gradient_norm() const;

  RunSpec spec_;
  std::shared_ptr<const Dataset> dataset_;
  Network network_;
  std::vector<float> momentum_;
  std::vector<std::uint32_t> order_;
  std::vector<float> batch_, dlogits_;
  std::vector<std::uint8_t> labels_;
  std::uint64_t steps_done_ = 0;
  double loss_sum_ = 0, correct_sum_ = 0, norm_sum_ = 0; // of the current epoch
  EpochMeans last_epoch_;
  std::string divergence_;
};

} // namespace activarium
