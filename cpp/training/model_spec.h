// From settings to the model that they describe.
#pragma once

#include "data/source.h"
#include "model/model.h"
#include "training/settings.h"

namespace activarium {

/// What goes into a network and what comes out of it.
struct NetworkPurpose {
  std::size_t inputs;
  TargetKind target;
  std::size_t outputs;
  std::optional<double> background; // as DataSource has it
};

/// What is wrong with settings whatever the data are. Fields are named as in the library: `layers[2].units`,
/// `optimizer.learningRate`.
Problem check_model(const Settings& settings);

/// Of settings in which `check_model` finds nothing wrong.
ModelSpec model_spec(const Settings& settings, const NetworkPurpose& purpose);

} // namespace activarium
