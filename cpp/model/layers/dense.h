// A dense layer: y = x W + b, with W [inputs × outputs].
//
// Gradients: dW = xᵀ dy, db = Σ rows of dy, dx = dy Wᵀ.
//
// Where most inputs have one and the same value β, as an image's background has, the products run over x − β, whose
// zeros they leave out: y = (x − β) W + (b + β Σ rows of W), dW = (x − β)ᵀ dy + β db.
#pragma once

#include <algorithm>
#include <optional>

#include "model/layers/layer.h"
#include "simd/column_sums.h"

namespace activarium {

class Dense final : public Layer {
public:
  /// `layer` is its number in the table. With a background (β above) `backward` does not give dx.
  Dense(Tensors& tensors, std::size_t layer, std::size_t inputs, std::size_t outputs, std::optional<double> background)
      : tensors_(tensors), weight_(tensors.add({layer, Role::weight, inputs, outputs})),
        bias_(tensors.add({layer, Role::bias, 1, outputs})), inputs_(inputs), outputs_(outputs),
        background_(background) {}

  std::size_t inputs() const { return inputs_; }
  std::size_t units() const override { return outputs_; }
  bool backward_in_place() const override { return false; }
  /// Of a block: W, row-major, and b.
  const float* weights(const float* block) const { return block + tensors_[weight_].offset; }
  const float* biases(const float* block) const { return block + tensors_[bias_].offset; }

  LayerNeeds needs(std::size_t rows, Use use, const PanelKernel& kernel) const override {
    LayerNeeds n(kernel);
    n.output = std::uint64_t{rows} * outputs_;
    n.packed = packed_floats(kernel, inputs_, outputs_) + (background_ ? outputs_ : 0);
    n.totals = outputs_;
    n.partials = outputs_ * reduction_blocks(background_ ? std::max(rows, inputs_) : rows);
    background_ ? n.gemm.add_foreground_packed(rows, inputs_) : n.gemm.add_packed(rows, inputs_);
    if (use == Use::evaluation) return n;
    n.kept = background_ ? outputs_ : 0;
    background_ ? n.gemm.add_foreground(inputs_, outputs_, rows) : n.gemm.add(inputs_, outputs_, rows);
    if (!background_) n.gemm.add(rows, inputs_, outputs_);
    return n;
  }

  void prepare(const float* parameters, const LayerBuffers& own, const Workspace& workspace) const override {
    const float* const w = weights(parameters);
    pack(workspace.gemm.kernel, ConstMatrix::row_major(w, inputs_, outputs_), own.packed);
    if (!background_) return;
    sum_rows(w, inputs_, workspace);
    float* const shifted = shifted_biases(own, workspace);
    for (std::size_t o = 0; o < outputs_; ++o)
      shifted[o] = static_cast<float>(static_cast<double>(biases(parameters)[o]) + *background_ * workspace.totals[o]);
  }

  const float* forward(const LayerPass& p) const override {
    const ConstMatrix x = ConstMatrix::row_major(p.x, p.rows, inputs_);
    const Matrix y = {p.own.output, p.rows, outputs_};
    const PackedRight w = {p.own.packed};
    if (background_)
      multiply_foreground(
          x, static_cast<float>(*background_), w, y, shifted_biases(p.own, p.workspace), p.workspace.gemm);
    else
      multiply(x, w, y, biases(p.parameters), p.workspace.gemm);
    return p.own.output;
  }

  void backward(const LayerPass& p, float* dy, float* dx, float* gradients) const override {
    const GemmWorkspace& gemm = p.workspace.gemm;
    const ConstMatrix dy_view = ConstMatrix::row_major(dy, p.rows, outputs_);
    float* const db = gradients + tensors_[bias_].offset;
    sum_rows(dy, p.rows, p.workspace);
    for (std::size_t o = 0; o < outputs_; ++o) db[o] = static_cast<float>(p.workspace.totals[o]);
    const ConstMatrix x_transposed = ConstMatrix::row_major(p.x, p.rows, inputs_).transposed();
    const Matrix dw = {gradients + tensors_[weight_].offset, inputs_, outputs_};
    if (background_) {
      const auto background = static_cast<float>(*background_);
      for (std::size_t o = 0; o < outputs_; ++o) p.own.kept[o] = background * db[o];
      return multiply_foreground(x_transposed, background, dy_view, dw, p.own.kept, gemm);
    }
    multiply(x_transposed, dy_view, dw, nullptr, gemm);
    if (dx == nullptr) return;
    const ConstMatrix w = ConstMatrix::row_major(weights(p.parameters), inputs_, outputs_);
    multiply(dy_view, w.transposed(), {dx, p.rows, inputs_}, nullptr, gemm);
  }

private:
  /// Behind the packed weights.
  float* shifted_biases(const LayerBuffers& own, const Workspace& workspace) const {
    return own.packed + packed_floats(workspace.gemm.kernel, inputs_, outputs_);
  }

  void sum_rows(const float* m, std::size_t rows, const Workspace& workspace) const {
    std::fill_n(workspace.totals, outputs_, 0.0);
    add_columns(m, rows, outputs_, workspace.partials, workspace.totals);
  }

  const Tensors& tensors_;
  std::size_t weight_, bias_, inputs_, outputs_;
  std::optional<double> background_;
};

} // namespace activarium
