// What each hidden neuron does over the images of a split: how often it fires, and whether it is dead.
//
// Two rules of death. The chapter's: the output is exactly 0 for every image. The general one: |f′(z)| ≤ 1e-6 for
// every image, so that no gradient reaches the neuron's weights; it shows saturated sigmoids too. Where a neuron has
// several pre-activations, |f′| is the largest |∂h/∂z| among them, and the gate's, or the largest of a group, says
// whether the neuron is on.
#pragma once

#include "analysis/split_pass.h"

namespace activarium {

/// Arrays are [units]; counts are of images.
struct LayerStatistics {
  const Info* info;
  double largest_slope;               // of f over [−20, 20], for saturation; only where f is bounded
  std::vector<std::uint32_t> firing;  // output > 0
  std::vector<std::uint32_t> nonzero; // output ≠ 0
  std::vector<std::uint32_t> on;      // pre-activation > 0
  std::vector<std::uint32_t> flat;    // |f′| < 5 % of the largest slope
  std::vector<double> output_sum;
  std::vector<float> max_output;
  std::vector<float> max_slope; // |f′|

  bool dead(std::size_t unit) const { return nonzero[unit] == 0; }
  bool gradient_dead(std::size_t unit) const { return max_slope[unit] <= 1e-6f; }
  bool always_on(std::size_t unit, std::size_t images) const { return on[unit] == images; }
  bool saturated(std::size_t unit, std::size_t images) const {
    return info->bounded() && static_cast<double>(flat[unit]) > 0.95 * static_cast<double>(images);
  }
};

class NeuronAnalysis {
public:
  NeuronAnalysis(Run& run, bool test, std::size_t images = SplitPass::all);

  const SplitPass& pass() const { return pass_; }
  const std::vector<LayerStatistics>& layers() const { return layers_; }
  /// Takes in the next chunk of images.
  void advance();

private:
  Run& run_;
  SplitPass pass_;
  std::vector<LayerStatistics> layers_;
  std::vector<float> slopes_, ones_;
};

} // namespace activarium
