// Random formulas: what their programs compute against what they mean.
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return activarium::fuzz_one(
      bytes, size, [](std::string_view input) { return activarium::check_formula_values(input); });
}
