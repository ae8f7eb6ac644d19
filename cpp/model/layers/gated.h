// A gated linear unit: h = v ⊙ act(g), where z = [v | g]; the second half gates, as in PyTorch's F.glu.
//
// dv = dh ⊙ act(g), dg = dh ⊙ v ⊙ act′(g).
#pragma once

#include <algorithm>
#include <cmath>

#include "model/layers/activation_layer.h"

namespace activarium {

class GatedLayer final : public ActivationLayer {
public:
  static constexpr Kind kind = Kind::gated;
  using ActivationLayer::ActivationLayer;

  bool backward_in_place() const override { return false; }

  LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const override {
    LayerNeeds n = ActivationLayer::needs(rows, use, kernel);
    n.kept = std::uint64_t{rows} * units_; // act(g)
    return n;
  }

  const float* forward(const LayerPass& p) const override {
    const float* value = p.x;
    float *gate = p.own.kept, *h = p.own.output;
    for (std::size_t r = 0; r < p.rows; ++r, value += 2 * units_, gate += units_, h += units_) {
      kernel().forward({}, 1, units_, value + units_, gate);
      for (std::size_t u = 0; u < units_; ++u) h[u] = value[u] * gate[u];
    }
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dh, float* dz, float*) const override {
    const float *z = p.x, *gate = p.own.kept;
    for (std::size_t r = 0; r < p.rows; ++r, z += 2 * units_, dz += 2 * units_, dh += units_, gate += units_) {
      for (std::size_t u = 0; u < units_; ++u) dz[u] = dh[u] * gate[u];
      for (std::size_t u = 0; u < units_; ++u) dh[u] *= z[u];
      kernel().backward({}, 1, units_, z + units_, dh, dz + units_, nullptr);
    }
  }

  const float* slopes(const LayerPass& p, float* space) const override {
    const float *z = p.x, *gate = p.own.kept;
    float* out = space;
    std::fill_n(out, p.rows * units_, 1.0f);
    for (std::size_t r = 0; r < p.rows; ++r, z += 2 * units_, out += units_, gate += units_) {
      kernel().backward({}, 1, units_, z + units_, out, out, nullptr);
      for (std::size_t u = 0; u < units_; ++u) {
        const float through_gate = std::fabs(z[u] * out[u]), through_value = std::fabs(gate[u]);
        out[u] = through_value >= through_gate ? through_value : through_gate; // a NaN of the gate's slope stays
      }
    }
    return space;
  }

  Block deciding(const LayerPass& p) const override { return {p.x + units_, 2 * units_}; }
  std::size_t deciding_column(std::size_t unit) const override { return units_ + unit; }
};

} // namespace activarium
