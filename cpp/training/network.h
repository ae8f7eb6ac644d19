// A network with its numbers, which predicts. A run is one that is trained as well.
#pragma once

#include <cstdint>

#include "base/made.h"
#include "training/model_spec.h"

namespace activarium {

/// The most that a network may take, as that of a run with an analysis and a checkpoint beside it.
inline constexpr std::uint64_t max_run_bytes = std::uint64_t{1} << 30;

/// Rows that an evaluation takes in at once.
inline constexpr std::size_t evaluation_rows = 128;

/// Where a network's numbers lie in its memory.
struct NetworkSlots {
  Slot<float> parameters;
  Slot<float> x;       // of a batch
  Slot<float> results; // as many rows: probabilities; in training the gradients of the outputs
};

/// What a network takes.
class NetworkPlan {
public:
  /// For batches of up to `rows` rows.
  NetworkPlan(const ModelSpec& spec, TargetKind target, Kernels kernels, std::size_t rows, Use use);

  const Model& model() const { return model_; }
  const PanelKernel& kernel() const { return kernel_; }
  TargetKind target() const { return target_; }

  const MemoryPlan& memory() const { return memory_; }
  const NetworkSlots& network() const { return network_; }
  const TapePlan& tape() const { return tape_; }

protected:
  MemoryPlan memory_;

private:
  Model model_;
  PanelKernel kernel_;
  TargetKind target_;
  TapePlan tape_;
  NetworkSlots network_;
};

/// The refusal of what takes more than it may; none where it does not.
Problem check_size(std::uint64_t bytes, std::uint64_t most);

/// Of the settings `layers`, `share`, `learn` and `kernels` count.
Made<const NetworkPlan> plan_network(const Settings& settings, const NetworkPurpose& purpose,
                                     std::uint64_t most = max_run_bytes);

class Network {
public:
  /// All parameters are 0. A problem is that of memory.
  static Made<Network> make(std::shared_ptr<const NetworkPlan> plan);

  const Model& model() const { return network_plan_->model(); }
  const float* parameters() const { return parameters_.values; }
  /// All parameters, to be changed.
  float* change_parameters() { return parameters_.change(); }

  /// Where `predict_rows` finds its inputs, as the model takes them: [rows() × inputs].
  float* input_space() const { return memory_.at(network_plan_->network().x); }
  std::size_t rows() const { return tape_.rows(); }
  /// Class probabilities, or the outputs themselves where targets are numbers, of the first `rows` rows of the input
  /// space: [rows × outputs], until the next pass.
  const float* predict_rows(std::size_t rows);

protected:
  Network(std::shared_ptr<const NetworkPlan> plan, Memory memory);

private:
  std::shared_ptr<const NetworkPlan> network_plan_;

protected:
  Memory memory_;
  Tape tape_;
  Parameters parameters_;
};

} // namespace activarium
