// Training runs as JavaScript sees them. The TypeScript side has checked that settings have the right types; here they
// are checked for sense, and a refusal is returned as { field, reason } instead of a result.
#include <memory>

#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/one_neuron.h"
#include "bindings/values.h"
#include "formula/definition.h"
#include "nn/loss.h"
#include "nn/run.h"

namespace activarium {
namespace {

Problem spec_of(const val& options, RunSpec& spec) {
  if (const Problem p = parse(options["initialization"].as<std::string>(), spec.initialization)) return p;
  if (const Problem p = parse(options["share"].as<std::string>(), spec.share)) return p;
  if (const Problem p = parse(options["kernels"].as<std::string>(), spec.kernels)) return p;
  const val layers = options["layers"];
  const auto count = layers["length"].as<std::size_t>();
  for (std::size_t i = 0; i < count; ++i)
    spec.layers.push_back({layers[i]["units"].as<double>(), layers[i]["activation"].as<std::string>(),
                           starts_of(layers[i]["parameters"])});
  const val optimizer = options["optimizer"];
  spec.optimizer = {optimizer["learningRate"].as<double>(), optimizer["momentum"].as<double>(),
                    optimizer["dampening"].as<double>(), optimizer["nesterov"].as<bool>(),
                    optimizer["weightDecay"].as<double>()};
  spec.batch_size = options["batchSize"].as<double>();
  spec.seed = options["seed"].as<double>();
  spec.shuffle = options["shuffle"].as<bool>();
  const val learn = options["learnParameters"];
  spec.learn_default = learn.isNull();
  if (!spec.learn_default) spec.learn = emscripten::vecFromJSArray<std::string>(learn);
  return {};
}

/// { run } or { field, reason }; field `memory` where there is too little of it. Settings and checkpoints from a host
/// with relaxed kernels are taken with plain ones where there are no others, and the run says so.
val make_run(RunSpec spec, const std::shared_ptr<Dataset>& dataset) {
  if (!has_relaxed_kernels()) spec.kernels = Kernels::plain;
  if (const Problem p = check(spec, dataset->inputs(), dataset->classes())) return refusal(p);
  if (!can_allocate(run_bytes(spec, dataset->inputs(), dataset->classes())))
    return refusal("memory", "there is not enough memory for this network");
  val out = val::object();
  out.set("run", std::make_shared<Run>(std::move(spec), dataset));
  return out;
}

val create_run(const val& options, std::shared_ptr<Dataset> dataset) {
  RunSpec spec;
  if (const Problem p = spec_of(options, spec)) return refusal(p);
  return make_run(std::move(spec), dataset);
}

val resume_run(const val& bytes, std::shared_ptr<Dataset> dataset) {
  if (!can_allocate(bytes["length"].as<double>())) return refusal("memory", "there is not enough memory to read it");
  const auto checkpoint = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
  const Run::CheckpointHeader header = Run::read_header(checkpoint);
  if (!header.error.empty()) return refusal("checkpoint", header.error);
  if (header.dataset_hash != dataset->hash())
    return refusal("dataset", "is not the one that this checkpoint was trained on");
  for (const std::string& definition : header.definitions) {
    const formula::Outcome defined = formula::define_serialised(definition);
    if (!defined.definition)
      return refusal("checkpoint", "holds a formula that cannot be defined: " + defined.fault.message);
  }
  val made = make_run(header.spec, dataset);
  if (!made["run"].isUndefined() && !made["run"].as<std::shared_ptr<Run>>()->restore(checkpoint))
    return refusal("checkpoint", "is damaged: its contents do not fit its settings");
  return made;
}

val run_step(Run& run) {
  const Run::Step s = run.step();
  val out = val::object();
  out.set("loss", s.loss);
  out.set("accuracy", s.accuracy);
  out.set("gradientNorm", s.gradient_norm);
  return out;
}

val run_status(const Run& run) {
  val out = val::object();
  out.set("step", static_cast<double>(run.steps_done()));
  out.set("stepsPerEpoch", static_cast<double>(run.steps_per_epoch()));
  out.set("divergence", run.divergence());
  out.set("kernels", std::string(run.spec().kernels == Kernels::relaxed ? "relaxed" : "plain"));
  out.set("batchSize", run.spec().batch_size);
  out.set("parameterCount", run.network().learned_count());
  out.set("epochLoss", run.last_epoch().loss);
  out.set("epochAccuracy", run.last_epoch().accuracy);
  out.set("epochGradientNorm", run.last_epoch().gradient_norm);
  return out;
}

val run_predict(Run& run, bool test, std::size_t from, std::size_t count) {
  const Dataset& d = run.dataset();
  const std::size_t rows = run.network().max_rows();
  std::vector<float> x(rows * d.inputs()), out(count * d.classes());
  std::vector<std::uint8_t> labels(rows);
  std::vector<std::uint32_t> indices(rows);
  for (std::size_t done = 0; done < count; done += rows) {
    const std::size_t n = std::min(rows, count - done);
    for (std::size_t i = 0; i < n; ++i) indices[i] = static_cast<std::uint32_t>(from + done + i);
    gather(d.split(test), d.inputs(), indices.data(), n, x.data(), labels.data());
    softmax(run.network().forward({}, n, x.data()), n, d.classes(), out.data() + done * d.classes());
  }
  return copied(out);
}

val run_parameters(const Run& run) {
  const Network& network = run.network();
  val layers = val::array(), activations = val::array();
  for (std::size_t i = 0; i <= network.hidden_layers(); ++i) {
    const Dense& dense = network.dense(i);
    const std::size_t in = dense.inputs(), outputs = dense.units();
    std::vector<float> weight(in * outputs); // transposed to nn.Linear's [outputs × inputs]
    for (std::size_t k = 0; k < in; ++k)
      for (std::size_t o = 0; o < outputs; ++o) weight[o * in + k] = dense.weights()[k * outputs + o];
    val layer = val::object();
    layer.set("inputs", in);
    layer.set("outputs", outputs);
    layer.set("weight", copied(weight));
    layer.set("bias", copied(dense.biases(), outputs));
    layers.call<void>("push", layer);
  }
  for (const ParameterSet& set : network.parameter_sets()) {
    if (set.size() == 0) continue;
    val entry = val::object();
    entry.set("activation", std::string(set.kernel->info->id));
    entry.set("values", copied(network.parameters().data() + set.offset, set.size()));
    activations.call<void>("push", entry);
  }
  val out = val::object();
  out.set("layers", layers);
  out.set("activations", activations);
  return out;
}

std::shared_ptr<Evaluation> start_evaluation(Run& run, bool test) { return std::make_shared<Evaluation>(run, test); }
std::shared_ptr<NeuronAnalysis> start_neurons(Run& run, bool test, std::size_t images) {
  return std::make_shared<NeuronAnalysis>(run, test, images);
}

/// { analysis } or { field, reason }.
val start_one_neuron(Run& run, bool test, double layer, double unit, std::size_t images) {
  if (const Problem p = OneNeuron::check(run.network(), layer, unit)) return refusal(p);
  val out = val::object();
  out.set("analysis", std::make_shared<OneNeuron>(
                          run, test, static_cast<std::size_t>(layer), static_cast<std::size_t>(unit), images));
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(runs) {
  using namespace activarium;
  using emscripten::optional_override;
  emscripten::function("createRun", &create_run);
  emscripten::function("resumeRun", &resume_run);

  emscripten::class_<Run>("Run")
      .smart_ptr<std::shared_ptr<Run>>("RunPointer")
      .function("step", &run_step)
      .function("reset", &Run::reset)
      .function("status", &run_status)
      .function("predict", &run_predict)
      .function("parameters", &run_parameters)
      .function("parametersHash", optional_override([](const Run& run) { return hex(run.parameters_hash()); }))
      .function("checkpoint", optional_override([](const Run& run) { return copied(run.checkpoint()); }))
      .function("startEvaluation", &start_evaluation)
      .function("startNeurons", &start_neurons)
      .function("startOneNeuron", &start_one_neuron);
}
