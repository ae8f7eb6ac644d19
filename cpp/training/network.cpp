#include "training/network.h"

#include <utility>

#include "training/losses/loss.h"

namespace activarium {

NetworkPlan::NetworkPlan(const ModelSpec& spec, TargetKind target, Kernels kernels, std::size_t rows, Use use)
    : model_(spec), kernel_(panel_kernel(kernels)), target_(target),
      tape_(memory_, model_, rows, use, kernel_), network_{memory_.add<float>(model_.tensors().planned_floats()),
                                                           memory_.add<float>(std::uint64_t{rows} * model_.inputs()),
                                                           memory_.add<float>(std::uint64_t{rows} * model_.outputs())} {
}

Problem check_size(std::uint64_t bytes, std::uint64_t most) {
  if (bytes > most) return {"too-large", "layers", {{"bytes", bytes}, {"limit", most}}};
  return {};
}

Made<const NetworkPlan> plan_network(const Settings& settings, const NetworkPurpose& purpose, std::uint64_t most) {
  if (const Problem p = check_model(settings)) return {p};
  auto made =
      std::make_shared<const NetworkPlan>(model_spec(settings, purpose), purpose.target,
                                          static_cast<Kernels>(settings.kernels), evaluation_rows, Use::evaluation);
  if (const Problem p = check_size(made->memory().bytes(), most)) return {p};
  return {{}, std::move(made)};
}

Made<Network> Network::make(std::shared_ptr<const NetworkPlan> plan) {
  Memory memory(plan->memory());
  if (!memory) return {no_memory(plan->memory().bytes())};
  return {{}, std::shared_ptr<Network>(new Network(std::move(plan), std::move(memory)))};
}

Network::Network(std::shared_ptr<const NetworkPlan> plan, Memory memory)
    : network_plan_(std::move(plan)), memory_(std::move(memory)), tape_(network_plan_->tape(), memory_) {
  parameters_.values = memory_.at(network_plan_->network().parameters);
}

const float* Network::predict_rows(std::size_t rows) {
  const float* outputs = model().forward({}, parameters_, rows, input_space(), tape_);
  if (network_plan_->target() == TargetKind::numbers) return outputs;
  float* const results = memory_.at(network_plan_->network().results);
  softmax(outputs, rows, model().outputs(), results);
  return results;
}

} // namespace activarium
