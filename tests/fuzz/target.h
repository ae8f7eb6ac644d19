// What both fuzz targets do with a finding.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "support/formula_checks.h"

namespace activarium {

constexpr double most_seconds = 1; // of processor time, which other programs do not lengthen

template <class Check> int fuzz_one(const std::uint8_t* bytes, std::size_t size, const Check& check) {
  const std::clock_t start = std::clock();
  const Finding finding = check(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  if (!finding.empty()) std::fprintf(stderr, "FINDING: %s\n", finding.c_str());
  if (seconds > most_seconds) std::fprintf(stderr, "FINDING: this input took %.2f s\n", seconds);
  if (!finding.empty() || seconds > most_seconds) std::abort();
  return 0;
}

} // namespace activarium
