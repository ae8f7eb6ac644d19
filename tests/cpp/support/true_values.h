// True values of the fixed functions and of the elementary ones, from formulas in double that are written here anew:
// nothing is shared with the engine, and the tables of tests/reference share nothing with this.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace activarium {

/// y[i] = f(x[i]) for n numbers, right to far more digits than a float has.
using TrueMap = void (*)(const double* x, double* y, std::size_t n);

struct TrueFunction {
  const char* id;
  TrueMap value;
  TrueMap derivative; // null for elementary functions
};

/// f and f′ of each fixed activation with its initial parameters.
const std::vector<TrueFunction>& true_activations();

/// The elementary functions of cpp/simd.
const std::vector<TrueFunction>& true_primitives();

/// Null if there is none of that id.
const TrueFunction* find_true(const std::vector<TrueFunction>& functions, std::string_view id);

} // namespace activarium
