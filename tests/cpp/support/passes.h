// A model with all that a pass of it needs.
#pragma once

#include "model/model.h"

namespace activarium {

class PassBench {
public:
  /// `own_model` must outlive it.
  explicit PassBench(const Model& own_model, std::size_t rows, Use use = Use::training)
      : model(own_model), tape_plan_(memory_plan_, model, rows, use, kernel_),
        parameters_slot_(memory_plan_.add<float>(model.tensors().floats())),
        gradients_slot_(memory_plan_.add<float>(model.tensors().floats())), memory_(memory_plan_),
        tape(tape_plan_, memory_) {
    parameters.values = memory_.at(parameters_slot_);
    gradients = memory_.at(gradients_slot_);
  }

  const Model& model;

private:
  PanelKernel kernel_ = panel_kernel(Kernels::plain);
  MemoryPlan memory_plan_;
  TapePlan tape_plan_;
  Slot<float> parameters_slot_, gradients_slot_;
  Memory memory_;

public:
  Tape tape;
  Parameters parameters;
  float* gradients;

  std::size_t floats() const { return model.tensors().floats(); }
  const float* forward(std::size_t rows, const float* x, const Pass& pass = {}) {
    return model.forward(pass, parameters, rows, x, tape);
  }
  void backward(std::size_t rows, const float* x, float* doutputs, const Pass& pass = {}) {
    model.backward(pass, parameters, rows, x, doutputs, tape, gradients);
  }
};

/// What dropout of probability p multiplies the outputs of hidden layer l by in the last pass of `rows` rows, read from
/// which of them are 0; empty for p = 0. For activations that are nowhere 0.
inline std::vector<double> mask_of(std::size_t l, double p, std::size_t rows, const PassBench& bench) {
  if (p == 0) return {};
  const auto h = bench.model.find(Quantity::outputs, l, bench.parameters, nullptr, rows, bench.tape);
  std::vector<double> mask;
  for (std::size_t i = 0; i < h->rows * h->columns; ++i) mask.push_back(h->data[i] == 0.0f ? 0 : 1 / (1 - p));
  return mask;
}

} // namespace activarium
