// Parameter vectors that every function must bear: its start values, the sliders' ends, negative, tiny and large ones.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "support/scalar_parameters.h"

namespace activarium {

struct NamedVector {
  std::string name;
  std::vector<float> values;
};

/// Collects those that are legal.
class ParameterVectors {
public:
  explicit ParameterVectors(const Info& info) : info_(info) {}
  std::vector<NamedVector> found;

  /// value_of(parameter, its place among the parameters, the scalar's place in it)
  template <class F> void add(const std::string& name, const F& value_of) {
    std::vector<ParameterStart> starts;
    NamedVector vector{name, {}};
    for (std::size_t i = 0; i < info_.parameters.size; ++i) {
      const ParameterInfo& p = info_.parameters[i];
      starts.push_back({p.name, {}});
      for (std::size_t k = 0; k < p.count; ++k) starts.back().values.push_back(static_cast<float>(value_of(p, i, k)));
      vector.values.insert(vector.values.end(), starts.back().values.begin(), starts.back().values.end());
    }
    if (!check_parameters(info_, starts, "")) found.push_back(vector);
  }

  /// One parameter has the value, the others their start values or means.
  void add_alone(std::initializer_list<double> values) {
    for (std::size_t alone = 0; alone < info_.parameters.size; ++alone)
      for (const double v : values)
        add(std::string(info_.parameters[alone].name) + " = " + shown(v),
            [&](const ParameterInfo& p, std::size_t i, std::size_t k) { return i == alone ? v : start_of(p, k); });
  }
  void add_all(std::initializer_list<double> values) {
    for (const double v : values)
      add("all " + shown(v), [&](const ParameterInfo&, std::size_t, std::size_t) { return v; });
  }

  static double start_of(const ParameterInfo& p, std::size_t k) {
    return p.initials.size != 0 ? p.initials[k] : p.initial;
  }

private:
  static std::string shown(double v) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", v);
    return text;
  }

  const Info& info_;
};

/// The start values; each corner of the sliders' box, and its ends in turn along a list; negative and tiny ones, and
/// some beyond the sliders.
inline std::vector<NamedVector> parameter_vectors(const Info& info) {
  ParameterVectors out(info);
  out.found.push_back({"start values", initial_parameters(info)});
  const std::size_t count = info.parameters.size;
  if (count == 0) return out.found;
  for (unsigned corner = 0; corner < 1u << count; ++corner)
    out.add("the sliders' corner " + std::to_string(corner), [&](const ParameterInfo& p, std::size_t i, std::size_t) {
      return (corner >> i & 1) != 0 ? p.maximum : p.minimum;
    });
  for (const std::size_t odd : {0u, 1u})
    out.add("ends in turn, " + std::to_string(odd), [&](const ParameterInfo& p, std::size_t i, std::size_t k) {
      return (i + k) % 2 == odd ? p.maximum : p.minimum;
    });
  out.add("negative start values",
          [](const ParameterInfo& p, std::size_t, std::size_t k) { return -ParameterVectors::start_of(p, k); });
  for (const int factor : {-1, 10, -10})
    out.add(std::to_string(factor) + " times the right ends",
            [&](const ParameterInfo& p, std::size_t, std::size_t) { return factor * p.maximum; });
  out.add_alone({0, -0.5, -3, 1e-3, -1e-3});
  out.add_all({0, 1e-3, -1e-3});
  return out.found;
}

/// Vectors of which little is left but that f is a number: sums of such terms have no digits to be checked.
inline std::vector<NamedVector> extreme_parameter_vectors(const Info& info) {
  ParameterVectors out(info);
  out.add_alone({1e-30, -1e-30, 1e-41, -1e-41, 1e10, -1e10, 1e30, -1e30});
  out.add_all({1e-30, -1e-30});
  return out.found;
}

} // namespace activarium
