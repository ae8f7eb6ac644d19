// Between C++ values and JavaScript's: typed arrays, refusals, parameter values.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <vector>

#include "data/fnv.h"
#include "nn/run_spec.h"

namespace activarium {

using emscripten::val;

/// A copy of the numbers as a typed array of their kind; a view into wasm memory would not outlive the next call.
template <class T> val copied(const T* data, std::size_t size) {
  return val(emscripten::typed_memory_view(size, data)).call<val>("slice");
}
template <class T> val copied(const std::vector<T>& v) { return copied(v.data(), v.size()); }

/// What stands in place of a result that was refused.
inline val refusal(const std::string& field, const std::string& reason) {
  val out = val::object();
  out.set("field", field);
  out.set("reason", reason);
  return out;
}
inline val refusal(const Problem& problem) { return refusal(problem.field, problem.reason); }

inline std::vector<float> floats_of(const val& array) { return emscripten::convertJSArrayToNumberVector<float>(array); }

/// `entries` is an array of [name, numbers].
inline std::vector<ParameterStart> starts_of(const val& entries) {
  std::vector<ParameterStart> out;
  const auto n = entries["length"].as<std::size_t>();
  for (std::size_t i = 0; i < n; ++i) out.push_back({entries[i][0].as<std::string>(), floats_of(entries[i][1])});
  return out;
}

} // namespace activarium
