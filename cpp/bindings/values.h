// Between C++ values and JavaScript's: typed arrays, refusals, parameter values.
#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>
#include <vector>

#include "activations/parameters.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/problem.h"
#include "base/split.h"

namespace activarium {

using emscripten::val;

/// A copy of the numbers as a typed array of their kind; a view into wasm memory would not outlive the next call.
template <class T> val copied(const T* data, std::size_t size) {
  return val(emscripten::typed_memory_view(size, data)).call<val>("slice");
}
template <class T> val copied(const std::vector<T>& v) { return copied(v.data(), v.size()); }

/// Facts as an object.
val values_of(const Facts& facts);

/// What stands in place of a result that was refused: { code, field, values }.
val refusal(const Problem& problem);

/// `entries` is an array of [name, numbers].
std::vector<ParameterStart> starts_of(const val& entries);

inline std::vector<float> floats_of(const val& array) { return emscripten::convertJSArrayToNumberVector<float>(array); }

inline Split split_of(bool test) { return test ? Split::test : Split::train; }

} // namespace activarium
