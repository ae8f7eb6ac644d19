// Training runs as JavaScript sees them. What is refused comes back as { code, field, values } instead of a result.
#include <memory>

#include "analysis/list.h"
#include "bindings/analyses.h"
#include "bindings/read_settings.h"
#include "bindings/tell_network.h"
#include "bindings/values.h"
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

val create_run(const val& options, std::shared_ptr<DataSource> dataset, bool starts_given) {
  Settings settings;
  if (const Problem p = read_settings(options, settings)) return refusal(p);
  const Made<const Plan> planned =
      plan(std::move(settings), std::move(dataset), run_limits, starts_given ? Starts::given : Starts::drawn);
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

  val resume(std::shared_ptr<DataSource> dataset) const {
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
  std::vector<double> norms;
  for (std::size_t i = 0; i <= run.model().hidden_layers(); ++i) norms.push_back(run.layer_gradient_norm(i));
  out.set("epochLayerGradientNorms", copied(norms));
  return out;
}

val run_predict(Run& run, bool test, std::size_t from, std::size_t count) {
  MemoryPlan needed;
  const Slot<float> outputs = needed.add<float>(count * run.model().outputs());
  const Memory memory(needed);
  if (!memory) return refusal(no_memory(needed.bytes()));
  run.predict(split_of(test), from, count, memory.at(outputs));
  return copied(memory.at(outputs), outputs.size());
}

/// The bytes, or a refusal.
val run_checkpoint(const Run& run) {
  MemoryPlan needed;
  const Slot<std::uint8_t> bytes = needed.add<std::uint8_t>(checkpoint_bytes(run.plan()));
  const Memory memory(needed);
  if (!memory) return refusal(no_memory(needed.bytes()));
  write_checkpoint(run, memory.at(bytes));
  return copied(memory.at(bytes), bytes.size());
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

  emscripten::class_<Run, emscripten::base<Network>>("Run")
      .smart_ptr<std::shared_ptr<Run>>("RunPointer")
      .function("network", optional_override([](const Run& run) { return tell_network(run.plan().settings()); }))
      .function("keepStart", &Run::keep_start)
      .function("step", &run_step)
      .function("reset", &Run::reset)
      .function("status", &run_status)
      .function("predict", &run_predict)
      .function("parametersHash", optional_override([](const Run& run) { return hex(run.parameters_hash()); }))
      .function("checkpoint", &run_checkpoint)
      .function("startAnalysis", &start_analysis_named);
}
