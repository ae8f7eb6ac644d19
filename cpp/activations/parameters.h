// Start values of an activation's parameters.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "activations/activation.h"
#include "base/problem.h"

namespace activarium {

/// Start values of one parameter: one for all its scalars, or one for each.
struct ParameterStart {
  std::string name;
  std::vector<double> values;
};

/// What is wrong with `starts`, if anything is: unknown names, a wrong number of values, values that no float holds or
/// for which the formula makes no sense.
Problem check_parameters(const Info& info, const std::vector<ParameterStart>& starts, const std::string& field);

/// Start values [scalars × units] of parameter set `set`: from `starts` where given, else from the registry, where some
/// are drawn.
std::vector<float> start_parameters(const Info& info, const std::vector<ParameterStart>& starts, std::uint64_t seed,
                                    std::uint32_t set, std::size_t units);

/// Whether a float holds v: neither infinite nor, though v is not, zero.
bool fits_float(double v);

} // namespace activarium
