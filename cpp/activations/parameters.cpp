#include "activations/parameters.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "simd/generator.h"

namespace activarium {

namespace {

/// The start value of a parameter of one scalar.
float start_of(const ParameterInfo& p, const std::vector<ParameterStart>& starts) {
  for (const ParameterStart& start : starts)
    if (start.name == p.name) return static_cast<float>(start.values[0]);
  return static_cast<float>(p.initial);
}

/// Whether start values of one parameter are such that its formula makes sense; `at` is its field.
Problem check_legal(const Legal& legal, const std::vector<double>& values, const std::string& at) {
  for (const double value : values) {
    const auto v = static_cast<float>(value);
    if (legal.not_zero && v == 0) return {"parameter-zero", at};
    if (!(v > static_cast<float>(legal.above)))
      return {"out-of-range", at, {{"low", legal.above}, {"lowOpen", true}, {"value", value}}};
    if (v < static_cast<float>(legal.at_least))
      return {"out-of-range", at, {{"low", legal.at_least}, {"value", value}}};
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
      if (given) return {"parameter-above", field + "." + p.name, {{"other", other.name}}};
      return {"parameter-below", field + "." + other.name, {{"other", p.name}}};
    }
  return {};
}

} // namespace

bool fits_float(double v) {
  const auto f = static_cast<float>(v);
  return std::isfinite(f) && (f != 0.0f || v == 0);
}

Problem check_parameters(const Info& info, const std::vector<ParameterStart>& starts, const std::string& field) {
  for (const ParameterStart& start : starts) {
    const auto* const p = std::find_if(info.parameters.begin(), info.parameters.end(),
                                       [&](const ParameterInfo& candidate) { return start.name == candidate.name; });
    const std::string at = field + "." + start.name;
    if (p == info.parameters.end()) return {"unknown-parameter", at, {{"activation", info.name}}};
    if (start.values.size() != p->count && start.values.size() != 1)
      return {"parameter-count", at, {{"count", p->count}}};
    for (const double v : start.values)
      if (!fits_float(v)) return {"not-a-float", at};
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
          out.push_back(static_cast<float>(start->values[start->values.size() == 1 ? 0 : k]));
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

} // namespace activarium
