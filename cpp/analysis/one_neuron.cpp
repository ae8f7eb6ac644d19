#include "analysis/one_neuron.h"

namespace activarium {
namespace {

/// A neuron's column of W_layer, carried through the layers before to the pixels.
std::vector<float> weights_of_pixels(const Network& network, std::size_t layer, const std::vector<float>& weights) {
  std::vector<double> at(weights.begin(), weights.end());
  for (std::size_t l = layer; l-- > 0;) {
    const Dense& dense = network.dense(l);
    std::vector<double> before(dense.inputs(), 0.0);
    const float* row = dense.weights();
    for (double& sum : before) {
      for (std::size_t unit = 0; unit < at.size(); ++unit) sum += static_cast<double>(row[unit]) * at[unit];
      row += dense.units();
    }
    at = std::move(before);
  }
  std::vector<float> out(at.size());
  std::transform(at.begin(), at.end(), out.begin(), [](double v) { return static_cast<float>(v); });
  return out;
}

} // namespace

Problem OneNeuron::check(const Network& network, double layer, double unit) {
  if (const Problem p = check_whole("layer", layer, 0, static_cast<double>(network.hidden_layers() - 1))) return p;
  const std::size_t units = network.activation(static_cast<std::size_t>(layer)).units();
  return check_whole("unit", unit, 0, static_cast<double>(units - 1));
}

OneNeuron::OneNeuron(Run& run, bool test, std::size_t layer, std::size_t unit, std::size_t images)
    : run_(run), pass_(run, test, images), layer_(layer), unit_(unit) {
  const Dense& dense = run.network().dense(layer);
  const std::size_t column = run.network().activation(layer).deciding_column(unit);
  bias_ = dense.biases()[column];
  for (std::size_t i = 0; i < dense.inputs(); ++i) weights_.push_back(dense.weights()[i * dense.units() + column]);
  pixel_weights_ = weights_of_pixels(run.network(), layer, weights_);
  preactivations_.reserve(pass_.total());
}

void OneNeuron::advance() {
  const float* logits = nullptr;
  const std::size_t rows = pass_.next(logits);
  const auto [deciding, step] = run_.network().activation(layer_).deciding(run_.network().dense(layer_).output());
  for (std::size_t r = 0; r < rows; ++r) preactivations_.push_back(deciding[r * step + unit_]);
}

} // namespace activarium
