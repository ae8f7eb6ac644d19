// Training runs as JavaScript sees them. What is refused comes back as { code, field, values } instead of a result.
#include <memory>

#include "analysis/list.h"
#include "bindings/analyses.h"
#include "bindings/read_settings.h"
#include "bindings/values.h"
#include "data/images.h"
#include "formula/definition.h"
#include "training/checkpoint.h"

namespace activarium {
namespace {

val result_of(const Made<Run>& made) {
  if (made.problem) return refusal(made.problem);
  val out = val::object();
  out.set("run", made.value);
  return out;
}

val create_run(const val& options, std::shared_ptr<Images> dataset) {
  Settings settings;
  if (const Problem p = read_settings(options, settings)) return refusal(p);
  const Made<const Plan> planned = plan(std::move(settings), std::move(dataset), run_limits);
  return planned.problem ? refusal(planned.problem) : result_of(Run::make(planned.value));
}

/// A checkpoint's bytes on their way in: JavaScript writes them to `address`, then has a run made.
class CheckpointBytes {
public:
  explicit CheckpointBytes(std::size_t size) : size_(size) {
    MemoryPlan plan;
    slot_ = plan.add<std::uint8_t>(size + 1); // an empty one has an address too
    memory_ = Memory(plan);
  }

  /// 0 if memory ends.
  std::uintptr_t address() const { return memory_ ? reinterpret_cast<std::uintptr_t>(memory_.at(slot_)) : 0; }

  val resume(std::shared_ptr<Images> dataset) const {
    const Bytes bytes = {memory_.at(slot_), size_};
    const CheckpointHeader header = read_checkpoint_header(bytes);
    if (header.problem) return refusal(header.problem);
    if (header.dataset_hash != dataset->hash()) return refusal({"other-dataset", "dataset"});
    for (const std::string& definition : header.definitions) {
      formula::Outcome defined = formula::define_serialised(definition);
      if (defined.definition) continue;
      if (!defined.fault) return refusal({"checkpoint-contents", "checkpoint"});
      defined.fault.facts.add({"reason", defined.fault.code});
      return refusal({"checkpoint-formula", "checkpoint", defined.fault.facts});
    }
    return result_of(restore_checkpoint(bytes, header, std::move(dataset), run_limits));
  }

private:
  std::size_t size_;
  Slot<std::uint8_t> slot_;
  Memory memory_;
};

val run_step(Run& run) {
  const Run::Step s = run.step();
  val out = val::object();
  out.set("loss", s.loss);
  out.set("accuracy", s.accuracy);
  out.set("gradientNorm", s.gradient_norm);
  out.set("diverged", run.divergence() != Divergence::none);
  return out;
}

val run_status(const Run& run) {
  static constexpr const char* divergences[] = {"", "loss", "gradient", "parameters"};
  const bool is_relaxed = run.plan().settings().kernels == static_cast<std::size_t>(Kernels::relaxed);
  val out = val::object();
  out.set("step", static_cast<double>(run.steps_done()));
  out.set("stepsPerEpoch", static_cast<double>(run.plan().steps_per_epoch()));
  out.set("divergence", std::string(divergences[static_cast<std::size_t>(run.divergence())]));
  out.set("kernels", std::string(kernel_names[is_relaxed ? 1 : 0]));
  out.set("batchSize", static_cast<double>(run.plan().batch()));
  out.set("parameterCount", run.model().tensors().learned_floats());
  out.set("epochLoss", run.last_epoch().loss);
  out.set("epochAccuracy", run.last_epoch().accuracy);
  out.set("epochGradientNorm", run.last_epoch().gradient_norm);
  return out;
}

val run_predict(Run& run, bool test, std::size_t from, std::size_t count) {
  MemoryPlan needed;
  const Slot<float> outputs = needed.add<float>(count * run.model().outputs());
  const Memory memory(needed);
  if (!memory) return refusal({"memory", "", {{"bytes", needed.bytes()}}});
  run.predict(split_of(test), from, count, memory.at(outputs));
  return copied(memory.at(outputs), outputs.size());
}

/// The bytes, or a refusal.
val run_checkpoint(const Run& run) {
  MemoryPlan needed;
  const Slot<std::uint8_t> bytes = needed.add<std::uint8_t>(checkpoint_bytes(run.plan()));
  const Memory memory(needed);
  if (!memory) return refusal({"memory", "", {{"bytes", needed.bytes()}}});
  write_checkpoint(run, memory.at(bytes));
  return copied(memory.at(bytes), bytes.size());
}

val run_parameters(const Run& run) {
  const Model& model = run.model();
  const float* const block = run.parameters();
  val layers = val::array(), activations = val::array();
  for (std::size_t i = 0; i <= model.hidden_layers(); ++i) {
    const Dense& dense = model.dense(i);
    const std::size_t in = dense.inputs(), outputs = dense.units();
    // transposed to nn.Linear's [outputs × inputs]
    val weight = val::global("Float32Array").new_(in * outputs);
    std::vector<float> row(in);
    for (std::size_t o = 0; o < outputs; ++o) {
      for (std::size_t k = 0; k < in; ++k) row[k] = dense.weights(block)[k * outputs + o];
      weight.call<void>("set", emscripten::typed_memory_view(in, row.data()), o * in);
    }
    val layer = val::object();
    layer.set("inputs", in);
    layer.set("outputs", outputs);
    layer.set("weight", weight);
    layer.set("bias", copied(dense.biases(block), outputs));
    if (model.tensors().find(i, Role::scale) != nullptr) {
      val norm = val::object();
      for (const auto& [name, role] :
           {std::pair("weight", Role::scale), std::pair("bias", Role::shift),
            std::pair("runningMean", Role::running_mean), std::pair("runningVariance", Role::running_variance)})
        if (const Tensor* t = model.tensors().find(i, role)) norm.set(name, copied(block + t->offset, t->size()));
      layer.set("norm", norm);
    }
    layers.call<void>("push", layer);
  }
  for (const ParameterSet& set : model.sets()) {
    if (set.size() == 0) continue;
    val entry = val::object();
    entry.set("activation", std::string(set.kernel->info->id));
    entry.set("values", copied(block + set.offset, set.size()));
    activations.call<void>("push", entry);
  }
  val out = val::object();
  out.set("layers", layers);
  out.set("activations", activations);
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(runs) {
  using namespace activarium;
  using emscripten::optional_override;
  emscripten::function("createRun", &create_run);

  emscripten::class_<CheckpointBytes>("CheckpointBytes")
      .constructor<std::size_t>()
      .function("address", &CheckpointBytes::address)
      .function("resume", &CheckpointBytes::resume);

  emscripten::class_<Run>("Run")
      .smart_ptr<std::shared_ptr<Run>>("RunPointer")
      .function("step", &run_step)
      .function("reset", &Run::reset)
      .function("status", &run_status)
      .function("predict", &run_predict)
      .function("parameters", &run_parameters)
      .function("parametersHash", optional_override([](const Run& run) { return hex(run.parameters_hash()); }))
      .function("checkpoint", &run_checkpoint)
      .function("startAnalysis", &start_analysis_named);
}
