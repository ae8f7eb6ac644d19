#include <catch2/catch.hpp>

#include <cmath>

#include "support/runs.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

/// What an initialisation works with, at a cache line.
class Scratch {
public:
  Scratch(std::size_t inputs, std::size_t outputs) {
    MemoryPlan plan;
    slot_ = plan.add<float>(Orthogonal::scratch_floats(inputs, outputs));
    memory_ = Memory(plan);
  }
  float* data() const { return memory_.at(slot_); }

private:
  Slot<float> slot_;
  Memory memory_;
};

/// Weights [inputs × outputs] and biases [outputs] of a dense layer as an initialisation leaves them.
struct Start {
  std::vector<float> weights, biases;
};
Start start_of(const std::string& name, std::size_t inputs, std::size_t outputs) {
  Start s{std::vector<float>(inputs * outputs), std::vector<float>(outputs)};
  const std::size_t index = Initializations::names.find(name);
  REQUIRE(index < Initializations::size);
  Initializations::call(index, [&]<class Kind>() {
    const Scratch scratch(inputs, outputs);
    Kind::fill({7, 1, inputs, outputs, s.weights.data(), s.biases.data(), scratch.data()});
  });
  return s;
}

} // namespace

TEST_CASE("Initial weights have the declared spread and biases start as declared") {
  struct Case {
    const char* kind;
    double deviation, bias_bound;
  };
  const double in = 400, out = 300;
  for (const Case& c :
       {Case{"pytorch", 1 / std::sqrt(3 * in), 1 / std::sqrt(in)}, Case{"he-uniform", std::sqrt(2 / in), 0},
        Case{"he-normal", std::sqrt(2 / in), 0}, Case{"xavier-uniform", std::sqrt(2 / (in + out)), 0},
        Case{"xavier-normal", std::sqrt(2 / (in + out)), 0}}) {
    const Start start = start_of(c.kind, 400, 300);
    double squares = 0, largest_bias = 0;
    const auto n = static_cast<double>(400 * 300);
    for (const float w : start.weights) squares += static_cast<double>(w) * static_cast<double>(w);
    for (const float b : start.biases) largest_bias = std::max(largest_bias, std::fabs(static_cast<double>(b)));
    // Three standard errors of a standard deviation, 1/√(2n).
    CHECK(std::sqrt(squares / n) == Approx(c.deviation).epsilon(3 / std::sqrt(2 * n)));
    CHECK(largest_bias <= c.bias_bound);
    if (c.bias_bound > 0) CHECK(largest_bias > 0.9 * c.bias_bound);
  }
}

TEST_CASE("An orthogonal start has orthonormal columns, or rows where there are fewer of them, in either direction") {
  for (const auto& [inputs, outputs] :
       {std::pair<std::size_t, std::size_t>{70, 31}, {31, 70}, {40, 40}, {300, 171}, {171, 300}, {5, 1}, {1, 1}}) {
    const Start start = start_of("orthogonal", inputs, outputs);
    const bool are_rows = inputs < outputs;
    const std::size_t count = are_rows ? inputs : outputs, length = are_rows ? outputs : inputs;
    const auto at = [&](std::size_t vector, std::size_t i) {
      return static_cast<double>(start.weights[are_rows ? vector * outputs + i : i * outputs + vector]);
    };
    INFO(inputs << " × " << outputs);
    for (std::size_t a = 0; a < count; ++a)
      for (std::size_t b = 0; b <= a; ++b) {
        double product = 0;
        for (std::size_t i = 0; i < length; ++i) product += at(a, i) * at(b, i);
        // Sums in float of up to 300 products, whose sizes add up to 1 at most: a few roundings of the last partial
        // sums.
        CHECK(product == Approx(a == b ? 1.0 : 0.0).margin(8 * 0x1p-24));
      }
    for (const float b : start.biases) CHECK(b == 0.0f);
  }
}

TEST_CASE("The directions of an orthogonal start are drawn uniformly: a number's mean is 0, its variance 1/length") {
  double sum = 0, squares = 0, n = 0;
  const Scratch scratch(12, 5);
  for (std::uint32_t layer = 0; layer < 200; ++layer) {
    std::vector<float> weights(12 * 5), biases(5);
    Orthogonal::fill({3, layer, 12, 5, weights.data(), biases.data(), scratch.data()});
    for (const float w : weights) {
      sum += static_cast<double>(w);
      squares += static_cast<double>(w) * static_cast<double>(w);
      n += 1;
    }
  }
  // Four standard errors of a mean of variance 1/12; the squares of a column add up to 1 exactly.
  CHECK(sum / n == Approx(0.0).margin(4 * std::sqrt(1.0 / 12 / n)));
  CHECK(squares / n == Approx(1.0 / 12).epsilon(1e-6));
}
