// What each hidden neuron does over the images of a split: how often it fires, and whether it is dead.
//
// Two rules of death. The chapter's: the output is exactly 0 for every image. The general one: |f′(z)| ≤ 1e-6 for
// every image, so that no gradient reaches the neuron's weights; it shows saturated sigmoids too. Where a neuron has
// several pre-activations, |f′| is the largest |∂h/∂z| among them, and the gate's, or the largest of a group, says
// whether the neuron is on. A neuron whose f′ is no number for some image is counted as such, and as nothing that its
// slopes decide.
#pragma once

#include "analysis/analysis.h"

namespace activarium {

/// Of one layer; arrays are [units], counts are of images.
struct LayerStatistics {
  const Info* info;
  std::size_t units;
  float* largest_slope; // of f over [−20, 20] with the unit's own parameters, for saturation; only where f is bounded
  std::uint32_t* firing;   // output > 0
  std::uint32_t* nonzero;  // output ≠ 0
  std::uint32_t* on;       // pre-activation > 0
  std::uint32_t* flat;     // |f′| < 5 % of the largest slope
  std::uint32_t* no_slope; // f′ is no number
  double* output_sum;
  float* max_output;
  float* max_slope; // |f′|

  bool dead(std::size_t unit) const { return nonzero[unit] == 0; }
  bool gradient_dead(std::size_t unit) const { return max_slope[unit] <= 1e-6f && no_slope[unit] == 0; }
  bool always_on(std::size_t unit, std::size_t images) const { return on[unit] == images; }
  bool saturated(std::size_t unit, std::size_t images) const {
    return info->bounded() && static_cast<double>(flat[unit]) > 0.95 * static_cast<double>(images);
  }
};

class NeuronAnalysis final : public Analysis {
public:
  static constexpr const char* name = "neurons";

  struct Slots {
    Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest&);
    /// For the units of all layers, one behind the other.
    Slot<float> largest_slope, max_output, max_slope;
    Slot<std::uint32_t> firing, nonzero, on, flat, no_slope;
    Slot<double> output_sum;
  };

  NeuronAnalysis(const Run& run, const AnalysisRequest& request, Memory memory, const Slots& slots);

  const std::vector<LayerStatistics>& layers() const { return layers_; }
  void report(Report& out) const override;

private:
  void take(std::size_t rows, const float* outputs) override;

  std::vector<LayerStatistics> layers_;
};

} // namespace activarium
