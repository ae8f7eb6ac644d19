#include "training/initialize.h"

#include <algorithm>

namespace activarium {

std::uint64_t initialization_floats(const Settings& settings, const Model& model) {
  std::uint64_t most = 0;
  Initializations::call(settings.initialization, [&]<class Start>() {
    if constexpr (requires { Start::scratch_floats(1, 1); })
      for (std::size_t i = 0; i <= model.hidden_layers(); ++i)
        most = std::max(most, Start::scratch_floats(model.dense(i).inputs(), model.dense(i).units()));
  });
  return most;
}

void initialize(const Plan& plan, float* parameters, float* scratch) {
  const Model& model = plan.model();
  const Tensors& tensors = model.tensors();
  for (std::size_t i = 0; i <= model.hidden_layers(); ++i) {
    const Dense& dense = model.dense(i);
    float* const biases = parameters + tensors.find(i, Role::bias)->offset;
    std::fill_n(biases, dense.units(), 0.0f);
    Initializations::call(plan.settings().initialization, [&]<class Start>() {
      Start::fill({plan.seed(), static_cast<std::uint32_t>(i), dense.inputs(), dense.units(),
                   parameters + tensors.find(i, Role::weight)->offset, biases, scratch});
    });
  }
  for (const Tensor& t : tensors) {
    const bool is_one = t.role == Role::scale || t.role == Role::running_variance;
    if (is_one || t.role == Role::shift || t.role == Role::running_mean)
      std::fill_n(parameters + t.offset, t.size(), is_one ? 1.0f : 0.0f);
  }
  const std::vector<ParameterSet>& sets = model.sets();
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (sets[s].size() == 0) continue;
    const LayerSettings& user = plan.settings().layers[tensors[sets[s].first_tensor].layer];
    const std::vector<float> start = start_parameters(
        *sets[s].kernel->info, user.parameters, plan.seed(), static_cast<std::uint32_t>(s), sets[s].sets);
    std::copy(start.begin(), start.end(), parameters + sets[s].offset);
  }
}

} // namespace activarium
