#include "nn/run.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "activations/block_kernel.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

void take(Run& run, int steps) {
  for (int i = 0; i < steps; ++i) run.step();
}

} // namespace

TEST_CASE("A thousand steps end in the recorded bits, natively and in wasm") {
  // A change of these numbers is a change of results: it must be meant, and told in the changelog.
  const std::pair<const char*, std::uint64_t> recorded[] = {{"relu", 0x18b01ef56eca1939ull},
                                                            {"gelu", 0x488c8ceb3b6d07a7ull},
                                                            {"staf", 0xe31d6e08f40fd87aull},
                                                            {"rrelu", 0xfb8949c37e05894cull},
                                                            {"elu-alpha", 0x9e7ca701d1ef1dffull}};
  for (const auto& [activation, hash] : recorded) {
    Run run(small_spec(activation), toy_data(500));
    take(run, 1000);
    INFO(activation);
    CHECK(run.parameters_hash() == hash);
  }
}

TEST_CASE("Every activation learns the toy classes") {
  for (const BlockKernel& kernel : block_kernels()) {
    if (kernel.info->kind == Kind::output) continue; // every network has it
    RunSpec spec = small_spec(kernel.info->id);
    spec.initialization = Initialization::xavier_normal; // sigmoid does not leave the plateau of the smaller start
    spec.optimizer.learning_rate = std::string(kernel.info->id) == "staf" ? 0.002 : 0.05;
    // Products of pre-activations make steps that close all gates of ReGLU and GEGLU at that rate.
    if (kernel.info->kind == Kind::gated) spec.optimizer.learning_rate = 0.01;
    Run run(spec, toy_data(500));
    const double before = run.step().loss;
    take(run, 599);
    INFO(kernel.info->id);
    CHECK(before > 1.8);
    CHECK(run.step().loss < 0.5);
  }
}

TEST_CASE("Epoch means are those of the epoch's steps, the short last batch weighted by its size") {
  Run run(small_spec("tanh"), toy_data(100)); // 32 + 32 + 32 + 4
  REQUIRE(run.steps_per_epoch() == 4);
  for (int epoch = 0; epoch < 2; ++epoch) {
    double loss = 0, correct = 0, norm = 0;
    for (int s = 0; s < 4; ++s) {
      const Run::Step step = run.step();
      const double rows = s == 3 ? 4 : 32;
      loss += step.loss * rows;
      correct += step.accuracy * rows;
      norm += step.gradient_norm;
    }
    CHECK(run.last_epoch().loss == Approx(loss / 100).epsilon(1e-12));
    CHECK(run.last_epoch().accuracy == Approx(correct / 100).epsilon(1e-12));
    CHECK(run.last_epoch().gradient_norm == Approx(norm / 4).epsilon(1e-12));
  }
}

TEST_CASE("The gradient's norm is that of all gradients, those of other layers hardly there or not at all") {
  for (const float scale : {1.0f, 1e-12f, 0.0f}) {
    RunSpec spec = small_spec("tanh");
    spec.layers[0].units = 300; // several blocks
    Run run(spec, toy_data(100));
    for (float& p : run.network().change_parameters()) p *= scale;
    const Run::Step step = run.step();
    double squares = 0;
    for (const float g : run.network().gradients()) squares += static_cast<double>(g) * g;
    CHECK(squares > 0);
    CHECK(step.gradient_norm == Approx(std::sqrt(squares)).epsilon(2e-5));
  }
}

TEST_CASE("A run that was reset repeats itself") {
  Run run(small_spec("prelu"), toy_data(200));
  const std::uint64_t initial = run.parameters_hash();
  take(run, 20);
  const std::uint64_t trained = run.parameters_hash();
  run.reset();
  CHECK(run.parameters_hash() == initial);
  take(run, 20);
  CHECK(run.parameters_hash() == trained);
}

