// All that a pass of one batch through a model writes. A model has as many tapes as there are passes that must not
// meet: a training's, and one for each analysis.
#pragma once

#include <vector>

#include "model/layers/layer.h"

namespace activarium {

class Model;

/// Where everything lies in a block of memory.
class TapePlan {
public:
  /// Adds to `memory` what batches of up to `rows` rows need.
  TapePlan(MemoryPlan& memory, const Model& model, std::size_t rows, Use use, const PanelKernel& kernel);

  std::size_t rows() const { return rows_; }

private:
  friend class Tape;
  struct LayerSlots {
    Slot<float> output, kept, packed, gradient;
  };

  std::size_t rows_;
  Use use_;
  PanelKernel kernel_;
  std::vector<LayerSlots> layers_;
  GemmSlots gemm_;
  Slot<double> totals_, partials_, set_gradients_;
  Slot<float> gradient_a_, gradient_b_;
  std::size_t set_gradients_count_;
};

class Tape {
public:
  /// `plan` and `memory`, which was taken after it, must outlive the tape.
  Tape(const TapePlan& plan, const Memory& memory);

  std::size_t rows() const { return plan_->rows_; }

private:
  friend class Model;
  struct LayerRecord {
    LayerBuffers buffers;
    const float* output = nullptr; // of the last forward pass
    float* gradient = nullptr;     // its gradient, where gradients are kept
  };

  const TapePlan* plan_;
  std::vector<LayerRecord> layers_;
  Workspace workspace_;
  float *gradient_a_, *gradient_b_;
  std::uint64_t prepared_ = 0; // the version of the parameters that `packed` belongs to
};

} // namespace activarium
