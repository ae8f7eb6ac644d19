// Batch normalisation (Ioffe and Szegedy, 2015) as torch.nn.BatchNorm1d defines it, with its defaults:
// y = γ (x − μ) / √(σ² + 10⁻⁵) + β, where μ and σ² are a column's mean and variance.
//
// In training they are the batch's, σ² divided by n; in evaluation the running ones, which move a tenth of the way to
// the batch's at each step, σ² then divided by n − 1.
//
// Gradients, with x̂ = (x − μ) / √(σ² + 10⁻⁵): dβ = Σ dy, dγ = Σ dy x̂, dx = γ / √(σ² + 10⁻⁵) · (dy − dβ/n − x̂ dγ/n).
#pragma once

#include <cmath>

#include "model/layers/layer.h"
#include "simd/column_sums.h"

namespace activarium {

class BatchNorm final : public Layer {
public:
  static constexpr const char* name = "batch";
  /// A batch of one row has no variance.
  static constexpr std::size_t least_rows = 2;

  BatchNorm(Tensors& tensors, std::size_t layer, std::size_t units)
      : tensors_(tensors), scale_(tensors.add({layer, Role::scale, 1, units})),
        shift_(tensors.add({layer, Role::shift, 1, units})),
        mean_(tensors.add({layer, Role::running_mean, 1, units, false})),
        variance_(tensors.add({layer, Role::running_variance, 1, units, false})), units_(units) {}

  std::size_t units() const override { return units_; }
  bool backward_in_place() const override { return true; }

  LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const override {
    LayerNeeds n(kernel);
    n.output = std::uint64_t{rows} * units_;
    n.packed = 2 * std::uint64_t{units_};
    if (use == Use::evaluation) return n;
    n.kept = std::uint64_t{rows} * units_ + 3 * std::uint64_t{units_};
    n.totals = 2 * std::uint64_t{units_};
    n.partials = units_ * reduction_blocks(rows);
    return n;
  }

  /// In evaluation y = factor · x + offset.
  void prepare(const float* parameters, const LayerBuffers& own, const Workspace&) const override {
    for (std::size_t u = 0; u < units_; ++u) {
      const Affine a = affine(u, parameters);
      own.packed[u] = static_cast<float>(a.factor);
      own.packed[units_ + u] = static_cast<float>(a.offset);
    }
  }

  Affine affine(std::size_t column, const float* parameters) const override {
    const auto at = [&](std::size_t tensor) { return static_cast<double>(block(parameters, tensor)[column]); };
    const double factor = at(scale_) / std::sqrt(at(variance_) + epsilon);
    return {factor, at(shift_) - factor * at(mean_)};
  }

  const float* forward(const LayerPass& p) const override {
    if (!p.pass.training) {
      for_each(p.rows, [&](std::size_t i, std::size_t u, std::size_t lanes) {
        const f32x4 factor = load_lanes(p.own.packed + u, lanes), offset = load_lanes(p.own.packed + units_ + u, lanes);
        store_lanes(factor * load_lanes(p.x + i, lanes) + offset, p.own.output + i, lanes);
      });
      return p.own.output;
    }
    const Kept kept = in(p.own, p.rows);
    double *const sums = p.workspace.totals, *const partials = p.workspace.partials;
    const auto n = static_cast<double>(p.rows);
    std::fill_n(sums, 2 * units_, 0.0);
    add_columns(p.x, p.rows, units_, partials, sums);
    for (std::size_t u = 0; u < units_; ++u) kept.mean[u] = static_cast<float>(sums[u] / n);
    add_columns(p.rows, units_, partials, sums + units_, [&](std::size_t r, std::size_t u, std::size_t lanes) {
      const f32x4 d = load_lanes(p.x + r * units_ + u, lanes) - load_lanes(kept.mean + u, lanes);
      return d * d;
    });
    for (std::size_t u = 0; u < units_; ++u) {
      const double variance = sums[units_ + u] / n;
      kept.variance[u] = static_cast<float>(variance);
      kept.inverse[u] = static_cast<float>(1 / std::sqrt(variance + epsilon));
    }
    const float *const gamma = block(p.parameters, scale_), *const beta = block(p.parameters, shift_);
    for_each(p.rows, [&](std::size_t i, std::size_t u, std::size_t lanes) {
      const f32x4 x =
          (load_lanes(p.x + i, lanes) - load_lanes(kept.mean + u, lanes)) * load_lanes(kept.inverse + u, lanes);
      store_lanes(x, kept.x + i, lanes);
      store_lanes(load_lanes(gamma + u, lanes) * x + load_lanes(beta + u, lanes), p.own.output + i, lanes);
    });
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dy, float* dx, float* gradients) const override {
    const Kept kept = in(p.own, p.rows);
    double *const sums = p.workspace.totals, *const partials = p.workspace.partials;
    std::fill_n(sums, 2 * units_, 0.0);
    add_columns(dy, p.rows, units_, partials, sums);
    add_columns(p.rows, units_, partials, sums + units_, [&](std::size_t r, std::size_t u, std::size_t lanes) {
      return load_lanes(dy + r * units_ + u, lanes) * load_lanes(kept.x + r * units_ + u, lanes);
    });
    float *const dgamma = gradients + tensors_[scale_].offset, *const dbeta = gradients + tensors_[shift_].offset;
    for (std::size_t u = 0; u < units_; ++u) {
      dbeta[u] = static_cast<float>(sums[u]);
      dgamma[u] = static_cast<float>(sums[units_ + u]);
    }
    if (dx == nullptr) return;
    const float* const gamma = block(p.parameters, scale_);
    const f32x4 share = 1 / static_cast<double>(p.rows);
    for_each(p.rows, [&](std::size_t i, std::size_t u, std::size_t lanes) {
      const f32x4 mean = share * load_lanes(dbeta + u, lanes), along = share * load_lanes(dgamma + u, lanes);
      const f32x4 factor = load_lanes(gamma + u, lanes) * load_lanes(kept.inverse + u, lanes);
      store_lanes(factor * (load_lanes(dy + i, lanes) - mean - load_lanes(kept.x + i, lanes) * along), dx + i, lanes);
    });
  }

  void absorb(std::size_t rows, const LayerBuffers& own, float* parameters) const override {
    const Kept kept = in(own, rows);
    const auto n = static_cast<double>(rows);
    const auto move = [&](std::size_t tensor, std::size_t u, double seen) {
      float& v = parameters[tensors_[tensor].offset + u];
      v = static_cast<float>((1 - momentum) * static_cast<double>(v) + momentum * seen);
    };
    for (std::size_t u = 0; u < units_; ++u) {
      move(mean_, u, kept.mean[u]);
      move(variance_, u, static_cast<double>(kept.variance[u]) * n / (n - 1));
    }
  }

private:
  static constexpr double epsilon = 1e-5, momentum = 0.1;

  struct Kept {
    float* x; // x̂ [rows × units]
    float *mean, *variance, *inverse;
  };
  Kept in(const LayerBuffers& own, std::size_t rows) const {
    float* const moments = own.kept + rows * units_;
    return {own.kept, moments, moments + units_, moments + 2 * units_};
  }

  const float* block(const float* parameters, std::size_t tensor) const { return parameters + tensors_[tensor].offset; }
  /// visit(index of the first, its column, lanes) for all of [rows × units].
  template <class Visit> void for_each(std::size_t rows, const Visit& visit) const {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t u = 0; u < units_; u += 4) visit(r * units_ + u, u, std::min<std::size_t>(4, units_ - u));
  }

  const Tensors& tensors_;
  std::size_t scale_, shift_, mean_, variance_, units_;
};

} // namespace activarium
