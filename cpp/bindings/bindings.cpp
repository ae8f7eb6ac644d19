// The engine as JavaScript sees it. The TypeScript side has checked that settings have the right types; here they are
// checked for sense, and a refusal is returned as { field, reason } instead of a result.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <vector>

#include "activations/block_kernel.h"
#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/surface.h"
#include "bindings/info.h"
#include "data/dataset.h"
#include "data/idx.h"
#include "nn/loss.h"
#include "nn/run.h"

using emscripten::val;

namespace activarium {
namespace {

/// A copy of the numbers as a typed array of their kind; a view into wasm memory would not outlive the next call.
template <class T> val copied(const T* data, std::size_t size) {
  return val(emscripten::typed_memory_view(size, data)).call<val>("slice");
}
template <class T> val copied(const std::vector<T>& v) { return copied(v.data(), v.size()); }

/// The first n results of f(0), f(1), … as a typed array.
template <class T, class F> val collected(std::size_t n, F f) {
  std::vector<T> out(n);
  for (std::size_t i = 0; i < n; ++i) out[i] = static_cast<T>(f(i));
  return copied(out);
}

val refusal(const std::string& field, const std::string& reason) {
  val out = val::object();
  out.set("field", field);
  out.set("reason", reason);
  return out;
}
val refusal(const Problem& problem) { return refusal(problem.field, problem.reason); }

std::vector<float> floats_of(const val& array) { return emscripten::convertJSArrayToNumberVector<float>(array); }

std::string hex(std::uint64_t v) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; v >>= 4) out[i] = "0123456789abcdef"[v & 15];
  return out;
}

// --- activations ---

/// `entries` is an array of [name, Float64Array].
std::vector<ParameterStart> starts_of(const val& entries) {
  std::vector<ParameterStart> out;
  const auto n = entries["length"].as<std::size_t>();
  for (std::size_t i = 0; i < n; ++i) out.push_back({entries[i][0].as<std::string>(), floats_of(entries[i][1])});
  return out;
}

struct Selected {
  const BlockKernel* kernel = nullptr;
  std::vector<float> parameters;
  Problem problem;
};

Selected select_activation(const std::string& id, const val& entries, double seed) {
  Selected s;
  s.kernel = find_block_kernel(id);
  if (s.kernel == nullptr) {
    s.problem = {"activation", "there is no activation called '" + id + "'"};
    return s;
  }
  const std::vector<ParameterStart> starts = starts_of(entries);
  s.problem = check_parameters(*s.kernel->info, starts, "parameters");
  if (!s.problem) s.parameters = start_parameters(*s.kernel->info, starts, static_cast<std::uint64_t>(seed), 0, 1);
  return s;
}

val evaluate(const std::string& id, const val& entries, double seed, const val& x) {
  const Selected s = select_activation(id, entries, seed);
  if (s.problem) return refusal(s.problem);
  if (!can_allocate(8 * sizeof(float) * x["length"].as<double>()))
    return refusal("memory", "there is not enough memory for that many points");
  const std::vector<float> at = floats_of(x);
  std::vector<float> y(at.size()), dy(at.size()), d2y(at.size());
  s.kernel->evaluate({s.parameters.data(), 1, nullptr, nullptr}, at.size(), at.data(), y.data(), dy.data(), d2y.data());
  val out = val::object();
  out.set("y", copied(y));
  out.set("dy", copied(dy));
  out.set("d2y", copied(d2y));
  return out;
}

val make_surface(const std::string& id, const val& entries, double seed, double low, double high, double points) {
  const Selected s = select_activation(id, entries, seed);
  if (s.problem) return refusal(s.problem);
  const Surface made = surface(*s.kernel, s.parameters.data(), low, high, static_cast<std::size_t>(points));
  val out = val::object();
  out.set("axis", copied(made.axis));
  out.set("z", copied(made.z));
  out.set("gradient", copied(made.gradient));
  return out;
}

// --- data ---

/// A data set while it is filled: JavaScript writes a file's bytes into `staging`, then has them appended.
class DatasetBuilder {
public:
  explicit DatasetBuilder(std::size_t classes) : dataset_(std::make_shared<Dataset>(classes)) {}

  bool reserve(bool test, std::size_t count) { return dataset_->reserve(test, count); }

  /// Address of `size` bytes for a file of images (0) or labels (1); 0 if memory ends.
  std::uintptr_t stage(int file, std::size_t size) {
    if (!can_allocate(static_cast<double>(size))) return 0;
    staging_[file].resize(size);
    return reinterpret_cast<std::uintptr_t>(staging_[file].data());
  }

  /// An empty field means success.
  val append(bool test, std::size_t limit) {
    const Dataset::Failure failure = dataset_->append(test, staging_[0], staging_[1], limit);
    for (auto& bytes : staging_) std::vector<std::uint8_t>().swap(bytes);
    return refusal(failure.field, failure.reason);
  }

