// The settings of a training run, and their check.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "activations/activation.h"
#include "linalg/kernels.h"

namespace activarium {

/// What is wrong with a setting; an empty reason means nothing is.
struct Problem {
  std::string field;
  std::string reason;
  explicit operator bool() const { return !reason.empty(); }
};

/// What is wrong with a number that should be whole and from `low` to `high`.
Problem check_whole(const std::string& field, double v, double low, double high);

enum class Initialization { pytorch, he_uniform, he_normal, xavier_uniform, xavier_normal };
enum class Share { network, layer, unit };

/// PyTorch's torch.optim.SGD.
struct SgdSpec {
  double learning_rate = 1e-2;
  double momentum = 0.9;
  double dampening = 0;
  bool nesterov = false;
  double weight_decay = 0;
};

/// Start values of one activation parameter; empty values mean the registry's.
struct ParameterStart {
  std::string name;
  std::vector<float> values;
};

/// A dense layer followed by an activation of `units` outputs.
struct LayerSpec {
  double units = 0;
  std::string activation;
  std::vector<ParameterStart> parameters;
};

/// Outputs of the dense layer: as many per unit as the activation, which must be a known one, takes.
std::size_t preactivations(const LayerSpec& layer);

struct RunSpec {
  std::vector<LayerSpec> layers; // hidden layers; the output layer follows from the data set's classes
  Initialization initialization = Initialization::pytorch;
  SgdSpec optimizer;
  double batch_size = 128;
  double seed = 7;
  bool shuffle = true;
  Share share = Share::network;
  bool learn_default = true; // learn what the registry says; otherwise `learn`
  std::vector<std::string> learn;
  Kernels kernels = Kernels::plain; // `relaxed` means plain where it is not installed
};

inline constexpr double max_units = 16384;
inline constexpr double max_layers = 100;
inline constexpr double max_batch_size = 8192;
inline constexpr double max_run_bytes = 1024.0 * 1024 * 1024;

/// Fields are named as in the library: `layers[2].units`, `optimizer.learningRate`.
Problem check(const RunSpec& spec, std::size_t inputs, std::size_t classes);

/// Memory that a run of a valid spec takes, bytes.
double run_bytes(const RunSpec& spec, std::size_t inputs, std::size_t classes);

/// The names used by the library; an empty Problem if the name is known.
Problem parse(const std::string& name, Initialization& out);
Problem parse(const std::string& name, Share& out);
Problem parse(const std::string& name, Kernels& out);

/// Whether `starts` fits the activation: known names, the right number of finite values, for which its formula makes
/// sense.
Problem check_parameters(const Info& info, const std::vector<ParameterStart>& starts, const std::string& field);

/// Start values [scalars × units] of parameter set `set`: from `starts` where given, else from the registry, where a
/// normal distribution is drawn.
std::vector<float> start_parameters(const Info& info, const std::vector<ParameterStart>& starts, std::uint64_t seed,
                                    std::uint32_t set, std::size_t units);

} // namespace activarium
