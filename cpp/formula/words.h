// The words of the formula language: its operators and functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace activarium::formula {

enum class Word : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  power,
  negate,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  unequal,
  both,
  either,
  opposite,
  exp, // the first that is called by name
  expm1,
  log,
  log1p,
  sqrt,
  abs,
  sign,
  tanh,
  sigmoid,
  softplus,
  relu,
  silu,
  gelu,
  phi,
  erf,
  sin,
  cos,
  bspline,
  pow,
  max,
  min,
  clamp,
  where,
  spline,
  count
};

struct WordInfo {
  const char* name;
  std::uint8_t least, most; // arguments
};

inline constexpr std::uint8_t any_number = 255;

const WordInfo& info_of(Word word);

/// The function of that name or of another usual name for it; Word::count if there is none.
Word find_function(std::string_view name);

/// The function whose name is at most two slips away from `name`; empty if there is none.
std::string similar_function(std::string_view name);

} // namespace activarium::formula