  std::shared_ptr<Dataset> dataset() const { return dataset_; }

private:
  std::shared_ptr<Dataset> dataset_;
  std::vector<std::uint8_t> staging_[2];
};

val dataset_summary(const Dataset& d) {
  val out = val::object();
  out.set("train", d.split(false).count());
  out.set("test", d.split(true).count());
  out.set("height", d.height());
  out.set("width", d.width());
  out.set("hash", hex(d.hash()));
  return out;
}

val dataset_images(const Dataset& d, bool test, std::size_t from, std::size_t count) {
  const DataSplit& split = d.split(test);
  val out = val::object();
  out.set("pixels", copied(split.images.data() + from * d.inputs(), count * d.inputs()));
  out.set("labels", copied(split.labels.data() + from, count));
  return out;
}

/// How long a file with this header is, so that unpacking can stop there: { bytes } or { reason }.
val idx_file_bytes(const val& head, std::size_t rank) {
  const auto bytes = emscripten::convertJSArrayToNumberVector<std::uint8_t>(head);
  const IdxHeader header = read_idx_header(bytes.data(), bytes.size(), rank);
  val out = val::object();
  out.set("reason", header.error);
  out.set("bytes", static_cast<double>(header.file_bytes()));
  return out;
}

// --- runs ---

Problem spec_of(const val& options, RunSpec& spec) {
  if (const Problem p = parse(options["initialization"].as<std::string>(), spec.initialization)) return p;
  if (const Problem p = parse(options["share"].as<std::string>(), spec.share)) return p;
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

/// { run } or { field, reason }; field `memory` where there is too little of it.
val make_run(RunSpec spec, const std::shared_ptr<Dataset>& dataset) {
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
  const auto checkpoint = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
  const Run::CheckpointHeader header = Run::read_header(checkpoint);
  if (!header.error.empty()) return refusal("checkpoint", header.error);
  if (header.dataset_hash != dataset->hash())
    return refusal("dataset", "is not the one that this checkpoint was trained on");
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

// --- analyses ---

std::shared_ptr<Evaluation> start_evaluation(Run& run, bool test) { return std::make_shared<Evaluation>(run, test); }
std::shared_ptr<NeuronAnalysis> start_neurons(Run& run, bool test) {
  return std::make_shared<NeuronAnalysis>(run, test);
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

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(activarium) {
  using namespace activarium;
  using emscripten::class_;
  using emscripten::function;
  using emscripten::optional_override;

  function("activations", &activation_infos);
  function("evaluate", &evaluate);
  function("surface", &make_surface);
  function("idxFileBytes", &idx_file_bytes);
  function("createRun", &create_run);
  function("resumeRun", &resume_run);

  class_<DatasetBuilder>("DatasetBuilder")
      .constructor<std::size_t>()
      .function("reserve", &DatasetBuilder::reserve)
      .function("stage", &DatasetBuilder::stage)
      .function("append", &DatasetBuilder::append)
      .function("dataset", &DatasetBuilder::dataset);

  class_<Dataset>("Dataset")
      .smart_ptr<std::shared_ptr<Dataset>>("DatasetPointer")
      .function("summary", &dataset_summary)
      .function("images", &dataset_images);

  class_<Run>("Run")
      .smart_ptr<std::shared_ptr<Run>>("RunPointer")
      .function("step", &run_step)
      .function("reset", &Run::reset)
      .function("status", &run_status)
      .function("predict", &run_predict)
      .function("parameters", &run_parameters)
      .function("parametersHash", optional_override([](const Run& run) { return hex(run.parameters_hash()); }))
      .function("checkpoint", optional_override([](const Run& run) { return copied(run.checkpoint()); }))
      .function("startEvaluation", &start_evaluation)
      .function("startNeurons", &start_neurons);

  class_<Evaluation>("Evaluation")
      .smart_ptr<std::shared_ptr<Evaluation>>("EvaluationPointer")
      .function("advance", &Evaluation::advance)
      .function("done", optional_override([](const Evaluation& e) { return e.pass().done(); }))
      .function("total", optional_override([](const Evaluation& e) { return e.pass().total(); }))
      .function("result", &evaluation_result);

  class_<NeuronAnalysis>("NeuronAnalysis")
      .smart_ptr<std::shared_ptr<NeuronAnalysis>>("NeuronAnalysisPointer")
      .function("advance", &NeuronAnalysis::advance)
      .function("done", optional_override([](const NeuronAnalysis& a) { return a.pass().done(); }))
      .function("total", optional_override([](const NeuronAnalysis& a) { return a.pass().total(); }))
      .function("result", &neurons_result);
}
