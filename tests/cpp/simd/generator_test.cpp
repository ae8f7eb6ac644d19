#include "simd/generator.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "support/reference.h"

using namespace activarium;

TEST_CASE("The generator gives Philox4x32-10's known answers and the reference's values") {
  std::size_t philox = 0, values = 0, shuffles = 0;
  const auto integer = [](const std::string& word, int base) { return std::strtoull(word.c_str(), nullptr, base); };
  for (const auto& w : reference_lines("generator-values.txt")) {
    if (w[0] == "philox") {
      const auto word = [&](std::size_t i) { return static_cast<std::uint32_t>(integer(w[i], 16)); };
      const Generator g{std::uint64_t{word(6)} << 32 | word(5), static_cast<Purpose>(word(4)), word(3), word(2)};
      const auto got = g.block(word(1));
      for (std::size_t i = 0; i < 4; ++i) CHECK(got[i] == word(7 + i));
      ++philox;
    } else if (w[0] == "value") {
      const auto word = [&](std::size_t i) { return static_cast<std::uint32_t>(integer(w[i], 10)); };
      const Generator g{integer(w[1], 10), static_cast<Purpose>(word(2)), word(3), word(4)};
      CHECK(g.u32(word(5)) == word(6));
      CHECK(g.uniform(word(5)) == static_cast<float>(number_of(w[7])));
      CHECK(g.normal(word(5)) == static_cast<float>(number_of(w[8])));
      ++values;
    } else if (w[0] == "shuffle") {
      std::vector<std::uint32_t> order(static_cast<std::size_t>(integer(w[3], 10)));
      std::iota(order.begin(), order.end(), 0u);
      shuffle(integer(w[1], 10), static_cast<std::uint32_t>(integer(w[2], 10)), order.data(), order.size());
      std::uint32_t sum = 0;
      for (std::uint32_t i = 0; i < order.size(); ++i) sum += i * order[i];
      CHECK(sum == integer(w[4], 10));
      for (std::size_t i = 5; i < w.size(); ++i) CHECK(order[i - 5] == integer(w[i], 10));
      ++shuffles;
    }
  }
  CHECK(philox == 3);
  CHECK(values > 20);
  CHECK(shuffles == 2);
}

TEST_CASE("Uniform and normal numbers have the moments of their distributions") {
  const std::uint32_t n = 200000;
  const Generator g{7, Purpose::weights, 0, 0};
  double uniform_sum = 0, normal_sum = 0, normal_squares = 0, normal_fourth = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    uniform_sum += static_cast<double>(g.uniform(i));
    const double z = g.normal(i);
    normal_sum += z;
    normal_squares += z * z;
    normal_fourth += z * z * z * z;
  }
  // Four standard errors each: 1/√(12n), 1/√n, √(2/n), √(96/n).
  CHECK(uniform_sum / n == Approx(0.5).margin(4 * 0.289 / std::sqrt(n)));
  CHECK(normal_sum / n == Approx(0.0).margin(4 / std::sqrt(n)));
  CHECK(normal_squares / n == Approx(1.0).margin(4 * std::sqrt(2.0 / n)));
  CHECK(normal_fourth / n == Approx(3.0).margin(4 * std::sqrt(96.0 / n)));
}

TEST_CASE("Four normal numbers at once are those that come one by one") {
  const Generator random{7, Purpose::weights, 3, 2};
  for (std::uint32_t k = 0; k < 2000; ++k) {
    float four[4];
    random.normals(k, four);
    for (std::uint32_t i = 0; i < 4; ++i) CHECK(four[i] == random.normal(4 * k + i));
  }
}

TEST_CASE("A shuffle is a permutation, another one in each epoch and for each seed") {
  std::vector<std::uint32_t> sorted(1000);
  std::iota(sorted.begin(), sorted.end(), 0u);
  std::vector<std::uint32_t> a = sorted, b = sorted, c = sorted;
  shuffle(7, 0, a.data(), a.size());
  shuffle(7, 1, b.data(), b.size());
  shuffle(8, 0, c.data(), c.size());
  CHECK(std::is_permutation(a.begin(), a.end(), sorted.begin()));
  CHECK(a != b);
  CHECK(a != c);
}
