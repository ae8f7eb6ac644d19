#include "nn/run_spec.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "activations/block_kernel.h"
#include "linalg/gemm.h"
#include "nn/generator.h"

namespace activarium {
namespace {

bool is_integer(double v) { return std::isfinite(v) && v == std::floor(v); }

std::string number(double v) {
  std::string s = std::to_string(static_cast<long long>(v));
  for (int i = static_cast<int>(s.size()) - 3; i > 0; i -= 3) s.insert(static_cast<std::size_t>(i), ",");
  return s;
}

Problem check_optimizer(const SgdSpec& o) {
  if (!(o.learning_rate > 0) || !std::isfinite(o.learning_rate))
    return {"optimizer.learningRate", "must be a finite number above 0"};
  if (!(o.momentum >= 0 && o.momentum < 1)) return {"optimizer.momentum", "must be at least 0 and below 1"};
  if (!(o.dampening >= 0 && o.dampening <= 1)) return {"optimizer.dampening", "must be from 0 to 1"};
  if (!(o.weight_decay >= 0) || !std::isfinite(o.weight_decay))
    return {"optimizer.weightDecay", "must be a finite number of at least 0"};
  if (o.nesterov && (o.momentum == 0 || o.dampening != 0))
    return {"optimizer.nesterov", "needs a momentum above 0 and a dampening of 0"};
  return {};
}

bool same_start(const LayerSpec& a, const LayerSpec& b) {
  return std::equal(
      a.parameters.begin(), a.parameters.end(), b.parameters.begin(), b.parameters.end(),
      [](const ParameterStart& x, const ParameterStart& y) { return x.name == y.name && x.values == y.values; });
}

Problem check_layers(const RunSpec& spec) {
  if (spec.layers.empty() || static_cast<double>(spec.layers.size()) > max_layers)
    return {"layers", "must hold from 1 to " + number(max_layers) + " hidden layers"};
  for (std::size_t i = 0; i < spec.layers.size(); ++i) {
    const LayerSpec& layer = spec.layers[i];
    const std::string field = "layers[" + std::to_string(i) + "]";
    if (const Problem p = check_whole(field + ".units", layer.units, 1, max_units)) return p;
    const BlockKernel* kernel = find_block_kernel(layer.activation);
    if (kernel == nullptr) return {field + ".activation", "there is no activation called '" + layer.activation + "'"};
    if (kernel->info->kind == Kind::output)
      return {field + ".activation", std::string(kernel->info->name) +
                                         " is the output layer's, which always has it: choose another function for "
                                         "the hidden layers"};
    if (const Problem p = check_parameters(*kernel->info, layer.parameters, field + ".parameters")) return p;
    if (spec.share != Share::network) continue;
    for (std::size_t j = 0; j < i; ++j)
      if (spec.layers[j].activation == layer.activation && !same_start(spec.layers[j], layer))
        return {field + ".parameters", "layers that share their parameters must start from the same values; set "
                                       "share to 'layer' or give the same parameters"};
  }
  return {};
}

/// A bound of at least 0 with up to three decimals.
std::string bound(double v) {
  const auto thousandths = static_cast<long long>(std::round(v * 1000));
  std::string decimals = std::to_string(1000 + thousandths % 1000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return std::to_string(thousandths / 1000) + (decimals.empty() ? "" : "." + decimals);
}

/// The start value of a parameter of one scalar.
float start_of(const ParameterInfo& p, const std::vector<ParameterStart>& starts) {
  for (const ParameterStart& start : starts)
    if (start.name == p.name) return start.values[0];
  return static_cast<float>(p.initial);
}

/// Whether finite start values of one parameter are such that its formula makes sense; `at` is its field.
Problem check_legal(const Legal& legal, const std::vector<float>& values, const std::string& at) {
  for (const float v : values) {
    if (legal.not_zero && v == 0) return {at, "must not be 0"};
    if (!(v > static_cast<float>(legal.above))) return {at, "must be above " + bound(legal.above)};
    if (v < static_cast<float>(legal.at_least)) return {at, "must be at least " + bound(legal.at_least)};
  }
  return {};
}

/// Whether parameters that have an order are in it. Of two, the one that the caller gave is named.
Problem check_order(const Info& info, const std::vector<ParameterStart>& starts, const std::string& field) {
  for (const ParameterInfo& p : info.parameters)
    for (const ParameterInfo& other : info.parameters) {
      if (std::string_view(p.legal.at_most) != other.name) continue;
      if (start_of(p, starts) <= start_of(other, starts)) continue;
      const bool given =
          std::any_of(starts.begin(), starts.end(), [&](const ParameterStart& start) { return start.name == p.name; });
      if (given) return {field + "." + p.name, std::string("must be at most ") + other.name};
      return {field + "." + other.name, std::string("must be at least ") + p.name};
    }
  return {};
}

Problem check_learned(const RunSpec& spec) {
  for (std::size_t i = 0; i < spec.learn.size(); ++i) {
    const std::string field = "learnParameters[" + std::to_string(i) + "]";
    bool known = false;
    for (const LayerSpec& layer : spec.layers)
      for (const ParameterInfo& p : find_block_kernel(layer.activation)->info->parameters)
        if (spec.learn[i] == p.name) {
          if (!p.learnable) return {field, "'" + spec.learn[i] + "' cannot be learned"};
          known = true;
        }
    if (!known) return {field, "no activation of this run has a parameter called '" + spec.learn[i] + "'"};
  }
  return {};
}

} // namespace

std::size_t preactivations(const LayerSpec& layer) {
  return find_block_kernel(layer.activation)->info->pieces * static_cast<std::size_t>(layer.units);
}

Problem check_whole(const std::string& field, double v, double low, double high) {
  if (is_integer(v) && v >= low && v <= high) return {};
  return {field, "must be a whole number from " + number(low) + " to " + number(high)};
}

Problem check_parameters(const Info& info, const std::vector<ParameterStart>& starts, const std::string& field) {
  for (const ParameterStart& start : starts) {
    const auto* const p = std::find_if(info.parameters.begin(), info.parameters.end(),
                                       [&](const ParameterInfo& candidate) { return start.name == candidate.name; });
    const std::string at = field + "." + start.name;
    if (p == info.parameters.end()) return {at, std::string(info.name) + " has no parameter of that name"};
    if (start.values.size() != p->count && start.values.size() != 1)
      return {at, "must be one number or a list of " + std::to_string(p->count)};
    for (const float v : start.values)
      if (!std::isfinite(v)) return {at, "must be finite"};
    if (const Problem problem = check_legal(p->legal, start.values, at)) return problem;
  }
  return check_order(info, starts, field);
}

std::vector<float> start_parameters(const Info& info, const std::vector<ParameterStart>& starts, std::uint64_t seed,
                                    std::uint32_t set, std::size_t units) {
  std::vector<float> out;
  out.reserve(info.scalar_count() * units);
  const Generator random{seed, Purpose::activation_parameters, 0, set};
  for (const ParameterInfo& p : info.parameters) {
    const auto start = std::find_if(
        starts.begin(), starts.end(), [&](const ParameterStart& candidate) { return candidate.name == p.name; });
    for (std::size_t k = 0; k < p.count; ++k)
      for (std::size_t unit = 0; unit < units; ++unit) {
        const auto index = static_cast<std::uint32_t>(out.size());
        const auto initial = static_cast<float>(p.initials.size != 0 ? p.initials[k] : p.initial);
        const auto spread = static_cast<float>(p.spread);
        if (start != starts.end())
          out.push_back(start->values[start->values.size() == 1 ? 0 : k]);
        else if (p.distribution == Distribution::normal)
          out.push_back(initial + spread * random.normal(index));
        else if (p.distribution == Distribution::uniform)
          out.push_back(initial + random.symmetric(index, spread));
        else
          out.push_back(initial);
      }
  }
  return out;
}

Problem check(const RunSpec& spec, std::size_t inputs, std::size_t classes) {
  if (const Problem p = check_layers(spec)) return p;
  if (const Problem p = check_optimizer(spec.optimizer)) return p;
  if (const Problem p = check_whole("batchSize", spec.batch_size, 1, max_batch_size)) return p;
  if (!is_integer(spec.seed) || spec.seed < 0 || spec.seed > 9007199254740991.0)
    return {"seed", "must be a whole number from 0 to 2^53 − 1"};
  if (const Problem p = check_learned(spec)) return p;
  const double bytes = run_bytes(spec, inputs, classes);
  if (bytes > max_run_bytes)
    return {"layers", "need " + number(bytes / 1e6) + " MB; a run may take " + number(max_run_bytes / 1e6) +
                          " MB: use fewer units or a smaller batch"};
  return {};
}

double run_bytes(const RunSpec& spec, std::size_t inputs, std::size_t classes) {
  const double rows = std::max(spec.batch_size, 128.0);
  double parameters = 0, packed_weights = 0, outputs = 0, widest = 0, left = 0, right = 0;
  std::size_t previous = inputs;
  const auto add_dense = [&](std::size_t units) {
    const auto m = static_cast<std::size_t>(rows);
    const auto out = static_cast<double>(units);
    parameters += static_cast<double>(previous + 1) * out;
    packed_weights += static_cast<double>(GemmWorkspace::right_floats(units, previous));
    outputs += out;
    widest = std::max(widest, out);
    for (const std::size_t floats : {GemmWorkspace::left_floats(m, previous), GemmWorkspace::left_floats(previous, m),
                                     GemmWorkspace::left_floats(m, units)})
      left = std::max(left, static_cast<double>(floats));
    for (const std::size_t floats :
         {GemmWorkspace::right_floats(units, m), GemmWorkspace::right_floats(previous, units)})
      right = std::max(right, static_cast<double>(floats));
  };
  for (const LayerSpec& layer : spec.layers) {
    const Info& info = *find_block_kernel(layer.activation)->info;
    add_dense(preactivations(layer));
    previous = static_cast<std::size_t>(layer.units);
    outputs += layer.units * (info.kind == Kind::gated ? 2 : 1); // of the activation, and of its gate
    const double scalars = static_cast<double>(info.scalar_count());
    parameters += scalars * (spec.share == Share::unit ? layer.units : 1);
  }
  add_dense(classes);
  // parameters, gradients, momentum; outputs, their gradients, batches
  const double batches = static_cast<double>(2 * inputs + classes);
  return 4 * (3 * parameters + packed_weights + rows * (outputs + 2 * widest + batches) + left + right);
}

Problem parse(const std::string& name, Initialization& out) {
  static constexpr std::pair<const char*, Initialization> names[] = {{"pytorch", Initialization::pytorch},
                                                                     {"he-uniform", Initialization::he_uniform},
                                                                     {"he-normal", Initialization::he_normal},
                                                                     {"xavier-uniform", Initialization::xavier_uniform},
                                                                     {"xavier-normal", Initialization::xavier_normal}};
  for (const auto& [candidate, value] : names)
    if (name == candidate) {
      out = value;
      return {};
    }
  return {"initialization",
          "must be 'pytorch', 'he-uniform', 'he-normal', 'xavier-uniform' or 'xavier-normal', not '" + name + "'"};
}

Problem parse(const std::string& name, Share& out) {
  static constexpr std::pair<const char*, Share> names[] = {
      {"network", Share::network}, {"layer", Share::layer}, {"unit", Share::unit}};
  for (const auto& [candidate, value] : names)
    if (name == candidate) {
      out = value;
      return {};
    }
  return {"share", "must be 'network', 'layer' or 'unit', not '" + name + "'"};
}

Problem parse(const std::string& name, Kernels& out) {
  if (name != "plain" && name != "relaxed") return {"kernels", "must be 'plain' or 'relaxed', not '" + name + "'"};
  out = name == "relaxed" ? Kernels::relaxed : Kernels::plain;
  return {};
}

} // namespace activarium
