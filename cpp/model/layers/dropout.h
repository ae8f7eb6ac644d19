// Dropout (Srivastava and others, 2014) as torch.nn.Dropout defines it: in training each number is 0 with probability p
// and otherwise divided by 1 − p. The backward pass draws the same numbers again.
#pragma once

#include "model/layers/layer.h"
#include "simd/column_sums.h"
#include "simd/generator.h"

namespace activarium {

class Dropout final : public Layer {
public:
  Dropout(std::uint32_t layer, std::size_t units, double probability)
      : layer_(layer), units_(units), probability_(static_cast<float>(probability)),
        factor_(static_cast<float>(1 / (1 - probability))) {}

  std::size_t units() const override { return units_; }
  bool backward_in_place() const override { return true; }

  LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const override {
    LayerNeeds n(kernel);
    n.output = use == Use::evaluation ? 0 : std::uint64_t{rows} * units_;
    return n;
  }

  const float* forward(const LayerPass& p) const override {
    if (!p.pass.training) return p.x;
    apply(p, p.x, p.own.output);
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dy, float* dx, float*) const override { apply(p, dy, dx); }

private:
  void apply(const LayerPass& p, const float* from, float* to) const {
    const Generator random{p.pass.seed, Purpose::dropout, p.pass.step, layer_};
    const std::size_t n = p.rows * units_;
    for (std::size_t i = 0; i < n; i += 4) {
      const auto words = random.block(static_cast<std::uint32_t>(i / 4));
      for (std::size_t lane = 0; lane < std::min<std::size_t>(4, n - i); ++lane)
        to[i + lane] = Generator::unit(words[lane]) < probability_ ? 0.0f : factor_ * from[i + lane];
    }
  }

  std::uint32_t layer_;
  std::size_t units_;
  float probability_, factor_;
};

} // namespace activarium
