// Any bytes as a formula's text or as a stored definition: read, compiled, computed.
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return activarium::fuzz_one(bytes, size, activarium::check_formula_text);
}
