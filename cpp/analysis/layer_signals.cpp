#include "analysis/layer_signals.h"

#include <cmath>
#include <vector>

#include "linalg/gemm.h"
#include "simd/generator.h"

namespace activarium {
namespace {

constexpr std::size_t n = signal_width;

/// Fills m [n × n] from N(0, deviation²): the data are layer 0, weights the others.
void draw(std::uint64_t seed, std::uint32_t layer, double deviation, std::vector<float>& m) {
  const Generator random{seed, Purpose::weights, 0, layer};
  for (std::size_t i = 0; i < m.size(); i += 4) random.normals(static_cast<std::uint32_t>(i / 4), m.data() + i);
  for (float& v : m) v = static_cast<float>(deviation * static_cast<double>(v));
}

LayerSignal signal_of(const std::vector<float>& z) {
  std::vector<double> unit_means(n);
  for (std::size_t i = 0; i < z.size(); ++i) unit_means[i % n] += static_cast<double>(z[i]) / n;
  LayerSignal s{};
  for (const double m : unit_means) s.mean += m / n;
  for (std::size_t i = 0; i < z.size(); ++i) {
    const double v = static_cast<double>(z[i]), all = v - s.mean, own = v - unit_means[i % n];
    s.deviation += all * all / (n * n);
    s.spread += own * own / (n * n);
  }
  s.deviation = std::sqrt(s.deviation);
  s.spread = std::sqrt(s.spread);
  return s;
}

} // namespace

LayerSignals layer_signals(const BlockKernel& kernel, const float* parameters, double mean_square, std::uint64_t seed) {
  std::vector<float> z(n * n), h(n * n), weights(n * n);
  const PanelKernel kernels = panel_kernel(Kernels::plain);
  GemmNeeds needs(kernels);
  needs.add(n, n, n);
  MemoryPlan plan;
  const GemmSlots slots(plan, needs);
  const Memory memory(plan);
  const GemmWorkspace workspace = slots.in(memory, kernels);
  draw(seed, 0, 1, z);
  LayerSignals out{};
  for (std::size_t layer = 0; layer < out.size(); ++layer) {
    kernel.forward({parameters, 1, nullptr, nullptr}, n, n, z.data(), h.data());
    draw(seed, static_cast<std::uint32_t>(layer + 1), std::sqrt(1 / (mean_square * n)), weights);
    multiply(ConstMatrix::row_major(h.data(), n, n), ConstMatrix::row_major(weights.data(), n, n), {z.data(), n, n},
             nullptr, workspace);
    out[layer] = signal_of(z);
  }
  return out;
}

} // namespace activarium
