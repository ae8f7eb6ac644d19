// Activations that take several pre-activations per unit: gated linear units, and maxout.
#pragma once

#include <algorithm>
#include <cmath>

#include "nn/activation_layer.h"

namespace activarium {

/// h = v ⊙ act(g), where z = [v | g]: the second half gates, as in PyTorch's F.glu.
/// dv = dh ⊙ act(g), dg = dh ⊙ v ⊙ act′(g).
class GatedLayer final : public ActivationLayer {
public:
  GatedLayer(const BlockKernel& kernel, std::size_t units, std::size_t max_rows)
      : ActivationLayer(kernel, units, max_rows), gates_(max_rows * units) {}

  bool backward_in_place() const override { return false; }

  void forward(const Pass&, std::size_t rows, const float* z, GemmWorkspace&) override {
    for (std::size_t r = 0; r < rows; ++r) {
      const float* value = z + 2 * r * units_;
      float* gate = gates_.data() + r * units_;
      float* h = output_.data() + r * units_;
      kernel().forward({}, 1, units_, value + units_, gate);
      for (std::size_t u = 0; u < units_; ++u) h[u] = value[u] * gate[u];
    }
  }

  void backward(const Pass&, std::size_t rows, const float* z, float* dh, float* dz, GemmWorkspace&) override {
    for (std::size_t r = 0; r < rows; ++r, z += 2 * units_, dz += 2 * units_, dh += units_) {
      const float* gate = gates_.data() + r * units_;
      for (std::size_t u = 0; u < units_; ++u) dz[u] = dh[u] * gate[u];
      for (std::size_t u = 0; u < units_; ++u) dh[u] *= z[u];
      kernel().backward({}, 1, units_, z + units_, dh, dz + units_, nullptr);
    }
  }

  void slopes(std::size_t rows, const float* z, const std::vector<float>& ones, float* out) const override {
    for (std::size_t r = 0; r < rows; ++r, z += 2 * units_, out += units_) {
      const float* gate = gates_.data() + r * units_;
      kernel().backward({}, 1, units_, z + units_, ones.data(), out, nullptr);
      for (std::size_t u = 0; u < units_; ++u) out[u] = std::max(std::fabs(gate[u]), std::fabs(z[u] * out[u]));
    }
  }

  Block deciding(const float* z) const override { return {z + units_, 2 * units_}; }
  std::size_t deciding_column(std::size_t unit) const override { return units_ + unit; }

private:
  std::vector<float> gates_; // act(g)
};

/// h = the largest of the unit's pieces, to which alone the gradient goes; on ties to the first of them.
class MaxoutLayer final : public ActivationLayer {
public:
  using ActivationLayer::ActivationLayer;

  bool backward_in_place() const override { return false; }

  void forward(const Pass&, std::size_t rows, const float* z, GemmWorkspace&) override {
    float* h = output_.data();
    for (std::size_t r = 0; r < rows; ++r, h += units_) {
      std::copy_n(z, units_, h);
      z += units_;
      // Neither comparison holds beside a NaN, which the sum hands on.
      for (std::size_t k = 1; k < info().pieces; ++k, z += units_)
        for (std::size_t u = 0; u < units_; ++u) h[u] = h[u] >= z[u] ? h[u] : z[u] > h[u] ? z[u] : h[u] + z[u];
    }
  }

  void backward(const Pass&, std::size_t rows, const float* z, float* dh, float* dz, GemmWorkspace&) override {
    const float* h = output_.data();
    for (std::size_t r = 0; r < rows; ++r, h += units_, dh += units_)
      for (std::size_t k = 0; k < info().pieces; ++k, z += units_, dz += units_)
        for (std::size_t u = 0; u < units_; ++u) {
          const bool largest = z[u] == h[u];
          dz[u] = largest ? dh[u] : 0.0f;
          dh[u] = largest ? 0.0f : dh[u]; // it is spent
        }
  }

  void slopes(std::size_t rows, const float*, const std::vector<float>&, float* out) const override {
    std::fill_n(out, rows * units_, 1.0f);
  }

  Block deciding(const float*) const override { return {output_.data(), units_}; }
};

} // namespace activarium
