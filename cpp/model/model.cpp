#include "model/model.h"

#include <algorithm>
#include <cmath>

#include "model/layers/dropout.h"
#include "model/layers/list.h"

namespace activarium {

// Cold: made small, unlike the layers' passes, which are compiled with it.
[[gnu::cold]] Model::Model(const ModelSpec& spec) {
  add_sets(spec);
  std::size_t inputs = spec.inputs;
  std::optional<double> background = spec.background;
  for (std::size_t i = 0; i < spec.hidden.size(); ++i) {
    const ModelSpec::Hidden& hidden = spec.hidden[i];
    const ParameterSet& set = sets_[hidden.set];
    const auto index = static_cast<std::uint32_t>(i);
    const std::size_t columns = set.kernel->info->pieces * hidden.units;
    HiddenLayer at;
    at.dense = layers_.size();
    layers_.push_back(std::make_unique<Dense>(tensors_, i, inputs, columns, background));
    if (hidden.norm)
      Norms::call(*hidden.norm, [&]<class Norm>() { layers_.push_back(std::make_unique<Norm>(tensors_, i, columns)); });
    at.norm = layers_.size() - 1;
    at.activation = layers_.size();
    ActivationLayers::for_each([&]<class Activation>() {
      if (set.kernel->info->kind == Activation::kind)
        layers_.push_back(std::make_unique<Activation>(set, index, hidden.units));
    });
    if (hidden.dropout > 0) layers_.push_back(std::make_unique<Dropout>(index, hidden.units, hidden.dropout));
    at.last = layers_.size() - 1;
    hidden_.push_back(at);
    inputs = hidden.units;
    background = std::nullopt;
  }
  layers_.push_back(std::make_unique<Dense>(tensors_, hidden_.size(), inputs, spec.outputs, background));
  tensors_.arrange();
  for (ParameterSet& set : sets_)
    if (set.size() != 0) set.offset = tensors_[set.first_tensor].offset;
}

[[gnu::cold]] void Model::add_sets(const ModelSpec& spec) {
  sets_.reserve(spec.sets.size()); // layers refer to them
  for (std::size_t s = 0; s < spec.sets.size(); ++s) {
    const ModelSpec::Set& own = spec.sets[s];
    ParameterSet set{own.kernel, own.sets};
    const auto user = std::find_if(spec.hidden.begin(), spec.hidden.end(), [&](const auto& h) { return h.set == s; });
    const auto layer = static_cast<std::size_t>(user - spec.hidden.begin());
    const List<ParameterInfo>& infos = own.kernel->info->parameters;
    for (std::size_t k = 0; k < infos.size; ++k) {
      const std::size_t tensor =
          tensors_.add({layer, Role::activation, infos[k].count, own.sets, own.learned[k], infos[k].name});
      if (k == 0) set.first_tensor = tensor;
      set.learned = set.learned || own.learned[k];
    }
    if (set.learned) {
      set.gradient_offset = set_gradients_;
      set_gradients_ += set.size();
    }
    sets_.push_back(std::move(set));
  }
}

const Dense& Model::dense(std::size_t i) const {
  return static_cast<const Dense&>(i < hidden_.size() ? *layers_[hidden_[i].dense] : *layers_.back());
}

const ActivationLayer& Model::activation(std::size_t i) const {
  return static_cast<const ActivationLayer&>(*layers_[hidden_[i].activation]);
}

LayerPass Model::pass_of(std::size_t layer, const Pass& pass, const Parameters& parameters, std::size_t rows,
                         const float* x, const Tape& tape) const {
  return {pass, rows, parameters.values, x, tape.layers_[layer].buffers, tape.workspace_};
}

LayerPass Model::activation_pass(std::size_t i, const Pass& pass, const Parameters& parameters, std::size_t rows,
                                 const Tape& tape) const {
  return pass_of(hidden_[i].activation, pass, parameters, rows, tape.layers_[hidden_[i].norm].output, tape);
}

const float* Model::forward(const Pass& pass, const Parameters& parameters, std::size_t rows, const float* x,
                            Tape& tape) const {
  const bool is_prepared = tape.prepared_ == parameters.version;
  tape.prepared_ = parameters.version;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    Tape::LayerRecord& record = tape.layers_[i];
    if (!is_prepared) layers_[i]->prepare(parameters.values, record.buffers, tape.workspace_);
    x = record.output = layers_[i]->forward(pass_of(i, pass, parameters, rows, x, tape));
  }
  return x;
}

void Model::backward(const Pass& pass, const Parameters& parameters, std::size_t rows, const float* x, float* doutputs,
                     Tape& tape, float* gradients) const {
  double* const sums = tape.workspace_.set_gradients;
  std::fill_n(sums, set_gradients_, 0.0);
  float* dy = doutputs;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    float* dx = dy;
    if (i == 0)
      dx = nullptr; // nobody needs the gradient of the inputs
    else if (!layers_[i]->backward_in_place())
      dx = dy == tape.gradient_a_ ? tape.gradient_b_ : tape.gradient_a_;
    if (float* const kept = tape.layers_[i].gradient) std::copy_n(dy, rows * layers_[i]->units(), kept);
    const float* const input = i == 0 ? x : tape.layers_[i - 1].output;
    layers_[i]->backward(pass_of(i, pass, parameters, rows, input, tape), dy, dx, gradients);
    dy = dx;
  }
  for (const ParameterSet& set : sets_) {
    if (!set.learned) continue;
    for (std::size_t k = 0; k < set.kernel->info->parameters.size; ++k) {
      const Tensor& t = tensors_[set.first_tensor + k];
      if (!t.learned) continue;
      const double* const from = sums + set.gradient_offset + (t.offset - set.offset);
      for (std::size_t j = 0; j < t.size(); ++j) gradients[t.offset + j] = static_cast<float>(from[j]);
    }
  }
}

void Model::absorb(std::size_t rows, const Tape& tape, float* parameters) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) layers_[i]->absorb(rows, tape.layers_[i].buffers, parameters);
}

Affine Model::norm_of(std::size_t i, std::size_t column, const float* parameters) const {
  return layers_[hidden_[i].norm]->affine(column, parameters);
}

std::optional<ConstMatrix> Model::find(Quantity quantity, std::size_t layer, const Parameters& parameters,
                                       const float* gradients, std::size_t rows, const Tape& tape) const {
  const bool is_hidden = layer < hidden_.size();
  if (layer > hidden_.size()) return std::nullopt;
  const std::size_t last = is_hidden ? hidden_[layer].last : layers_.size() - 1;
  const auto of_batch = [&](std::size_t at, const float* data) -> std::optional<ConstMatrix> {
    if (data == nullptr) return std::nullopt;
    return ConstMatrix::row_major(data, rows, layers_[at]->units());
  };
  switch (quantity) {
  case Quantity::weights:
  case Quantity::weight_gradients: {
    const float* const block = quantity == Quantity::weights ? parameters.values : gradients;
    if (block == nullptr) return std::nullopt;
    return ConstMatrix::row_major(dense(layer).weights(block), dense(layer).inputs(), dense(layer).units());
  }
  case Quantity::preactivations:
    if (!is_hidden) return std::nullopt;
    return of_batch(hidden_[layer].norm, tape.layers_[hidden_[layer].norm].output);
  case Quantity::outputs:
    return of_batch(last, tape.layers_[last].output);
  case Quantity::output_gradients:
    return of_batch(last, tape.layers_[last].gradient);
  }
  return std::nullopt;
}

} // namespace activarium
