// One hidden neuron: its pre-activation z for each image of a split, its weights, and what they make of the pixels.
//
// The pixel weights of a neuron of layer L are W₀ W₁ … W_L e, with W [inputs × outputs] and e the neuron's unit vector:
// its weights themselves in the first layer, and deeper what it would weigh if the layers between were linear. Of a
// gated neuron all this is the gate's, of a group z is the largest and the weights are the first piece's. Layers
// between count by what they would be with their gates open (the value half), or by their groups' first pieces. A norm,
// which in evaluation is a factor and an offset for each column, is taken into the weights and the bias.
#pragma once

#include "analysis/analysis.h"

namespace activarium {

class OneNeuron final : public Analysis {
public:
  static constexpr const char* name = "neuron";

  /// Which layers (0 is the first hidden one) and units there are.
  static Problem check(const Plan& plan, const AnalysisRequest& request);

  struct Slots {
    Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest& request);
    Slot<float> preactivations, weights, pixel_weights;
    Slot<double> column, next_column;
  };

  OneNeuron(const Run& run, const AnalysisRequest& request, Memory memory, const Slots& slots);

  const Info& activation() const { return model().activation(layer_).info(); }
  /// Of the images seen, in the split's order.
  const float* preactivations() const { return memory().at(slots_.preactivations); }
  /// [fan-in]
  const float* weights() const { return memory().at(slots_.weights); }
  float bias() const { return bias_; }
  /// [pixels], summed in double.
  const float* pixel_weights() const { return memory().at(slots_.pixel_weights); }

  void report(Report& out) const override;

private:
  void take(std::size_t rows, const float* outputs) override;
  void find_pixel_weights();

  Slots slots_;
  std::size_t layer_, unit_;
  float bias_;
};

} // namespace activarium
