// Dropout by itself: what it makes 0, what it does to the rest, and when it draws anew.
#include <catch2/catch.hpp>

#include "model/layers/dropout.h"

using namespace activarium;

namespace {

constexpr std::size_t rows = 40, units = 251; // not a multiple of a vector

/// What a layer makes of x [rows × units] in one pass.
std::vector<float> dropped(const Dropout& layer, const std::vector<float>& x, const Pass& pass) {
  std::vector<float> output(x.size());
  const Workspace workspace = {};
  const float* const y = layer.forward({pass, rows, nullptr, x.data(), {output.data(), nullptr, nullptr}, workspace});
  return {y, y + x.size()};
}

std::vector<float> numbers() {
  const Generator random{3, Purpose::noise, 0, 0};
  std::vector<float> x;
  for (std::uint32_t i = 0; i < rows * units; ++i) x.push_back(1 + random.uniform(i)); // nowhere 0
  return x;
}

/// Numbers that are 0 in one and not in the other.
double differing_zeros(const std::vector<float>& a, const std::vector<float>& b) {
  double count = 0;
  for (std::size_t i = 0; i < a.size(); ++i) count += (a[i] == 0.0f) != (b[i] == 0.0f) ? 1 : 0;
  return count;
}

/// Within six standard deviations of a count of n that each happen with probability p.
void check_count(double count, double n, double p) {
  CHECK(count == Approx(n * p).margin(6 * std::sqrt(n * p * (1 - p))));
}

} // namespace

TEST_CASE("Dropout makes a share p of the numbers 0 and divides the others by 1 − p") {
  const std::vector<float> x = numbers();
  for (const double p : {0.05, 0.3, 0.5, 0.9}) {
    const Dropout layer(0, units, p);
    const std::vector<float> y = dropped(layer, x, {true, 7, 1});
    double zeros = 0, worst = 0;
    std::vector<double> by_row(rows, 0), by_unit(units, 0);
    for (std::size_t i = 0; i < y.size(); ++i)
      if (y[i] == 0.0f) {
        ++zeros, ++by_row[i / units], ++by_unit[i % units];
      } else {
        worst = std::max(worst, std::fabs(static_cast<double>(y[i]) * (1 - p) / static_cast<double>(x[i]) - 1));
      }
    INFO("p = " << p);
    check_count(zeros, rows * units, p);
    CHECK(worst < 2e-7); // two roundings
    for (const double count : by_row) check_count(count, units, p);
    for (const double count : by_unit) check_count(count, rows, p);
  }
}

TEST_CASE("Dropout hands numbers on as they are in evaluation") {
  const std::vector<float> x = numbers();
  const Dropout layer(0, units, 0.9);
  CHECK(dropped(layer, x, {false, 7, 1}) == x);
}

TEST_CASE("The gradient goes where the numbers went, times the same factor") {
  const std::vector<float> x = numbers();
  const Dropout layer(2, units, 0.4);
  const Pass pass{true, 7, 3};
  const std::vector<float> y = dropped(layer, x, pass);
  std::vector<float> dy = x, dx(x.size());
  const Workspace workspace = {};
  layer.backward(
      {pass, rows, nullptr, x.data(), {nullptr, nullptr, nullptr}, workspace}, dy.data(), dx.data(), nullptr);
  CHECK(dx == y);
  layer.backward(
      {pass, rows, nullptr, x.data(), {nullptr, nullptr, nullptr}, workspace}, dy.data(), dy.data(), nullptr);
  CHECK(dy == y); // in place
}

TEST_CASE("Other steps, layers and seeds drop other numbers, the same ones the same") {
  const std::vector<float> x = numbers();
  const double p = 0.3;
  const auto with = [&](std::uint32_t layer, std::uint64_t seed, std::uint32_t step) {
    return dropped(Dropout(layer, units, p), x, {true, seed, step});
  };
  const std::vector<float> first = with(0, 7, 1);
  CHECK(with(0, 7, 1) == first);
  for (const auto& other : {with(1, 7, 1), with(0, 8, 1), with(0, 7, 2)})
    check_count(
        differing_zeros(first, other), rows * units, 2 * p * (1 - p)); // as of draws that know nothing of each other
}

TEST_CASE("A number is dropped by its own draw alone, that of its place in the batch") {
  const Generator random{7, Purpose::dropout, 1, 4};
  const std::vector<float> y = dropped(Dropout(4, units, 0.3), numbers(), {true, 7, 1});
  for (std::uint32_t i = 0; i < y.size(); ++i) REQUIRE((y[i] == 0.0f) == (random.uniform(i) < 0.3f));
}
