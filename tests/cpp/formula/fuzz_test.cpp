// The fuzz targets' checks on a few inputs: those that once found something, and some random ones.
#include <catch2/catch.hpp>

#include "support/formula_checks.h"

using namespace activarium;

namespace {

std::string from_hex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}

/// `count` inputs of up to 95 bytes, always the same.
template <class F> void for_random_inputs(std::size_t count, const F& f) {
  std::uint32_t state = 1;
  const auto next = [&] {
    state = state * 1664525u + 1013904223u;
    return state >> 24;
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string bytes(next() % 96, '\0');
    for (char& byte : bytes) byte = static_cast<char>(next());
    f(bytes);
  }
}

} // namespace

TEST_CASE("What fuzzing once found stays mended") {
  // Of formula_differential, as `xxd -p` prints them; beside them the formula that they make.
  for (const char* input : {
           // ((log(sum(i,1,2,c[i+0]+5))^0)^9.9E+1)^5+0.5: no instruction computed the power of a power of 1
           "23232309000000000000290000156d09006e393939393931693e3d39396e393939ffffffffffff00156d09ffffffffff3939",
       })
    CHECK(check_formula_values(from_hex(input)) == "");
  // Of formula_text.
  for (const std::string& input : {
           std::string(2001, '\xff'), // too long, and the fault's place was beyond the bytes' end
       })
    CHECK(check_formula_text(input) == "");
}

TEST_CASE("Random formulas compute what they mean, with all derivatives, within the bounds of their roundings") {
  Compared compared;
  for_random_inputs(3000, [&](const std::string& bytes) {
    const Finding finding = check_formula_values(bytes, &compared);
    if (!finding.empty()) CHECK(finding == "");
  });
  CHECK(compared.numbers > 30000);
  CHECK(compared.sharply > compared.numbers / 2);
}

TEST_CASE("Random bytes as a formula's text spoil nothing") {
  for_random_inputs(3000, [&](const std::string& bytes) {
    const Finding finding = check_formula_text(bytes);
    if (!finding.empty()) CHECK(finding == "");
  });
}
