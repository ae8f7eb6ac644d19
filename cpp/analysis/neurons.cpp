#include "analysis/neurons.h"

#include <cmath>
#include <limits>

namespace activarium {
namespace {

/// The largest |f′| on a grid of step 1/64 over [−20, 20], with the registry's parameters.
double largest_slope(const BlockKernel& kernel) {
  constexpr std::size_t points = 2561;
  std::vector<float> x(points), y(points), dy(points), d2y(points);
  for (std::size_t i = 0; i < points; ++i) x[i] = -20.0f + static_cast<float>(i) / 64.0f;
  const std::vector<float> parameters = start_parameters(*kernel.info, {}, 0, 0, 1);
  kernel.evaluate({parameters.data(), 1, nullptr, nullptr}, points, x.data(), y.data(), dy.data(), d2y.data());
  double largest = 0;
  for (const float slope : dy) largest = std::max(largest, static_cast<double>(std::fabs(slope)));
  return largest;
}

} // namespace

NeuronAnalysis::NeuronAnalysis(Run& run, bool test, std::size_t images) : run_(run), pass_(run, test, images) {
  std::size_t widest = 0;
  const Network& network = run.network();
  for (std::size_t i = 0; i < network.hidden_layers(); ++i) {
    const Info& info = network.activation(i).info();
    const std::size_t units = network.activation(i).units();
    LayerStatistics layer;
    layer.info = &info;
    layer.largest_slope = info.bounded() ? largest_slope(network.activation(i).kernel()) : 0.0;
    for (auto* counts : {&layer.firing, &layer.nonzero, &layer.on, &layer.flat}) counts->assign(units, 0);
    layer.output_sum.assign(units, 0.0);
    layer.max_output.assign(units, -std::numeric_limits<float>::infinity());
    layer.max_slope.assign(units, 0.0f);
    layers_.push_back(std::move(layer));
    widest = std::max(widest, units);
  }
  slopes_.resize(network.max_rows() * widest);
  ones_.assign(network.max_rows() * widest, 1.0f);
}

void NeuronAnalysis::advance() {
  const float* logits = nullptr;
  const std::size_t rows = pass_.next(logits);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    LayerStatistics& s = layers_[i];
    const ActivationLayer& activation = run_.network().activation(i);
    const std::size_t units = activation.units();
    const float* preactivations = run_.network().dense(i).output();
    const auto [deciding, step] = activation.deciding(preactivations);
    const float* y = activation.output();
    activation.slopes(rows, preactivations, ones_, slopes_.data());
    const auto flat_below = static_cast<float>(0.05 * s.largest_slope);
    for (std::size_t r = 0; r < rows; ++r, y += units) {
      const float* z = deciding + r * step;
      const float* slope = slopes_.data() + r * units;
      for (std::size_t u = 0; u < units; ++u) {
        const float steepness = std::fabs(slope[u]);
        s.firing[u] += y[u] > 0.0f;
        s.nonzero[u] += y[u] != 0.0f;
        s.on[u] += z[u] > 0.0f;
        s.flat[u] += steepness < flat_below;
        s.output_sum[u] += static_cast<double>(y[u]);
        s.max_output[u] = std::max(s.max_output[u], y[u]);
        s.max_slope[u] = std::max(s.max_slope[u], steepness);
      }
    }
  }
}

} // namespace activarium
