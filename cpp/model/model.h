// A multilayer perceptron: dense layers with a norm, an activation and dropout after each but the last.
//
// The model is immutable and holds no numbers. Parameters, their gradients and whatever else has one number for each of
// them are blocks of its `tensors`; what a pass writes lies in a tape.
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "base/names.h"
#include "model/layers/activation_layer.h"
#include "model/layers/dense.h"
#include "model/tape.h"

namespace activarium {

/// What a model is made from.
struct ModelSpec {
  struct Set {
    std::shared_ptr<const BlockKernel> kernel;
    std::size_t sets;          // 1, or one per unit
    std::vector<bool> learned; // each of the activation's parameters
  };
  struct Hidden {
    std::size_t units;
    std::size_t set;                 // the activation and its parameters
    std::optional<std::size_t> norm; // in Norms
    double dropout;                  // probability; 0: none
  };

  std::size_t inputs, outputs;
  std::optional<double> background; // of most inputs
  std::vector<Set> sets;
  std::vector<Hidden> hidden;
};

/// What can be looked at, by layer: weights [inputs × outputs] and their gradients of every dense layer; of a batch
/// [rows × columns], pre-activations and outputs of hidden layers, the model's outputs as those of the last layer, and
/// the outputs' gradients.
enum class Quantity { weights, weight_gradients, preactivations, outputs, output_gradients };

/// A block of the model's tensors, and how often it has changed: a tape packs weights once for each version.
struct Parameters {
  float* values = nullptr;
  std::uint64_t version = 1;

  float* change() { return ++version, values; }
};

class Model {
public:
  explicit Model(const ModelSpec& spec);
  Model(const Model&) = delete;
  Model& operator=(const Model&) = delete;

  std::size_t inputs() const { return dense(0).inputs(); }
  std::size_t outputs() const { return layers_.back()->units(); }
  const Tensors& tensors() const { return tensors_; }
  const std::vector<ParameterSet>& sets() const { return sets_; }
  const std::vector<std::unique_ptr<Layer>>& layers() const { return layers_; }
  /// Doubles in which a tape sums the gradients of the activations' parameters.
  std::size_t set_gradients() const { return set_gradients_; }

  std::size_t hidden_layers() const { return hidden_.size(); }
  /// Dense layer number i; the last one makes the outputs.
  const Dense& dense(std::size_t i) const;
  const ActivationLayer& activation(std::size_t i) const;
  /// What the norm of hidden layer i does to a column in evaluation, nothing without one.
  Affine norm_of(std::size_t i, std::size_t column, const float* parameters) const;

  /// x [rows × inputs] → [rows × outputs]; rows ≤ tape.rows(). One tape must always get the same parameters.
  const float* forward(const Pass& pass, const Parameters& parameters, std::size_t rows, const float* x,
                       Tape& tape) const;
  /// After `forward` of the same pass, whose tape is not for evaluation: the gradients of all parameters from those of
  /// the outputs, which are overwritten. What is not learned keeps a gradient of 0 in `gradients`.
  void backward(const Pass& pass, const Parameters& parameters, std::size_t rows, const float* x, float* doutputs,
                Tape& tape, float* gradients) const;
  /// After a step of training: running statistics take in what the batch showed.
  void absorb(std::size_t rows, const Tape& tape, float* parameters) const;

  /// Hidden layer i of the tape's last pass, for the activation's own questions.
  LayerPass activation_pass(std::size_t i, const Pass& pass, const Parameters& parameters, std::size_t rows,
                            const Tape& tape) const;

  /// Of the tape's last pass, of `rows` rows; weights and their gradients from the blocks given, the outputs' gradients
  /// from a tape of `Use::inspection`. Nothing where there is no such quantity: without that block, before a forward
  /// pass, in a layer that has none. Hidden layers are 0 … hidden_layers() − 1, the last layer follows.
  std::optional<ConstMatrix> find(Quantity quantity, std::size_t layer, const Parameters& parameters,
                                  const float* gradients, std::size_t rows, const Tape& tape) const;

private:
  /// Where the parts of a hidden layer are among all layers.
  struct HiddenLayer {
    std::size_t dense, norm, activation, last;
  };

  void add_sets(const ModelSpec& spec);
  LayerPass pass_of(std::size_t layer, const Pass& pass, const Parameters& parameters, std::size_t rows, const float* x,
                    const Tape& tape) const;

  Tensors tensors_;
  std::vector<ParameterSet> sets_;
  std::vector<HiddenLayer> hidden_;
  std::vector<std::unique_ptr<Layer>> layers_; // all of them, in order
  std::size_t set_gradients_ = 0;
};

} // namespace activarium
