#include "training/plan.h"

#include <algorithm>
#include <utility>

#include "training/checkpoint.h"
#include "training/gradient_norm.h"
#include "training/initialize.h"

namespace activarium {
namespace {

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

} // namespace

Plan::Plan(const Settings& settings, std::shared_ptr<const DataSource> source, Starts starts)
    : NetworkPlan(model_spec(settings, {source->inputs(), source->target(), source->outputs(), source->background()}),
                  source->target(), static_cast<Kernels>(settings.kernels),
                  static_cast<std::size_t>(settings.batch_size), Use::training),
      settings_(settings), source_(std::move(source)),
      steps_per_epoch_((source_->count(Split::train) + batch() - 1) / batch()),
      analysis_tape_(analysis_memory_, model(), evaluation_rows, Use::evaluation, kernel()) {
  const bool has_classes = target() == TargetKind::classes;
  loss_ = settings_.loss.value_or(Losses::names.find(has_classes ? CrossEntropy::name : MeanSquaredError::name));
  settings_.optimizer.call([&]<class Optimizer>(const auto&) { moments_ = Optimizer::moments; });

  const std::uint64_t floats = model().tensors().planned_floats(), outputs = model().outputs();
  run_.gradients = memory_.add<float>(floats);
  for (std::size_t i = 0; i < moments_; ++i) run_.moments[i] = memory_.add<float>(floats);
  run_.order = memory_.add<std::uint32_t>(source_->count(Split::train));
  run_.partials = memory_.add<double>(std::max(loss_partials(batch()), gradient_norm_partials(floats)));
  run_.layer_squares = memory_.add<double>(model().hidden_layers() + 1);
  if (starts == Starts::given)
    run_.start = memory_.add<float>(floats);
  else
    run_.scratch = memory_.add<float>(initialization_floats(settings_, model()));
  analysis_.parameters = analysis_memory_.add<float>(floats);
  analysis_.x = analysis_memory_.add<float>(evaluation_rows * model().inputs());
  std::uint64_t widest = 0;
  for (const auto& layer : model().layers()) widest = std::max<std::uint64_t>(widest, layer->units());
  analysis_.widest = analysis_memory_.add<float>(evaluation_rows * widest);
  analysis_.indices = analysis_memory_.add<std::uint32_t>(evaluation_rows);
  analysis_.partials = analysis_memory_.add<double>(loss_partials(evaluation_rows));
  if (has_classes) {
    run_.classes = memory_.add<std::uint8_t>(batch());
    analysis_.classes = analysis_memory_.add<std::uint8_t>(evaluation_rows);
  } else {
    run_.numbers = memory_.add<float>(batch() * outputs);
    analysis_.numbers = analysis_memory_.add<float>(evaluation_rows * outputs);
  }
}

/// The way to a Plan.
struct Planner {
  static std::shared_ptr<const Plan> make(const Settings& settings, std::shared_ptr<const DataSource> source,
                                          const PlanLimits& limits, Starts starts) {
    const std::shared_ptr<Plan> made(new Plan(settings, std::move(source), starts));
    made->bytes_ = made->memory().bytes() + made->analysis_memory().bytes() + checkpoint_bytes(*made) +
                   (limits.statistics == nullptr ? 0 : limits.statistics(*made));
    return made;
  }
};

Made<const Plan> plan(Settings settings, std::shared_ptr<const DataSource> source, const PlanLimits& limits,
                      Starts starts) {
  if (!has_relaxed_kernels()) settings.kernels = static_cast<std::size_t>(Kernels::plain);
  if (const Problem p = check_model(settings)) return {p};
  if (const Problem p = check_data(settings, *source)) return {p};
  std::shared_ptr<const Plan> made = Planner::make(settings, std::move(source), limits, starts);
  if (const Problem p = check_size(made->bytes(), limits.bytes)) return {p};
  return {{}, std::move(made)};
}

} // namespace activarium
