#include "analysis/neurons.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace activarium {
namespace {

/// The largest |f′| on a grid of step 1/64 over [−20, 20], with the parameters [scalars].
float largest_slope(const BlockKernel& kernel, const float* parameters) {
  constexpr std::size_t points = 2561;
  std::vector<float> x(points), slopes(points, 1.0f);
  for (std::size_t i = 0; i < points; ++i) x[i] = -20.0f + static_cast<float>(i) / 64.0f;
  kernel.backward({parameters, 1, nullptr, nullptr}, points, 1, x.data(), slopes.data(), slopes.data(), nullptr);
  float largest = 0;
  for (const float slope : slopes) largest = std::max(largest, std::fabs(slope));
  return largest;
}

/// The same for each unit of a layer with `set`, of which `block` holds the parameters.
void find_largest_slopes(const ParameterSet& set, const float* block, float* out, std::size_t units) {
  const std::size_t scalars = set.kernel->info->scalar_count();
  std::vector<float> own(scalars);
  for (std::size_t u = 0; u < set.sets; ++u) {
    for (std::size_t k = 0; k < scalars; ++k) own[k] = block[set.offset + k * set.sets + u];
    out[u] = largest_slope(*set.kernel, own.data());
  }
  std::fill(out + set.sets, out + std::max(units, set.sets), out[0]);
}

} // namespace

NeuronAnalysis::Slots::Slots(MemoryPlan& memory, const Plan& plan, const AnalysisRequest&) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < plan.model().hidden_layers(); ++i) units += plan.model().activation(i).units();
  for (auto* slot : {&largest_slope, &max_output, &max_slope}) *slot = memory.add<float>(units);
  for (auto* slot : {&firing, &nonzero, &on, &flat, &no_slope}) *slot = memory.add<std::uint32_t>(units);
  output_sum = memory.add<double>(units);
}

NeuronAnalysis::NeuronAnalysis(const Run& run, const AnalysisRequest& request, Memory taken, const Slots& slots)
    : Analysis(run, request, std::move(taken)) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < model().hidden_layers(); ++i) {
    const ActivationLayer& activation = model().activation(i);
    const auto own = [&](const auto& slot) { return memory().at(slot) + first; };
    LayerStatistics s{&activation.info(),    activation.units(),    own(slots.largest_slope), own(slots.firing),
                      own(slots.nonzero),    own(slots.on),         own(slots.flat),          own(slots.no_slope),
                      own(slots.output_sum), own(slots.max_output), own(slots.max_slope)};
    if (s.info->bounded()) find_largest_slopes(activation.set(), parameters(), s.largest_slope, s.units);
    std::fill_n(s.max_output, s.units, -std::numeric_limits<float>::infinity());
    layers_.push_back(s);
    first += s.units;
  }
}

void NeuronAnalysis::take(std::size_t rows, const float*) {
  float* const slopes = memory().at(plan().analysis().widest);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const LayerStatistics& s = layers_[i];
    const ActivationLayer& activation = model().activation(i);
    const LayerPass pass = activation_pass(i, rows);
    const auto [deciding, step] = activation.deciding(pass);
    activation.slopes(pass, slopes);
    const float* y = pass.own.output;
    for (std::size_t r = 0; r < rows; ++r, y += s.units) {
      const float* z = deciding + r * step;
      const float* slope = slopes + r * s.units;
      for (std::size_t u = 0; u < s.units; ++u) {
        const float steepness = std::fabs(slope[u]);
        s.firing[u] += y[u] > 0.0f;
        s.nonzero[u] += y[u] != 0.0f;
        s.on[u] += z[u] > 0.0f;
        s.flat[u] += steepness < 0.05f * s.largest_slope[u];
        s.no_slope[u] += std::isnan(steepness);
        s.output_sum[u] += static_cast<double>(y[u]);
        s.max_output[u] = std::max(s.max_output[u], y[u]);
        s.max_slope[u] = std::max(s.max_slope[u], steepness);
      }
    }
  }
}

[[gnu::cold]] void NeuronAnalysis::report(Report& out) const {
  const std::size_t images = done();
  std::vector<float> shares;
  std::vector<std::uint8_t> flags;
  for (const LayerStatistics& s : layers_) {
    const auto divided = [&](const char* of, const auto* sums) {
      shares.resize(s.units);
      for (std::size_t u = 0; u < s.units; ++u)
        shares[u] = static_cast<float>(static_cast<double>(sums[u]) / static_cast<double>(images));
      out.numbers(of, shares.data(), s.units);
    };
    const auto flagged = [&](const char* of, const char* count_of, const auto& flag) {
      flags.resize(s.units);
      std::size_t count = 0;
      for (std::size_t u = 0; u < s.units; ++u) count += flags[u] = flag(u) ? 1 : 0;
      out.numbers(of, flags.data(), s.units);
      out.number(count_of, static_cast<double>(count));
    };
    out.open("layers");
    out.number("units", static_cast<double>(s.units));
    out.text("activation", s.info->id);
    divided("firingRate", s.firing);
    divided("meanOutput", s.output_sum);
    out.numbers("maxOutput", s.max_output, s.units);
    out.numbers("maxSlope", s.max_slope, s.units);
    flagged("dead", "deadCount", [&](std::size_t u) { return s.dead(u); });
    flagged("gradientDead", "gradientDeadCount", [&](std::size_t u) { return s.gradient_dead(u); });
    flagged("alwaysOn", "alwaysOnCount", [&](std::size_t u) { return s.always_on(u, images); });
    flagged("saturated", "saturatedCount", [&](std::size_t u) { return s.saturated(u, images); });
    flagged("noSlope", "noSlopeCount", [&](std::size_t u) { return s.no_slope[u] > 0; });
    out.close();
  }
}

} // namespace activarium
