// Parameters of an activation for scalars other than f32x4.
#pragma once

#include <string>
#include <vector>

#include "activations/block_kernel.h"
#include "activations/parameters.h"

namespace activarium {

template <class V> struct ScalarParameters {
  std::vector<V> values;
  V operator[](std::size_t k) const { return values[k]; }
  V noise() const { return V(0.5); }
};

inline ScalarParameters<double> scalar_parameters(const std::vector<float>& parameters) {
  return {std::vector<double>(parameters.begin(), parameters.end())};
}

/// Initial parameters of seed 7.
inline std::vector<float> initial_parameters(const Info& info) { return start_parameters(info, {}, 7, 0, 1); }

struct Values {
  std::vector<float> f, df, d2f;
};

/// The engine's own f, f′ and f″.
inline Values evaluate(const BlockKernel& kernel, const std::vector<float>& parameters, const std::vector<float>& x) {
  Values v{std::vector<float>(x.size()), std::vector<float>(x.size()), std::vector<float>(x.size())};
  kernel.evaluate({parameters.data(), 1, nullptr, nullptr}, x.size(), x.data(), v.f.data(), v.df.data(), v.d2f.data());
  return v;
}

/// Floats of every size and sign: zeros, subnormals, extremes, and a fine sweep of [−20, 20].
inline std::vector<float> all_kinds_of_floats() {
  std::vector<float> x;
  for (const float v :
       {0.0f,  1e-45f, 1e-40f, 1.17549435e-38f, 1e-30f, 1e-10f, 1e-6f, 1e-3f, 0.5f,    1.0f,  3.0f,         14.3f,
        20.0f, 44.4f,  88.7f,  89.0f,           103.9f, 1e3f,   1e5f,  1e10f, 1.9e19f, 1e30f, 3.4028235e38f}) {
    x.push_back(v);
    x.push_back(-v);
  }
  for (int i = -2000; i <= 2000; ++i) x.push_back(static_cast<float>(i) * 0.01f + 0.0017f);
  return x;
}

} // namespace activarium
