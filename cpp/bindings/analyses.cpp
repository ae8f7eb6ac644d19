// Evaluation, neuron statistics and single neurons as JavaScript sees them: advanced chunk by chunk, then read.
#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/one_neuron.h"
#include "bindings/values.h"

namespace activarium {
namespace {

/// The first n results of f(0), f(1), … as a typed array.
template <class T, class F> val collected(std::size_t n, F f) {
  std::vector<T> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<T>(f(i));
  return copied(out);
}

val evaluation_result(const Evaluation& e) {
  val out = val::object();
  out.set("loss", e.loss());
  out.set("accuracy", e.accuracy());
  out.set("confusion", copied(e.confusion()));
  return out;
}

val neurons_result(const NeuronAnalysis& analysis) {
  const std::size_t images = analysis.pass().done();
  val layers = val::array();
  for (const LayerStatistics& s : analysis.layers()) {
    const std::size_t units = s.firing.size();
    val layer = val::object();
    layer.set("units", units);
    layer.set("activation", std::string(s.info->id));
    layer.set("firingRate", collected<float>(units, [&](std::size_t u) {
                return static_cast<double>(s.firing[u]) / static_cast<double>(images);
              }));
    layer.set("meanOutput",
              collected<float>(units, [&](std::size_t u) { return s.output_sum[u] / static_cast<double>(images); }));
    layer.set("maxOutput", copied(s.max_output));
    layer.set("maxSlope", copied(s.max_slope));
    const auto set_flags = [&](const char* name, const char* count_name, auto flag) {
      std::size_t count = 0;
      layer.set(name, collected<std::uint8_t>(units, [&](std::size_t u) {
                  count += flag(u) ? 1 : 0;
                  return flag(u) ? 1 : 0;
                }));
      layer.set(count_name, count);
    };
    set_flags("dead", "deadCount", [&](std::size_t u) { return s.dead(u); });
    set_flags("gradientDead", "gradientDeadCount", [&](std::size_t u) { return s.gradient_dead(u); });
    set_flags("alwaysOn", "alwaysOnCount", [&](std::size_t u) { return s.always_on(u, images); });
    set_flags("saturated", "saturatedCount", [&](std::size_t u) { return s.saturated(u, images); });
    layers.call<void>("push", layer);
  }
  return layers;
}

val one_neuron_result(const OneNeuron& neuron) {
  val out = val::object();
  out.set("activation", std::string(neuron.activation().id));
  out.set("preactivations", copied(neuron.preactivations()));
  out.set("weights", copied(neuron.weights()));
  out.set("bias", neuron.bias());
  out.set("pixelWeights", copied(neuron.pixel_weights()));
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(analyses) {
  using namespace activarium;
  using emscripten::optional_override;
  emscripten::class_<Evaluation>("Evaluation")
      .smart_ptr<std::shared_ptr<Evaluation>>("EvaluationPointer")
      .function("advance", &Evaluation::advance)
      .function("done", optional_override([](const Evaluation& e) { return e.pass().done(); }))
      .function("total", optional_override([](const Evaluation& e) { return e.pass().total(); }))
      .function("result", &evaluation_result);

  emscripten::class_<NeuronAnalysis>("NeuronAnalysis")
      .smart_ptr<std::shared_ptr<NeuronAnalysis>>("NeuronAnalysisPointer")
      .function("advance", &NeuronAnalysis::advance)
      .function("done", optional_override([](const NeuronAnalysis& a) { return a.pass().done(); }))
      .function("total", optional_override([](const NeuronAnalysis& a) { return a.pass().total(); }))
      .function("result", &neurons_result);

  emscripten::class_<OneNeuron>("OneNeuron")
      .smart_ptr<std::shared_ptr<OneNeuron>>("OneNeuronPointer")
      .function("advance", &OneNeuron::advance)
      .function("done", optional_override([](const OneNeuron& a) { return a.pass().done(); }))
      .function("total", optional_override([](const OneNeuron& a) { return a.pass().total(); }))
      .function("result", &one_neuron_result);
}
