// Maxout: h = the largest of the unit's pieces, to which alone the gradient goes; on ties to the first of them.
#pragma once

#include <algorithm>

#include "model/layers/activation_layer.h"

namespace activarium {

class MaxoutLayer final : public ActivationLayer {
public:
  static constexpr Kind kind = Kind::grouped;
  using ActivationLayer::ActivationLayer;

  bool backward_in_place() const override { return false; }

  const float* forward(const LayerPass& p) const override {
    const float* z = p.x;
    float* h = p.own.output;
    for (std::size_t r = 0; r < p.rows; ++r, h += units_) {
      std::copy_n(z, units_, h);
      z += units_;
      // Neither comparison holds beside a NaN, which the sum hands on.
      for (std::size_t k = 1; k < info().pieces; ++k, z += units_)
        for (std::size_t u = 0; u < units_; ++u) h[u] = h[u] >= z[u] ? h[u] : z[u] > h[u] ? z[u] : h[u] + z[u];
    }
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dh, float* dz, float*) const override {
    const float *z = p.x, *h = p.own.output;
    for (std::size_t r = 0; r < p.rows; ++r, h += units_, dh += units_)
      for (std::size_t k = 0; k < info().pieces; ++k, z += units_, dz += units_)
        for (std::size_t u = 0; u < units_; ++u) {
          const bool largest = z[u] == h[u];
          dz[u] = largest ? dh[u] : 0.0f;
          dh[u] = largest ? 0.0f : dh[u]; // it is spent
        }
  }

  const float* slopes(const LayerPass& p, float* space) const override {
    std::fill_n(space, p.rows * units_, 1.0f);
    return space;
  }

  Block deciding(const LayerPass& p) const override { return {p.own.output, units_}; }
};

} // namespace activarium
