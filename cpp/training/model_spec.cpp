#include "training/model_spec.h"

#include <algorithm>

#include "training/check_settings.h"

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

} // namespace

Problem check_model(const Settings& settings) {
  if (const Problem p = check_settings(settings)) return p;
  if (const Problem p = check_activations(settings)) return p;
  return check_learned(settings);
}

ModelSpec model_spec(const Settings& settings, const NetworkPurpose& purpose) {
  ModelSpec spec{purpose.inputs, purpose.outputs, purpose.background, {}, {}};
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

} // namespace activarium
