// One hidden neuron: its pre-activation z for each image of a split, its weights, and what they make of the pixels.
//
// The pixel weights of a neuron of layer L are W₀ W₁ … W_L e, with W [inputs × outputs] and e the neuron's unit vector:
// its weights themselves in the first layer, and deeper what it would weigh if the layers between were linear. Of a
// gated neuron all this is the gate's, of a group z is the largest and the weights are the first piece's. Layers
// between count by what they would be with their gates open (the value half), or by their groups' first pieces.
#pragma once

#include "analysis/split_pass.h"

namespace activarium {

class OneNeuron {
public:
  /// What is wrong with `layer` (0 is the first hidden layer) or `unit`, if anything is.
  static Problem check(const Network& network, double layer, double unit);

  /// `layer` and `unit` must have passed `check`. Weights are taken as they are now.
  OneNeuron(Run& run, bool test, std::size_t layer, std::size_t unit, std::size_t images = SplitPass::all);

  const SplitPass& pass() const { return pass_; }
  /// Takes in the next chunk of images.
  void advance();

  const Info& activation() const { return run_.network().activation(layer_).info(); }
  /// Of the images seen, in the split's order.
  const std::vector<float>& preactivations() const { return preactivations_; }
  /// [fan-in]
  const std::vector<float>& weights() const { return weights_; }
  float bias() const { return bias_; }
  /// [pixels], summed in double.
  const std::vector<float>& pixel_weights() const { return pixel_weights_; }

private:
  Run& run_;
  SplitPass pass_;
  std::size_t layer_, unit_;
  std::vector<float> preactivations_, weights_, pixel_weights_;
  float bias_;
};

} // namespace activarium
