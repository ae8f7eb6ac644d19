#include "analysis/neurons.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>

#include "simd/column_sums.h"
#include "simd/unrolled.h"

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

/// What a layer has made of some rows.
struct Seen {
  const float *outputs, *slopes; // [rows × units]
  Block deciding;
  std::size_t rows;
};

/// Adds units `u` … `u + 3` of a layer, or as many as there are, to its statistics: down the rows, in registers.
void count(const LayerStatistics& s, const Seen& seen, std::size_t u) {
  const std::size_t lanes = std::min<std::size_t>(4, s.units - u);
  std::uint32_t* const totals[] = {s.firing, s.nonzero, s.on, s.flat, s.no_slope};
  f32x4 counts[std::size(totals)]; // integers
  std::fill(std::begin(counts), std::end(counts), f32x4(0.0));
  double sums[4] = {};
  std::copy_n(s.output_sum + u, lanes, sums);
  f64x2 low_sum(sums[0], sums[1]), high_sum(sums[2], sums[3]);
  f32x4 max_output = load_lanes(s.max_output + u, lanes), max_slope = load_lanes(s.max_slope + u, lanes);
  const f32x4 steep = f32x4(0.05) * load_lanes(s.largest_slope + u, lanes);
  for (std::size_t r = 0; r < seen.rows; ++r) {
    const f32x4 y = load_lanes(seen.outputs + r * s.units + u, lanes);
    const f32x4 z = load_lanes(seen.deciding.first + r * seen.deciding.step + u, lanes);
    const f32x4 slope = abs(load_lanes(seen.slopes + r * s.units + u, lanes));
    const Mask holds[] = {y > 0.0, !(y == 0.0), z > 0.0, slope < steep, !(slope == slope)};
    unrolled<std::size(holds)>([&](std::size_t i) {
      counts[i] = subtract_bits(counts[i], f32x4(holds[i].bits)); // where it holds, minus −1
    });
    low_sum = low_sum + widen_low(y);
    high_sum = high_sum + widen_high(y);
    max_output = max(max_output, y); // which passes over a NaN
    max_slope = max(max_slope, slope);
  }
  for (std::size_t i = 0; i < std::size(totals); ++i) {
    std::uint32_t lane[4];
    std::memcpy(lane, &counts[i], sizeof lane);
    for (std::size_t l = 0; l < lanes; ++l) totals[i][u + l] += lane[l];
  }
  const double all[] = {low_sum.lane0(), low_sum.lane1(), high_sum.lane0(), high_sum.lane1()};
  std::copy_n(all, lanes, s.output_sum + u);
  store_lanes(max_output, s.max_output + u, lanes);
  store_lanes(max_slope, s.max_slope + u, lanes);
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
    : Analysis(run, request, std::move(taken), {.slopes = true}) {
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
  float* const space = memory().at(plan().analysis().widest);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const ActivationLayer& activation = model().activation(i);
    const LayerPass pass = activation_pass(i, rows);
    const Seen seen = {pass.own.output, activation.slopes(pass, space), activation.deciding(pass), rows};
    for (std::size_t u = 0; u < layers_[i].units; u += 4) count(layers_[i], seen, u);
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
