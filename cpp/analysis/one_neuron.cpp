#include "analysis/one_neuron.h"

#include <algorithm>
#include <cmath>

namespace activarium {
namespace {

Problem check_index(const char* field, double v, std::size_t count) {
  if (v == std::floor(v) && v >= 0 && v < static_cast<double>(count)) return {};
  return {"not-whole", field, {{"low", 0}, {"high", count - 1}, {"value", v}}};
}

std::size_t layer_of(const AnalysisRequest& request) { return static_cast<std::size_t>(request.layer); }

} // namespace

Problem OneNeuron::check(const Plan& plan, const AnalysisRequest& request) {
  if (const Problem p = check_index("layer", request.layer, plan.model().hidden_layers())) return p;
  return check_index("unit", request.unit, plan.model().activation(layer_of(request)).units());
}

OneNeuron::Slots::Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest& request)
    : preactivations(memory.add<float>(std::min(request.images, plan.source()->count(request.split)))),
      weights(memory.add<float>(plan.model().dense(layer_of(request)).inputs())),
      pixel_weights(memory.add<float>(plan.model().inputs())) {
  std::size_t widest = 0;
  for (std::size_t l = 0; l <= layer_of(request); ++l) widest = std::max(widest, plan.model().dense(l).inputs());
  column = memory.add<double>(widest);
  next_column = memory.add<double>(widest);
}

OneNeuron::OneNeuron(const Run& run, const AnalysisRequest& request, Memory taken, const Slots& slots)
    : Analysis(run, request, std::move(taken)), slots_(slots), layer_(layer_of(request)),
      unit_(static_cast<std::size_t>(request.unit)) {
  const Dense& dense = model().dense(layer_);
  const std::size_t column = model().activation(layer_).deciding_column(unit_);
  const Affine norm = model().norm_of(layer_, column, parameters());
  bias_ = static_cast<float>(norm.factor * static_cast<double>(dense.biases(parameters())[column]) + norm.offset);
  float* const weights = memory().at(slots_.weights);
  const float* const all = dense.weights(parameters());
  for (std::size_t i = 0; i < dense.inputs(); ++i)
    weights[i] = static_cast<float>(norm.factor * static_cast<double>(all[i * dense.units() + column]));
  find_pixel_weights();
}

/// The neuron's weights, carried through the layers before to the pixels.
void OneNeuron::find_pixel_weights() {
  double *at = memory().at(slots_.column), *before = memory().at(slots_.next_column);
  std::copy_n(weights(), model().dense(layer_).inputs(), at);
  for (std::size_t l = layer_; l-- > 0;) {
    const Dense& dense = model().dense(l);
    const std::size_t units = model().activation(l).units();
    for (std::size_t unit = 0; unit < units; ++unit) at[unit] *= model().norm_of(l, unit, parameters()).factor;
    const float* row = dense.weights(parameters());
    for (std::size_t i = 0; i < dense.inputs(); ++i, row += dense.units()) {
      before[i] = 0;
      for (std::size_t unit = 0; unit < units; ++unit) before[i] += static_cast<double>(row[unit]) * at[unit];
    }
    std::swap(at, before);
  }
  std::transform(
      at, at + model().inputs(), memory().at(slots_.pixel_weights), [](double v) { return static_cast<float>(v); });
}

void OneNeuron::take(std::size_t rows, const float*) {
  const auto [deciding, step] = model().activation(layer_).deciding(activation_pass(layer_, rows));
  float* const out = memory().at(slots_.preactivations) + done();
  for (std::size_t r = 0; r < rows; ++r) out[r] = deciding[r * step + unit_];
}

void OneNeuron::report(Report& out) const {
  out.text("activation", activation().id);
  out.numbers("preactivations", preactivations(), done());
  out.numbers("weights", weights(), slots_.weights.size());
  out.number("bias", static_cast<double>(bias_));
  out.numbers("pixelWeights", pixel_weights(), slots_.pixel_weights.size());
}

} // namespace activarium
