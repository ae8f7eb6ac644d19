// The table of a model's tensors: one layout, after which parameters, gradients, an optimiser's moments and snapshots
// are each one flat block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace activarium {

/// `running_mean` and `running_variance` are what a norm has seen in training.
enum class Role { weight, bias, scale, shift, activation, running_mean, running_variance };

struct Tensor {
  std::size_t layer; // 0 is the first hidden layer, the last one makes the outputs; of shared parameters the first user
  Role role;
  std::size_t rows, columns; // row-major
  bool learned = true;
  const char* name = "";  // of an activation's parameter, [count × sets]
  std::size_t offset = 0; // into a block, floats

  std::size_t size() const { return rows * columns; }
};

/// Neighbouring floats of a block.
struct Range {
  std::size_t first, end;
};

class Tensors {
public:
  /// The tensor's number.
  std::size_t add(Tensor tensor);
  /// Gives all their places: what dense layers and norms learn first, then the activations' parameters, then the
  /// running statistics; each in the order of `add`.
  void arrange();

  const Tensor& operator[](std::size_t i) const { return all_[i]; }
  std::vector<Tensor>::const_iterator begin() const { return all_.begin(); }
  std::vector<Tensor>::const_iterator end() const { return all_.end(); }
  /// Null if the layer has no such tensor.
  const Tensor* find(std::size_t layer, Role role) const;

  /// Of a block. More than memory has are counted too, for the plan to refuse: 32 bits would not do.
  std::uint64_t planned_floats() const { return floats_; }
  std::size_t floats() const { return static_cast<std::size_t>(floats_); }
  std::size_t learned_floats() const;
  /// Where what is learned lies, neighbours joined. Elsewhere gradients are always 0.
  const std::vector<Range>& learned() const { return learned_; }

private:
  std::vector<Tensor> all_;
  std::vector<Range> learned_;
  std::uint64_t floats_ = 0;
};

} // namespace activarium
