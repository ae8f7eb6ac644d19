// The settings of a training run, as the library names them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activations/parameters.h"
#include "linalg/kernels.h"
#include "model/layers/list.h"
#include "training/initializations/list.h"
#include "training/losses/list.h"
#include "training/optimizers/list.h"
#include "training/schedules/list.h"

namespace activarium {

inline constexpr double max_units = 16384;
inline constexpr double max_layers = 100;

/// Who shares one set of an activation's parameters.
enum class Share : std::size_t { network, layer, unit };
inline constexpr const char* share_name_array[] = {"network", "layer", "unit"};
inline constexpr Names share_names = {share_name_array, 3};
inline constexpr const char* kernel_name_array[] = {"plain", "relaxed"}; // as enum class Kernels
inline constexpr Names kernel_names = {kernel_name_array, 2};

/// A dense layer followed by an activation of `units` outputs.
struct LayerSettings {
  double units = required;
  std::string activation;
  std::vector<ParameterStart> parameters = {};
  std::optional<std::size_t> norm = {}; // of Norms
  double dropout = 0;

  template <class V> void visit(V& v) {
    v.doc("1 … 16,384.").number("units", units, {.low = 1, .high = max_units, .whole = true});
    v.doc("Id of a function.").text("activation", activation);
    v.doc("Where its parameters start; default: the function's own.").parameters("parameters", parameters);
    v.doc("What comes before the activation; default: nothing.").choice("norm", norm, Norms::names);
    v.doc("Share of the outputs that training sets to 0, in [0, 1).")
        .number("dropout", dropout, {.low = 0, .high = 1, .high_open = true});
  }
};

struct ClipSettings {
  double norm = required;

  template <class V> void visit(V& v) {
    v.doc("The gradient over all parameters is made no longer than this, as torch.nn.utils.clip_grad_norm_ does; above "
          "0.")
        .number("norm", norm, {.low = 0, .low_open = true});
  }
};

struct Settings {
  std::vector<LayerSettings> layers = {}; // hidden ones; the output layer follows from the data
  std::size_t initialization = 0;         // of Initializations
  OneOf<Optimizers> optimizer = default_optimizer();
  std::optional<OneOf<Schedules>> schedule = {};
  std::optional<ClipSettings> clip = {};
  std::optional<std::size_t> loss = {}; // of Losses; default: by the kind of target
  double batch_size = 128;
  double seed = 7;
  bool shuffle = true;
  std::size_t share = 0; // of Share
  std::optional<std::vector<std::string>> learn = {};
  std::size_t kernels = static_cast<std::size_t>(Kernels::relaxed);

  template <class V> void visit(V& v) {
    v.doc("The hidden layers, from the inputs on.").list("layers", layers, max_layers);
    v.doc("How weights start; biases are U(±1/√fan_in) for `pytorch` and 0 for the others.")
        .choice("initialization", initialization, Initializations::names);
    v.doc("Default: sgd with learning rate 0.01 and momentum 0.9.").one_of("optimizer", optimizer);
    v.doc("What becomes of the learning rate; default: nothing.").one_of("schedule", schedule);
    v.doc("Limits of the gradient; default: none.").group("clip", clip);
    v.doc("Default: cross-entropy for classes, mse for numbers.").choice("loss", loss, Losses::names);
    v.doc("Inputs per step, 1 … 8,192. The last batch of an epoch may be smaller.")
        .number("batchSize", batch_size, {.low = 1, .high = 8192, .whole = true});
    v.doc("0 … 2⁵³ − 1. Equal seeds and settings give equal results, bit for bit.")
        .number("seed", seed, {.low = 0, .high = 9007199254740991, .whole = true});
    v.doc("False visits the inputs in their order.").flag("shuffle", shuffle);
    v.doc("Who shares one set of learnable activation parameters.").choice("share", share, share_names);
    v.doc("Activation parameters to learn; default: those whose `learned` is true.").names("learnParameters", learn);
    v.doc("Where `relaxed` is missing the run uses `plain`, and `Run.kernels` says so.")
        .choice("kernels", kernels, kernel_names);
  }

private:
  /// The book chapter's first example.
  static OneOf<Optimizers> default_optimizer() {
    OneOf<Optimizers> o;
    o.options<Sgd>().learning_rate = 1e-2;
    o.options<Sgd>().momentum = 0.9;
    return o;
  }
};

} // namespace activarium
