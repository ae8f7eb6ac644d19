#include "training/optimizers/list.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace activarium;

namespace {

/// p = 1 with gradient 1, after each of `steps` steps.
std::vector<float> trajectory(const Sgd::Options& spec, int steps) {
  std::vector<float> out;
  float p = 1, g = 1, buffer = 0;
  for (int i = 0; i < steps; ++i) {
    Sgd::step(spec, {spec.learning_rate, static_cast<std::uint64_t>(i), 1, &p, &g, {&buffer}});
    out.push_back(p);
  }
  return out;
}

} // namespace

TEST_CASE("SGD takes PyTorch's steps") {
  Sgd::Options spec;
  spec.learning_rate = 0.1;
  spec.momentum = 0.9;
  spec.dampening = 0.5; // not applied on the first step
  CHECK(trajectory(spec, 2)[0] == Approx(0.9));
  CHECK(trajectory(spec, 2)[1] == Approx(0.76));
  spec.dampening = 0;
  spec.nesterov = true;
  CHECK(trajectory(spec, 2)[0] == Approx(0.81));
  CHECK(trajectory(spec, 2)[1] == Approx(0.539));
  spec = {};
  spec.learning_rate = 0.1;
  spec.momentum = 0;
  spec.weight_decay = 0.5;
  CHECK(trajectory(spec, 2)[0] == Approx(0.85));
  CHECK(trajectory(spec, 2)[1] == Approx(0.85 - 0.1 * (1 + 0.5 * 0.85)));
}

TEST_CASE("Every parameter is updated alike, whatever its place in a vector") {
  Sgd::Options spec;
  spec.learning_rate = 0.1;
  spec.momentum = 0.9;
  for (std::size_t n = 1; n < 10; ++n) {
    std::vector<float> p(n + 1, 2.0f), g(n, 1.0f), b(n, 0.5f);
    Sgd::step(spec, {spec.learning_rate, 1, n, p.data(), g.data(), {b.data()}});
    for (std::size_t i = 0; i < n; ++i) CHECK(p[i] == p[0]);
    CHECK(p[0] == Approx(2 - 0.1 * 1.45));
    CHECK(p[n] == 2.0f);
  }
}
