// Networks as JavaScript sees them: where their numbers lie, and what they predict.
#include "training/network.h"

#include "bindings/read_settings.h"
#include "bindings/values.h"

namespace activarium {
namespace {

val create_network(const val& options, const val& asked) {
  Settings settings;
  if (const Problem p = read_settings(options, settings)) return refusal(p);
  NetworkPurpose purpose = {asked["height"].as<std::size_t>() * asked["width"].as<std::size_t>(),
                            asked["hasClasses"].as<bool>() ? TargetKind::classes : TargetKind::numbers,
                            asked["outputs"].as<std::size_t>(),
                            {}};
  if (const val background = asked["background"]; !background.isUndefined())
    purpose.background = background.as<double>();
  const Made<const NetworkPlan> planned = plan_network(settings, purpose);
  if (planned.problem) return refusal(planned.problem);
  const Made<Network> made = Network::make(planned.value);
  if (made.problem) return refusal(made.problem);
  val out = val::object();
  out.set("network", made.value);
  return out;
}

val layout(const Network& network) {
  const Model& model = network.model();
  const Tensors& tensors = model.tensors();
  const auto set = [&](const val& object, const char* name, std::size_t layer, Role role) {
    const Tensor* t = tensors.find(layer, role);
    if (t != nullptr) val(object).set(name, t->offset);
    return t != nullptr;
  };
  const val layers = val::array(), activations = val::array();
  for (std::size_t i = 0; i <= model.hidden_layers(); ++i) {
    val layer = val::object();
    layer.set("inputs", model.dense(i).inputs());
    layer.set("outputs", model.dense(i).units());
    set(layer, "weight", i, Role::weight);
    set(layer, "bias", i, Role::bias);
    const val norm = val::object();
    if (set(norm, "weight", i, Role::scale)) layer.set("norm", norm);
    set(norm, "bias", i, Role::shift);
    set(norm, "runningMean", i, Role::running_mean);
    set(norm, "runningVariance", i, Role::running_variance);
    layers.call<void>("push", layer);
  }
  for (const ParameterSet& set_of_parameters : model.sets()) {
    if (set_of_parameters.size() == 0) continue;
    val entry = val::object();
    entry.set("activation", std::string(set_of_parameters.kernel->info->id));
    entry.set("offset", set_of_parameters.offset);
    entry.set("size", set_of_parameters.size());
    activations.call<void>("push", entry);
  }
  val out = val::object();
  out.set("layers", layers);
  out.set("activations", activations);
  return out;
}

val input_space(const Network& network) {
  val out = val::object();
  out.set("address", reinterpret_cast<std::uintptr_t>(network.input_space()));
  out.set("rows", network.rows());
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(networks) {
  using namespace activarium;
  using emscripten::optional_override;
  emscripten::function("createNetwork", &create_network);

  emscripten::class_<Network>("Network")
      .smart_ptr<std::shared_ptr<Network>>("NetworkPointer")
      .function("layout", &layout)
      .function("parameters", optional_override([](const Network& network) {
                  return copied(network.parameters(), network.model().tensors().floats());
                }))
      .function("changeParameters", optional_override([](Network& network) {
                  return reinterpret_cast<std::uintptr_t>(network.change_parameters());
                }))
      .function("inputSpace", &input_space)
      .function("predictRows", optional_override([](Network& network, std::size_t rows) {
                  return copied(network.predict_rows(rows), rows * network.model().outputs());
                }));
}
