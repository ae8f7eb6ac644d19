// A training run: a network with its optimiser, and where it stands in the data.
#pragma once

#include <cstdint>
#include <vector>

#include "training/plan.h"

namespace activarium {

/// Means over the inputs (loss, accuracy) or steps (gradient norm) of one epoch of training.
struct EpochMeans {
  double loss = 0, accuracy = 0, gradient_norm = 0;
};

/// What is no longer finite: a run that has diverged stays where it is.
enum class Divergence : std::uint8_t { none, loss, gradient, parameters };

class Run : public Network {
public:
  /// A problem is that of memory.
  static Made<Run> make(std::shared_ptr<const Plan> plan);

  struct Step {
    double loss = 0;          // mean over the batch, before the update
    double accuracy = 0;      // share of the batch; NaN where targets are numbers
    double gradient_norm = 0; // over all learned parameters, before it is clipped
  };

  /// One step of training. If the loss or the gradient is not finite, nothing is updated and the run has diverged; it
  /// has too if a parameter is not after the update.
  Step step();
  /// Back to step 0 and the initial parameters.
  void reset();
  /// Where starts are given: makes the parameters as they are now the initial ones, which are 0 until then.
  void keep_start();

  Divergence divergence() const { return divergence_; }
  std::uint64_t steps_done() const { return steps_done_; }
  /// Of the epoch that the last step ended.
  const EpochMeans& last_epoch() const { return last_epoch_; }
  /// Of dense layer i, over the epoch that the last step ended or the steps of the current one: the root of the mean of
  /// the squared Euclidean norms of its weights' gradient, before it is clipped. NaN before the first step, and where a
  /// checkpoint of an earlier version did not tell.
  double layer_gradient_norm(std::size_t i) const;

  const std::shared_ptr<const Plan>& shared_plan() const { return plan_; }
  const Plan& plan() const { return *plan_; }
  /// Of the last step, clipped; as many.
  const float* gradients() const { return gradients_; }
  /// FNV-1a of all parameters' bits, NaNs made alike.
  std::uint64_t parameters_hash() const;

  /// Class probabilities, or the outputs themselves where targets are numbers, of inputs `from` … `from + count` of a
  /// split: [count × outputs].
  void predict(Split split, std::size_t from, std::size_t count, float* out);

private:
  friend class CheckpointAccess;
  Run(std::shared_ptr<const Plan> plan, Memory memory);

  void set_initial_parameters();
  void start_epoch();
  void clear_sums();
  void add_layer_squares();
  double learning_rate() const;
  float shrink_of(double norm) const;
  Targets targets() const;
  float* start() const { return memory_.at(plan_->run().start); }
  double* layer_squares() const { return memory_.at(plan_->run().layer_squares); }

  std::shared_ptr<const Plan> plan_;
  float* gradients_;
  std::array<float*, 2> moments_;
  std::uint64_t steps_done_ = 0;
  double loss_sum_ = 0, correct_sum_ = 0, norm_sum_ = 0; // of the current epoch
  EpochMeans last_epoch_;
  Divergence divergence_ = Divergence::none;
};

} // namespace activarium
