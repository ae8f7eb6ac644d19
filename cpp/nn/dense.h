// A dense layer: y = x W + b, with W [inputs × outputs].
//
// Gradients: dW = xᵀ dy, db = Σ rows of dy, dx = dy Wᵀ.
//
// Where most inputs have one and the same value β, as an image's background has, the products run over x − β, whose
// zeros they leave out: y = (x − β) W + (b + β Σ rows of W), dW = (x − β)ᵀ dy + β db.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "nn/layer.h"
#include "simd/f32x4.h"

namespace activarium {

class Dense final : public Layer {
public:
  /// `parameters` and `gradients` point to W, row-major, followed by b. `workspace` is the one that all passes get.
  /// With a background (β above) `backward` does not give dx.
  Dense(std::size_t inputs, std::size_t outputs, std::size_t max_rows, const float* parameters, float* gradients,
        std::optional<double> background, GemmWorkspace& workspace)
      : inputs_(inputs), outputs_(outputs), parameters_(parameters), gradients_(gradients), background_(background),
        sums_(outputs), shifted_biases_(outputs), shift_(outputs), packed_(workspace.kernel()),
        output_(max_rows * outputs) {
    packed_.reserve(inputs, outputs);
    workspace.reserve(inputs, outputs, max_rows);
    if (background) {
      workspace.reserve_foreground(max_rows, inputs);
      workspace.reserve_foreground(inputs, max_rows);
    } else {
      workspace.reserve_left(max_rows, inputs);
      workspace.reserve(max_rows, inputs, outputs);
    }
  }

  std::size_t inputs() const { return inputs_; }
  std::size_t units() const override { return outputs_; }
  const float* output() const override { return output_.data(); }
  bool backward_in_place() const override { return false; }
  const float* weights() const { return parameters_; }
  const float* biases() const { return parameters_ + inputs_ * outputs_; }

  /// To be called before `forward` whenever the parameters have changed.
  void pack_weights() {
    packed_.pack(weight_matrix());
    if (!background_) return;
    sum_rows(weights(), inputs_);
    for (std::size_t o = 0; o < outputs_; ++o)
      shifted_biases_[o] = static_cast<float>(static_cast<double>(biases()[o]) + *background_ * sums_[o]);
  }

  void forward(const Pass&, std::size_t rows, const float* x, GemmWorkspace& workspace) override {
    const ConstMatrix x_view = ConstMatrix::row_major(x, rows, inputs_);
    const Matrix y = {output_.data(), rows, outputs_};
    if (!background_) return multiply(x_view, packed_, y, biases(), workspace);
    multiply_foreground(x_view, static_cast<float>(*background_), packed_, y, shifted_biases_.data(), workspace);
  }

  void backward(const Pass&, std::size_t rows, const float* x, float* dy, float* dx,
                GemmWorkspace& workspace) override {
    const ConstMatrix dy_view = ConstMatrix::row_major(dy, rows, outputs_);
    float* const db = gradients_ + inputs_ * outputs_;
    sum_rows(dy, rows);
    for (std::size_t o = 0; o < outputs_; ++o) db[o] = static_cast<float>(sums_[o]);
    const ConstMatrix x_transposed = ConstMatrix::row_major(x, rows, inputs_).transposed();
    const Matrix dw = {gradients_, inputs_, outputs_};
    if (background_) {
      const auto background = static_cast<float>(*background_);
      for (std::size_t o = 0; o < outputs_; ++o) shift_[o] = background * db[o];
      return multiply_foreground(x_transposed, background, dy_view, dw, shift_.data(), workspace);
    }
    multiply(x_transposed, dy_view, dw, nullptr, workspace);
    if (dx != nullptr) multiply(dy_view, weight_matrix().transposed(), {dx, rows, inputs_}, nullptr, workspace);
  }

private:
  ConstMatrix weight_matrix() const { return ConstMatrix::row_major(weights(), inputs_, outputs_); }

  /// Sums the rows of m [rows × outputs] into `sums_`, in float over sixteen rows at a time, then in double: what is
  /// wrong in a sum is wrong in the same way in a whole column of dW or for a whole batch.
  void sum_rows(const float* m, std::size_t rows) {
    std::fill(sums_.begin(), sums_.end(), 0.0);
    for (std::size_t first = 0; first < rows; first += 16) {
      const std::size_t end = std::min(first + 16, rows);
      for (std::size_t o = 0; o < outputs_; o += 4) {
        const std::size_t lanes = std::min<std::size_t>(4, outputs_ - o);
        f32x4 sum = 0.0;
        for (std::size_t r = first; r < end; ++r) {
          const float* const at = m + r * outputs_ + o;
          sum += lanes == 4 ? f32x4::load(at) : f32x4::load_partial(at, lanes);
        }
        float lane[4];
        sum.store(lane);
        for (std::size_t l = 0; l < lanes; ++l) sums_[o + l] += static_cast<double>(lane[l]);
      }
    }
  }

  std::size_t inputs_, outputs_;
  const float* parameters_;
  float* gradients_;
  std::optional<double> background_;
  std::vector<double> sums_;
  std::vector<float> shifted_biases_, shift_;
  PackedRight packed_;
  std::vector<float> output_;
};

} // namespace activarium
