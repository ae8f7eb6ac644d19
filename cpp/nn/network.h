// A multilayer perceptron: dense layers with an activation after each but the last; logits come out.
#pragma once

#include <memory>
#include <vector>

#include "nn/dense.h"
#include "nn/run_spec.h"
#include "nn/structured_layers.h"

namespace activarium {

class Network {
public:
  /// `spec` must have passed `check`. All memory is taken here; passes take none.
  Network(const RunSpec& spec, std::size_t inputs, std::size_t classes);
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  /// Back to the initial parameters of the spec's seed.
  void initialize();

  /// x [rows × inputs] → logits [rows × classes]; rows ≤ max_rows().
  const float* forward(const Pass& pass, std::size_t rows, const float* x);
  /// After `forward`: the gradients of all parameters from those of the logits, which are overwritten.
  void backward(const Pass& pass, std::size_t rows, const float* x, float* dlogits);

  /// Parameters that are not learned: their gradients are 0, and this puts their values back after a step.
  void restore_frozen();

  std::size_t inputs() const { return inputs_; }
  std::size_t classes() const { return classes_; }
  std::size_t max_rows() const { return max_rows_; }
  std::size_t learned_count() const { return parameters_.size() - frozen_.size(); }
  /// To be asked anew after each `forward`, which takes in what was changed before it.
  std::vector<float>& change_parameters();
  const std::vector<float>& parameters() const { return parameters_; }
  const std::vector<float>& gradients() const { return gradients_; }

  std::size_t hidden_layers() const { return activations_.size(); }
  /// Dense layer number i; the last one makes the logits.
  const Dense& dense(std::size_t i) const { return *dense_[i]; }
  const ActivationLayer& activation(std::size_t i) const { return *activations_[i]; }
  const std::vector<ParameterSet>& parameter_sets() const { return sets_; }

private:
  struct Frozen {
    std::size_t index;
    float value;
  };

  void make_parameter_sets();
  std::size_t set_of(std::size_t layer) const;
  bool is_learned(const ParameterInfo& parameter) const;

  RunSpec spec_;
  std::size_t inputs_, classes_, max_rows_;
  std::vector<float> parameters_; // per dense layer W, b; then the activations' sets
  std::vector<float> gradients_;  // laid out alike
  bool weights_changed_ = true;   // since the last forward pass
  std::vector<ParameterSet> sets_;
  std::vector<std::size_t> set_layers_; // the first layer that uses each set
  std::vector<Frozen> frozen_;
  std::vector<std::unique_ptr<Dense>> dense_;
  std::vector<std::unique_ptr<ActivationLayer>> activations_;
  std::vector<Layer*> layers_; // all of them, in order
  std::vector<float> gradient_a_, gradient_b_;
  GemmWorkspace workspace_;
};

} // namespace activarium
