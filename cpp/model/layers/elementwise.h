// An activation that takes each number by itself, its parameters shared by the network, the layer, or one set per unit.
#pragma once

#include "base/reduction.h"
#include "model/layers/activation_layer.h"
#include "simd/generator.h"

namespace activarium {

class ElementwiseLayer final : public ActivationLayer {
public:
  static constexpr Kind kind = Kind::elementwise;
  using ActivationLayer::ActivationLayer;

  bool backward_in_place() const override { return true; }

  LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const override {
    LayerNeeds n = ActivationLayer::needs(rows, use, kernel);
    if (set_.learned) n.partials = set_.size() * reduction_blocks(rows);
    if (use == Use::evaluation && set_.kernel->values_and_slopes != nullptr) n.kept = n.output;
    return n;
  }

  const float* forward(const LayerPass& p) const override {
    const Generator noise = noise_of(p.pass);
    kernel().forward(context(p, noise), p.rows, units_, p.x, p.own.output, kept_slopes(p));
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dy, float* dx, float*) const override {
    const Generator noise = noise_of(p.pass);
    const ParameterSums sums = {p.workspace.set_gradients + set_.gradient_offset, p.workspace.partials};
    kernel().backward(context(p, noise), p.rows, units_, p.x, dy, dx, set_.learned ? &sums : nullptr);
  }

  const float* slopes(const LayerPass& p, float* space) const override {
    if (float* const kept = kept_slopes(p)) return kept;
    const BlockContext c{p.parameters + set_.offset, set_.sets, nullptr, nullptr};
    std::fill_n(space, p.rows * units_, 1.0f);
    kernel().backward(c, p.rows, units_, p.x, space, space, nullptr);
    return space;
  }

private:
  /// Null where they are computed when they are asked for.
  static float* kept_slopes(const LayerPass& p) { return p.pass.slopes ? p.own.kept : nullptr; }

  Generator noise_of(const Pass& pass) const { return {pass.seed, Purpose::noise, pass.step, index_}; }

  BlockContext context(const LayerPass& p, const Generator& noise) const {
    BlockContext c{p.parameters + set_.offset, set_.sets, nullptr, nullptr};
    if (p.pass.training && info().noisy) {
      c.noise = draw;
      c.noise_state = &noise;
    }
    return c;
  }

  static void draw(const void* state, std::size_t index, float* out) {
    const auto& noise = *static_cast<const Generator*>(state);
    const auto first = static_cast<std::uint32_t>(index);
    if (first % 4 == 0) {
      const auto words = noise.block(first / 4);
      for (std::size_t i = 0; i < 4; ++i) out[i] = Generator::unit(words[i]);
    } else {
      for (std::uint32_t i = 0; i < 4; ++i) out[i] = noise.uniform(first + i);
    }
  }
};

} // namespace activarium
