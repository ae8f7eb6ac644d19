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
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  sech,
  asinh,
  acosh,
  atanh,
  erfc,
  cbrt,
  floor,
  ceil,
  round,
  trunc,
  log2,
  log10,
  exp2,
  heaviside,
  bspline,
  pow,
  mod,
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

/// The function called so in the language; Word::count if there is none.
Word find_word(std::string_view name);

/// The function that another usual name stands for, whose case and separators are not looked at; Word::count if none.
Word find_alias(std::string_view name);

/// What the language has in place of a function that others have under that name, of x: `x^2` for `square`; or empty.
std::string_view replacement_of(std::string_view name);

/// The name in small letters, without anything but letters and digits.
std::string plain_name(std::string_view name);

/// The language's functions that begin so, with commas between; empty if there is none.
std::string functions_beginning(std::string_view beginning);

/// What to write in place of a function that there is not, with | between expressions; empty if nothing is known.
std::string_view meaning_of(std::string_view name);

/// The function that is a slip away from `name`; empty if there is none.
std::string function_like(std::string_view name);

/// Whether one letter is changed, left out or put in, or two neighbours are swapped.
bool is_slip(std::string_view a, std::string_view b);

} // namespace activarium::formula
