#include "training/losses/list.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace activarium;

namespace {

LossResult cross_entropy(const float* z, std::vector<std::uint8_t> labels, std::size_t classes, float* dz) {
  std::vector<double> partials(static_cast<std::size_t>(loss_partials(labels.size())));
  return CrossEntropy::of({z, {labels.data(), nullptr}, labels.size(), classes, dz, partials.data()});
}

} // namespace

TEST_CASE("Cross-entropy and its gradient equal the definition in double") {
  const std::vector<float> z = {1.5f, -0.25f, 3.0f, 0.0f, 0.0f, 0.0f, -2.0f, 5.0f, 4.5f};
  const std::vector<std::uint8_t> labels = {0, 1, 2};
  std::vector<float> dz(9);
  const LossResult got = cross_entropy(z.data(), labels, 3, dz.data());
  double loss = 0;
  for (std::size_t r = 0; r < 3; ++r) {
    double sum = 0;
    for (std::size_t c = 0; c < 3; ++c) sum += std::exp(static_cast<double>(z[3 * r + c]));
    loss += std::log(sum) - static_cast<double>(z[3 * r + labels[r]]);
    for (std::size_t c = 0; c < 3; ++c) {
      const double p = std::exp(static_cast<double>(z[3 * r + c])) / sum;
      CHECK(dz[3 * r + c] == Approx((p - (c == labels[r] ? 1 : 0)) / 3).epsilon(1e-6));
    }
  }
  CHECK(got.loss == Approx(loss).epsilon(1e-12));
  CHECK(got.correct == 0); // a row of equal logits counts as class 0
}

TEST_CASE("Huge logits do not overflow the loss") {
  const float z[] = {1e4f, 0.0f};
  float dz[2];
  const LossResult got = cross_entropy(z, {1}, 2, dz);
  CHECK(got.loss == Approx(1e4));
  CHECK(dz[0] + dz[1] == 0.0f);
}

TEST_CASE("Infinite or missing logits make the loss non-finite instead of hiding") {
  for (const float bad : {INFINITY, std::nanf("")}) {
    const float z[] = {bad, 0.0f, 1.0f};
    CHECK(!std::isfinite(cross_entropy(z, {1}, 3, nullptr).loss));
  }
}

TEST_CASE("Probabilities of a row add up to one") {
  const float z[] = {3.0f, -1.0f, 0.5f, 2.0f, 100.0f, 0.0f, 0.0f, 0.0f};
  float p[8];
  softmax(z, 2, 4, p);
  CHECK(p[0] + p[1] + p[2] + p[3] == Approx(1.0).epsilon(1e-6));
  CHECK(p[4] == 1.0f);
}