TEST_CASE("A run restored at any step ends as if it had not been interrupted") {
  for (const char* activation : {"relu", "rrelu", "staf"}) {
    RunSpec spec = small_spec(activation);
    spec.optimizer.nesterov = true;
    const auto data = toy_data(100);
    Run whole(spec, data);
    std::vector<std::vector<std::uint8_t>> checkpoints;
    for (int step = 0; step < 11; ++step) {
      checkpoints.push_back(whole.checkpoint());
      whole.step();
    }
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
      const Run::CheckpointHeader header = Run::read_header(checkpoints[i]);
      REQUIRE(header.error.empty());
      CHECK(header.dataset_hash == data->hash());
      Run again(header.spec, data);
      REQUIRE(again.restore(checkpoints[i]));
      CHECK(again.steps_done() == i);
      take(again, static_cast<int>(11 - i));
      INFO(activation << ", interrupted at step " << i);
      CHECK(again.parameters_hash() == whole.parameters_hash());
      CHECK(again.last_epoch().loss == whole.last_epoch().loss);
    }
  }
}

TEST_CASE("A checkpoint that was cut anywhere or has one bit flipped is refused") {
  RunSpec spec = small_spec("prelu");
  spec.layers.resize(1);
  spec.layers[0].parameters = {{"slope", {0.1f}}};
  spec.learn_default = false;
  spec.learn = {"slope"};
  Run run(spec, toy_data(100));
  const std::vector<std::uint8_t> good = run.checkpoint();
  REQUIRE(Run::read_header(good).error.empty());
  for (std::size_t n = 0; n < good.size(); ++n) {
    const std::vector<std::uint8_t> cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(n));
    REQUIRE(!Run::read_header(cut).error.empty());
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::vector<std::uint8_t> flipped = good;
    flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1u << (i % 8)));
    REQUIRE(!Run::read_header(flipped).error.empty());
  }
}

TEST_CASE("A checkpoint with a sound checksum but hostile contents is refused") {
  Run run(small_spec("relu"), toy_data(100));
  const std::vector<std::uint8_t> good = run.checkpoint();
  // Every byte of the settings set to 0xff in turn, the checksum made to fit: refused, or settings that check() judges.
  for (std::size_t i = 16; i < 200; ++i) {
    std::vector<std::uint8_t> bad = good;
    bad[i] = 0xff;
    std::uint32_t crc = 0xffffffffu;
    for (std::size_t k = 0; k + 4 < bad.size(); ++k) {
      crc ^= bad[k];
      for (int bit = 0; bit < 8; ++bit) crc = (crc & 1u) != 0 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
    }
    crc = ~crc;
    std::memcpy(bad.data() + bad.size() - 4, &crc, sizeof crc);
    const Run::CheckpointHeader header = Run::read_header(bad);
    if (!header.error.empty() || check(header.spec, 30, 10)) continue;
    Run other(header.spec, toy_data(100));
    other.restore(bad);
    CHECK(other.steps_done() <= 0xffffffffu);
  }
}

TEST_CASE("A learning rate far too large ends in divergence, which is a state and not a crash") {
  RunSpec spec = small_spec("relu");
  spec.optimizer.learning_rate = 1e20;
  Run run(spec, toy_data(200));
  take(run, 50);
  CHECK(run.diverged());
  CHECK(run.divergence().find("no longer finite") != std::string::npos);
  const std::uint64_t steps = run.steps_done();
  run.step();
  CHECK(run.steps_done() == steps);
  run.reset();
  CHECK(!run.diverged());
}

TEST_CASE("Parameters that are not learned keep their values and do not count") {
  RunSpec swish = small_spec("swish");
  Run fixed(swish, toy_data(100));
  take(fixed, 10);
  CHECK(fixed.network().parameters().back() == 1.0f);
  const std::size_t dense = fixed.network().learned_count();
  swish.learn_default = false;
  swish.learn = {"beta"};
  swish.optimizer.weight_decay = 0.1;
  Run learning(swish, toy_data(100));
  CHECK(learning.network().learned_count() == dense + 1);
  take(learning, 10);
  CHECK(learning.network().parameters().back() != 1.0f);
  RunSpec decayed = small_spec("leaky-relu");
  decayed.optimizer.weight_decay = 0.5;
  Run frozen(decayed, toy_data(100));
  take(frozen, 10);
  CHECK(frozen.network().parameters().back() == 0.01f);
}
