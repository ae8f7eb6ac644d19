#include "nn/network.h"

#include <algorithm>

#include "data/dataset.h"
#include "nn/initialization.h"

namespace activarium {
namespace {

std::unique_ptr<ActivationLayer> make_activation(ParameterSet& set, const float* parameters, std::uint32_t index,
                                                 std::size_t units, std::size_t max_rows) {
  switch (set.kernel->info->kind) {
  case Kind::gated:
    return std::make_unique<GatedLayer>(*set.kernel, units, max_rows);
  case Kind::grouped:
    return std::make_unique<MaxoutLayer>(*set.kernel, units, max_rows);
  default:
    return std::make_unique<ElementwiseLayer>(set, parameters, index, units, max_rows);
  }
}

} // namespace

Network::Network(const RunSpec& spec, std::size_t inputs, std::size_t classes)
    : spec_(spec), inputs_(inputs), classes_(classes),
      max_rows_(std::max<std::size_t>(static_cast<std::size_t>(spec.batch_size), 128)), workspace_(spec.kernels) {
  struct Widths {
    std::size_t in, out, units; // of a dense layer, and of the activation behind it
  };
  std::vector<Widths> widths;
  std::size_t previous = inputs;
  for (const LayerSpec& layer : spec.layers) {
    const auto units = static_cast<std::size_t>(layer.units);
    widths.push_back({previous, preactivations(layer), units});
    previous = units;
  }
  widths.push_back({previous, classes, 0});

  std::size_t total = 0;
  for (const Widths& w : widths) total += (w.in + 1) * w.out;
  make_parameter_sets();
  for (ParameterSet& set : sets_) {
    set.offset = total;
    total += set.size();
  }
  parameters_.resize(total);
  gradients_.resize(total);

  std::size_t offset = 0, widest = classes;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const auto [in, out, units] = widths[i];
    dense_.push_back(std::make_unique<Dense>(in, out, max_rows_, parameters_.data() + offset,
                                             gradients_.data() + offset,
                                             i == 0 ? std::optional(background_pixel) : std::nullopt, workspace_));
    layers_.push_back(dense_.back().get());
    offset += (in + 1) * out;
    if (i + 1 < widths.size()) {
      activations_.push_back(
          make_activation(sets_[set_of(i)], parameters_.data(), static_cast<std::uint32_t>(i), units, max_rows_));
      layers_.push_back(activations_.back().get());
    }
    widest = std::max(widest, out);
  }
  gradient_a_.resize(max_rows_ * widest);
  gradient_b_.resize(max_rows_ * widest);
  initialize();
}

void Network::make_parameter_sets() {
  for (std::size_t i = 0; i < spec_.layers.size(); ++i) {
    const LayerSpec& layer = spec_.layers[i];
    if (spec_.share == Share::network && set_of(i) < sets_.size()) continue;
    const std::shared_ptr<const BlockKernel> kernel = hold_block_kernel(layer.activation);
    const std::size_t units = spec_.share == Share::unit ? static_cast<std::size_t>(layer.units) : 1;
    sets_.push_back({kernel, 0, kernel->info->scalar_count() == 0 ? 1 : units, {}});
    set_layers_.push_back(i);
  }
}

/// With `share: network` the set of the layer's activation, otherwise the layer's own; sets_.size() if not made yet.
std::size_t Network::set_of(std::size_t layer) const {
  if (spec_.share != Share::network) return layer;
  const auto same = std::find_if(sets_.begin(), sets_.end(), [&](const ParameterSet& set) {
    return spec_.layers[layer].activation == set.kernel->info->id;
  });
  return static_cast<std::size_t>(same - sets_.begin());
}

bool Network::is_learned(const ParameterInfo& parameter) const {
  if (spec_.learn_default) return parameter.learned;
  return parameter.learnable && std::find(spec_.learn.begin(), spec_.learn.end(), parameter.name) != spec_.learn.end();
}

void Network::initialize() {
  weights_changed_ = true;
  const auto seed = static_cast<std::uint64_t>(spec_.seed);
  for (std::size_t i = 0; i < dense_.size(); ++i) {
    const Dense& layer = *dense_[i];
    float* weights = parameters_.data() + (layer.weights() - parameters_.data());
    initialize_dense(spec_.initialization, seed, static_cast<std::uint32_t>(i), layer.inputs(), layer.units(), weights,
                     weights + layer.inputs() * layer.units());
  }
  frozen_.clear();
  for (std::size_t s = 0; s < sets_.size(); ++s) {
    ParameterSet& set = sets_[s];
    const std::vector<float> start = start_parameters(
        *set.kernel->info, spec_.layers[set_layers_[s]].parameters, seed, static_cast<std::uint32_t>(s), set.sets);
    std::copy(start.begin(), start.end(), parameters_.begin() + static_cast<std::ptrdiff_t>(set.offset));
    const std::size_t frozen_before = frozen_.size();
    std::size_t index = 0;
    for (const ParameterInfo& parameter : set.kernel->info->parameters) {
      const bool learned = is_learned(parameter);
      for (std::size_t k = 0; k < parameter.count * set.sets; ++k, ++index)
        if (!learned) frozen_.push_back({set.offset + index, start[index]});
    }
    if (frozen_.size() - frozen_before < set.size()) set.gradients.assign(set.size(), 0.0);
  }
}

std::vector<float>& Network::change_parameters() {
  weights_changed_ = true;
  return parameters_;
}

const float* Network::forward(const Pass& pass, std::size_t rows, const float* x) {
  if (weights_changed_)
    for (const auto& layer : dense_) layer->pack_weights();
  weights_changed_ = false;
  for (Layer* layer : layers_) {
    layer->forward(pass, rows, x, workspace_);
    x = layer->output();
  }
  return x;
}

void Network::backward(const Pass& pass, std::size_t rows, const float* x, float* dlogits) {
  for (ParameterSet& set : sets_) std::fill(set.gradients.begin(), set.gradients.end(), 0.0);
  float* dy = dlogits;
  for (std::size_t i = layers_.size(); i-- > 0;) {
    float* dx = dy;
    if (i == 0)
      dx = nullptr; // nobody needs the gradient of the images
    else if (!layers_[i]->backward_in_place())
      dx = dy == gradient_a_.data() ? gradient_b_.data() : gradient_a_.data();
    layers_[i]->backward(pass, rows, i == 0 ? x : layers_[i - 1]->output(), dy, dx, workspace_);
    dy = dx;
  }
  for (const ParameterSet& set : sets_)
    for (std::size_t k = 0; k < set.size(); ++k)
      gradients_[set.offset + k] = set.gradients.empty() ? 0.0f : static_cast<float>(set.gradients[k]);
  for (const Frozen& f : frozen_) gradients_[f.index] = 0.0f;
}

void Network::restore_frozen() {
  for (const Frozen& f : frozen_) parameters_[f.index] = f.value;
}

} // namespace activarium
