#include "training/plan.h"

#include <algorithm>
#include <utility>

#include "training/check_settings.h"
#include "training/checkpoint.h"
#include "training/gradient_norm.h"
#include "training/initialize.h"

namespace activarium {
namespace {

Problem check_activations(const Settings& settings) {
  for (std::size_t i = 0; i < settings.layers.size(); ++i) {
    const LayerSettings& layer = settings.layers[i];
    const std::string field = "layers[" + std::to_string(i) + "]";
    const BlockKernel* kernel = find_block_kernel(layer.activation);
    if (kernel == nullptr) return {"unknown-activation", field + ".activation", {{"activation", layer.activation}}};
    const Info& info = *kernel->info;
    if (info.kind == Kind::output) return {"output-activation", field + ".activation", {{"activation", info.name}}};
    if (const Problem p = check_parameters(info, layer.parameters, field + ".parameters")) return p;
    if (settings.share != static_cast<std::size_t>(Share::network)) continue;
    const auto start_of = [&](const LayerSettings& l) { return start_parameters(info, l.parameters, 0, 0, 1); };
    for (std::size_t j = 0; j < i; ++j)
      if (settings.layers[j].activation == layer.activation && start_of(settings.layers[j]) != start_of(layer))
        return {"shared-parameters-differ", field + ".parameters"};
  }
  return {};
}

Problem check_learned(const Settings& settings) {
  if (!settings.learn) return {};
  for (std::size_t i = 0; i < settings.learn->size(); ++i) {
    const std::string &name = (*settings.learn)[i], field = "learnParameters[" + std::to_string(i) + "]";
    bool known = false;
    for (const LayerSettings& layer : settings.layers)
      for (const ParameterInfo& p : find_block_kernel(layer.activation)->info->parameters)
        if (name == p.name) {
          if (!p.learnable) return {"cannot-be-learned", field, {{"parameter", name}}};
          known = true;
        }
    if (!known) return {"no-such-parameter", field, {{"parameter", name}}};
  }
  return {};
}

Problem check_data(const Settings& settings, const DataSource& source) {
  const std::size_t count = source.count(Split::train);
  if (count == 0) return {"no-data", "dataset"};
  if (settings.loss) {
    TargetKind wanted = TargetKind::classes;
    Losses::call(*settings.loss, [&]<class Loss>() { wanted = Loss::target; });
    if (wanted != source.target())
      return {"loss-target",
              "loss",
              {{"loss", Losses::names[*settings.loss]},
               {"target", source.target() == TargetKind::classes ? "classes" : "numbers"}}};
  }
  const auto batch = static_cast<std::size_t>(settings.batch_size);
  const std::size_t rest = count % batch, least = rest == 0 ? batch : std::min(batch, rest);
  for (const LayerSettings& layer : settings.layers) {
    if (!layer.norm) continue;
    std::size_t needed = 1;
    Norms::call(*layer.norm, [&]<class Norm>() { needed = Norm::least_rows; });
    if (least < needed) return {"batch-too-small", "batchSize", {{"least", needed}, {"rows", least}}};
  }
  return {};
}

/// The sets of activation parameters and the hidden layers that use them.
ModelSpec model_spec(const Settings& settings, const DataSource& source) {
  ModelSpec spec{source.inputs(), source.outputs(), source.background(), {}, {}};
  const auto share = static_cast<Share>(settings.share);
  for (const LayerSettings& layer : settings.layers) {
    const auto units = static_cast<std::size_t>(layer.units);
    std::size_t set = spec.sets.size();
    if (share == Share::network)
      for (std::size_t s = spec.sets.size(); s-- > 0;)
        if (layer.activation == spec.sets[s].kernel->info->id) set = s;
    if (set == spec.sets.size()) {
      std::shared_ptr<const BlockKernel> kernel = hold_block_kernel(layer.activation);
      const Info& info = *kernel->info;
      std::vector<bool> learned;
      for (const ParameterInfo& p : info.parameters)
        learned.push_back(settings.learn ? p.learnable && std::find(settings.learn->begin(), settings.learn->end(),
                                                                    p.name) != settings.learn->end()
                                         : p.learned);
      const std::size_t sets = share == Share::unit && info.scalar_count() != 0 ? units : 1;
      spec.sets.push_back({std::move(kernel), sets, std::move(learned)});
    }
    spec.hidden.push_back({units, set, layer.norm, layer.dropout});
  }
  return spec;
}

} // namespace

Plan::Plan(const Settings& settings, std::shared_ptr<const DataSource> source, const ModelSpec& spec)
    : settings_(settings), source_(std::move(source)), model_(spec),
      kernel_(panel_kernel(static_cast<Kernels>(settings.kernels))),
      batch_(static_cast<std::size_t>(settings.batch_size)),
      steps_per_epoch_((source_->count(Split::train) + batch_ - 1) / batch_),
      run_tape_(run_memory_, model_, batch_, Use::training, kernel_),
      analysis_tape_(analysis_memory_, model_, analysis_rows, Use::evaluation, kernel_) {
  const bool has_classes = source_->target() == TargetKind::classes;
  loss_ = settings_.loss.value_or(Losses::names.find(has_classes ? CrossEntropy::name : MeanSquaredError::name));
  settings_.optimizer.call([&]<class Optimizer>(const auto&) { moments_ = Optimizer::moments; });

  const std::uint64_t floats = model_.tensors().planned_floats(), inputs = model_.inputs(), outputs = model_.outputs();
  run_.parameters = run_memory_.add<float>(floats);
  run_.gradients = run_memory_.add<float>(floats);
  for (std::size_t i = 0; i < moments_; ++i) run_.moments[i] = run_memory_.add<float>(floats);
  run_.order = run_memory_.add<std::uint32_t>(source_->count(Split::train));
  run_.x = run_memory_.add<float>(batch_ * inputs);
  run_.output_gradients = run_memory_.add<float>(batch_ * outputs);
  run_.partials = run_memory_.add<double>(std::max(loss_partials(batch_), gradient_norm_partials(floats)));
  run_.scratch = run_memory_.add<float>(initialization_floats(settings_, model_));
  analysis_.parameters = analysis_memory_.add<float>(floats);
  analysis_.x = analysis_memory_.add<float>(analysis_rows * inputs);
  std::uint64_t widest = 0;
  for (const auto& layer : model_.layers()) widest = std::max<std::uint64_t>(widest, layer->units());
  analysis_.widest = analysis_memory_.add<float>(analysis_rows * widest);
  analysis_.indices = analysis_memory_.add<std::uint32_t>(analysis_rows);
  analysis_.partials = analysis_memory_.add<double>(loss_partials(analysis_rows));
  if (has_classes) {
    run_.classes = run_memory_.add<std::uint8_t>(batch_);
    analysis_.classes = analysis_memory_.add<std::uint8_t>(analysis_rows);
  } else {
    run_.numbers = run_memory_.add<float>(batch_ * outputs);
    analysis_.numbers = analysis_memory_.add<float>(analysis_rows * outputs);
  }
}

/// The way to a Plan.
struct Planner {
  static std::shared_ptr<const Plan> make(const Settings& settings, std::shared_ptr<const DataSource> source,
                                          const ModelSpec& spec, const PlanLimits& limits) {
    const std::shared_ptr<Plan> made(new Plan(settings, std::move(source), spec));
    made->bytes_ = made->run_memory_.bytes() + made->analysis_memory_.bytes() + checkpoint_bytes(*made) +
                   (limits.statistics == nullptr ? 0 : limits.statistics(*made));
    return made;
  }
};

Made<const Plan> plan(Settings settings, std::shared_ptr<const DataSource> source, const PlanLimits& limits) {
  if (!has_relaxed_kernels()) settings.kernels = static_cast<std::size_t>(Kernels::plain);
  if (const Problem p = check_settings(settings)) return {p};
  if (const Problem p = check_activations(settings)) return {p};
  if (const Problem p = check_learned(settings)) return {p};
  if (const Problem p = check_data(settings, *source)) return {p};
  const ModelSpec spec = model_spec(settings, *source);
  std::shared_ptr<const Plan> made = Planner::make(settings, std::move(source), spec, limits);
  if (made->bytes() > limits.bytes)
    return {{"too-large", "layers", {{"bytes", made->bytes()}, {"limit", limits.bytes}}}};
  return {{}, std::move(made)};
}

} // namespace activarium
