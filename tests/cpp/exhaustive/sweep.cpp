#include "exhaustive/sweep.h"

#include <atomic>
#include <thread>
#include <vector>

namespace activarium {
namespace {

constexpr std::uint32_t block = 4096;
constexpr std::uint32_t finite = 0x7f800000; // patterns of one sign
constexpr std::uint32_t blocks = 2 * (finite / block);

/// Blocks go through all non-negative floats, then through all others.
std::uint32_t pattern_of(std::uint32_t block_number, std::uint32_t i) {
  const std::uint32_t per_sign = finite / block;
  const std::uint32_t sign = block_number < per_sign ? 0 : 0x80000000u;
  return sign | (block_number % per_sign * block + i);
}

WorstFound worst_of_blocks(const FloatMap& function, TrueMap truth, Interval root, unsigned stride,
                           std::atomic<std::uint32_t>& next) {
  WorstFound worst;
  std::vector<float> x(block), y(block);
  std::vector<double> wide(block), expected(block), error(block);
  for (std::uint32_t number; (number = next.fetch_add(stride)) < blocks;) {
    for (std::uint32_t i = 0; i < block; ++i) {
      x[i] = std::bit_cast<float>(pattern_of(number, i));
      wide[i] = static_cast<double>(x[i]);
    }
    function(x.data(), y.data(), block);
    truth(wide.data(), expected.data(), block);
    double largest = 0;
    for (std::uint32_t i = 0; i < block; ++i) {
      const double floor = (wide[i] > root.low) & (wide[i] < root.high) ? 0x1p-24 : 0.0;
      error[i] = error_in_ulp(y[i], expected[i], floor);
      largest = error[i] > largest ? error[i] : largest;
    }
    if (largest == 0 || largest < worst.ulp) continue;
    for (std::uint32_t i = 0; i < block; ++i) worst.take(error[i], x[i]);
  }
  return worst;
}

} // namespace

WorstFound worst_of_all_floats(const FloatMap& function, TrueMap truth, Interval root, Effort effort) {
  std::atomic<std::uint32_t> next = 0;
  std::vector<WorstFound> found(effort.threads);
  std::vector<std::thread> workers;
  for (WorstFound& mine : found)
    workers.emplace_back([&] { mine = worst_of_blocks(function, truth, root, effort.stride, next); });
  for (std::thread& worker : workers) worker.join();
  WorstFound worst;
  for (const WorstFound& mine : found) worst.take(mine.ulp, mine.x);
  return worst;
}

std::size_t lost_nans(const FloatMap& function) {
  std::size_t lost = 0;
  std::vector<float> x(block), y(block);
  for (std::uint32_t sign : {0u, 0x80000000u})
    for (std::uint32_t first = finite; first < 0x80000000u; first += block) {
      for (std::uint32_t i = 0; i < block; ++i) x[i] = std::bit_cast<float>(sign | (first + i));
      function(x.data(), y.data(), block);
      for (std::uint32_t i = 0; i < block; ++i) lost += std::isnan(x[i]) && !std::isnan(y[i]);
    }
  return lost;
}

} // namespace activarium
