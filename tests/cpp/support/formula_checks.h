// What must hold for any bytes given to the formula language; the fuzz targets and their regression tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace activarium {

/// What went wrong, empty if nothing did.
using Finding = std::string;

/// How much the differential check could compare.
struct Compared {
  std::size_t numbers = 0; // values and derivatives held to a bound
  std::size_t sharply = 0; // of them, to a bound of at most a thousandth of their size
};

/// The bytes as a formula's text: read, compiled, computed, and now and then defined; or as a stored definition.
Finding check_formula_text(std::string_view bytes);

/// The bytes as a random formula, inputs and parameters: what the compiled formula computes against what it means.
Finding check_formula_values(std::string_view bytes, Compared* compared = nullptr);

} // namespace activarium
