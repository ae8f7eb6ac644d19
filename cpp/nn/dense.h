// A dense layer: y = x W + b, with W [inputs × outputs].
//
// Gradients: dW = xᵀ dy, db = Σ rows of dy, dx = dy Wᵀ.
#pragma once

#include <algorithm>
#include <vector>

#include "nn/layer.h"

namespace activarium {

class Dense final : public Layer {
public:
  /// `parameters` and `gradients` point to W, row-major, followed by b. `workspace` is the one that all passes get.
  Dense(std::size_t inputs, std::size_t outputs, std::size_t max_rows, const float* parameters, float* gradients,
        GemmWorkspace& workspace)
      : inputs_(inputs), outputs_(outputs), parameters_(parameters), gradients_(gradients), packed_(workspace.kernel()),
        output_(max_rows * outputs) {
    packed_.reserve(inputs, outputs);
    workspace.reserve_left(max_rows, inputs);
    workspace.reserve(inputs, outputs, max_rows);
    workspace.reserve(max_rows, inputs, outputs);
  }

  std::size_t inputs() const { return inputs_; }
  std::size_t units() const override { return outputs_; }
  const float* output() const override { return output_.data(); }
  bool backward_in_place() const override { return false; }
  const float* weights() const { return parameters_; }
  const float* biases() const { return parameters_ + inputs_ * outputs_; }

  /// To be called before `forward` whenever the weights have changed.
  void pack_weights() { packed_.pack(weight_matrix()); }

  void forward(const Pass&, std::size_t rows, const float* x, GemmWorkspace& workspace) override {
    multiply(ConstMatrix::row_major(x, rows, inputs_), packed_, {output_.data(), rows, outputs_}, biases(), workspace);
  }

  void backward(const Pass&, std::size_t rows, const float* x, float* dy, float* dx,
                GemmWorkspace& workspace) override {
    const ConstMatrix dy_view = ConstMatrix::row_major(dy, rows, outputs_);
    multiply(ConstMatrix::row_major(x, rows, inputs_).transposed(), dy_view, {gradients_, inputs_, outputs_}, nullptr,
             workspace);
    float* db = gradients_ + inputs_ * outputs_;
    std::fill(db, db + outputs_, 0.0f);
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t o = 0; o < outputs_; ++o) db[o] += dy[r * outputs_ + o];
    if (dx != nullptr) multiply(dy_view, weight_matrix().transposed(), {dx, rows, inputs_}, nullptr, workspace);
  }

private:
  ConstMatrix weight_matrix() const { return ConstMatrix::row_major(weights(), inputs_, outputs_); }

  std::size_t inputs_, outputs_;
  const float* parameters_;
  float* gradients_;
  PackedRight packed_;
  std::vector<float> output_;
};

} // namespace activarium
