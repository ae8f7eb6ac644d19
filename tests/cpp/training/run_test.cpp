#include "training/run.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "activations/block_kernel.h"
#include "support/recorded_bits.h"

using namespace activarium;

TEST_CASE("A thousand steps end in the recorded bits, natively and in wasm") {
  for (const RecordedBits& recorded : recorded_bits) {
    INFO(recorded.activation << (recorded.with_everything ? " with everything" : ""));
    CHECK(trained_bits(recorded) == recorded.hash);
  }
}

TEST_CASE("Every activation learns the toy classes") {
  for (const BlockKernel& kernel : block_kernels()) {
    if (kernel.info->kind == Kind::output) continue; // every network has it
    Settings spec = small_settings(kernel.info->id);
    spec.initialization =
        Initializations::names.find("xavier-normal"); // sigmoid does not leave the plateau of the smaller start
    sgd(spec).learning_rate = std::string(kernel.info->id) == "staf" ? 0.002 : 0.05;
    // Products of pre-activations make steps that close all gates of ReGLU and GEGLU at that rate.
    if (kernel.info->kind == Kind::gated) sgd(spec).learning_rate = 0.01;
    const auto shared = run_of(spec, toy_data(500));
    Run& run = *shared;
    const double before = run.step().loss;
    take(run, 599);
    INFO(kernel.info->id);
    CHECK(before > 1.8);
    CHECK(run.step().loss < 0.5);
  }
}

TEST_CASE("Epoch means are those of the epoch's steps, the short last batch weighted by its size") {
  const auto shared = run_of(small_settings("tanh"), toy_data(100)); // 32 + 32 + 32 + 4
  Run& run = *shared;
  REQUIRE(run.plan().steps_per_epoch() == 4);
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
    Settings spec = small_settings("tanh");
    spec.layers[0].units = 300; // several blocks
    const auto run = run_of(spec, toy_data(100));
    const std::size_t floats = run->model().tensors().floats();
    float* const parameters = run->change_parameters();
    for (std::size_t i = 0; i < floats; ++i) parameters[i] *= scale;
    const Run::Step step = run->step();
    double squares = 0;
    for (std::size_t i = 0; i < floats; ++i) squares += static_cast<double>(run->gradients()[i]) * run->gradients()[i];
    CHECK(squares > 0);
    CHECK(step.gradient_norm == Approx(std::sqrt(squares)).epsilon(2e-5));
  }
}

TEST_CASE("A layer's gradient norm is the root of the mean over the epoch's steps of its weights' squares") {
  Settings spec = small_settings("tanh");
  spec.layers[0].units = 300;      // several blocks, which no tensor begins or ends with
  const auto data = toy_data(100); // 4 steps
  auto run = run_of(spec, data);
  const std::size_t layers = run->model().hidden_layers() + 1;
  CHECK(std::isnan(run->layer_gradient_norm(0)));
  for (int epoch = 0; epoch < 2; ++epoch) {
    std::vector<double> squares(layers);
    for (int s = 1; s <= 4; ++s) {
      run->step();
      for (const Tensor& t : run->model().tensors())
        if (t.role == Role::weight)
          for (std::size_t i = 0; i < t.size(); ++i)
            squares[t.layer] += std::pow(static_cast<double>(run->gradients()[t.offset + i]), 2);
      for (std::size_t i = 0; i < layers; ++i)
        CHECK(run->layer_gradient_norm(i) == Approx(std::sqrt(squares[i] / s)).epsilon(2e-5));
      // In the midst of an epoch and at its end a checkpoint takes the sums along.
      const auto same = sound(restored(checkpoint_of(*run), data));
      for (std::size_t i = 0; i < layers; ++i) CHECK(same->layer_gradient_norm(i) == run->layer_gradient_norm(i));
      run = same;
    }
  }
}

TEST_CASE("Layers' gradient norms are those before the gradient is clipped, and clipping does not change") {
  Settings spec = small_settings("tanh");
  const auto free = run_of(spec, toy_data(100));
  spec.clip = ClipSettings{1e-3};
  const auto clipped = run_of(spec, toy_data(100));
  free->step();
  clipped->step();
  for (std::size_t i = 0; i <= free->model().hidden_layers(); ++i)
    CHECK(clipped->layer_gradient_norm(i) == free->layer_gradient_norm(i));
  CHECK(clipped->parameters_hash() != free->parameters_hash());
}

TEST_CASE("A checkpoint without the layers' squares goes on, and the epoch it was taken in has none") {
  const auto data = toy_data(100);
  const auto run = run_of(small_settings("tanh"), data);
  take(*run, 6); // two of the second epoch's four
  std::vector<std::uint8_t> bytes = checkpoint_of(*run);
  const char tag[] = "SQUA";
  const auto at = std::search(bytes.begin(), bytes.end(), tag, tag + 4);
  REQUIRE(at != bytes.end());
  std::copy_n("none", 4, at); // a reader passes over it
  make_checksum_fit(bytes);
  const auto older = sound(restored(bytes, data));
  take(*older, 2);
  CHECK(std::isnan(older->layer_gradient_norm(0)));
  take(*older, 4);
  take(*run, 6);
  CHECK(older->parameters_hash() == run->parameters_hash());
  CHECK(older->layer_gradient_norm(0) == run->layer_gradient_norm(0));
}

TEST_CASE("A run that was reset repeats itself") {
  const auto shared = run_of(small_settings("prelu"), toy_data(200));
  Run& run = *shared;
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
    Settings spec = small_settings(activation);
    sgd(spec).nesterov = true;
    const auto data = toy_data(100);
    const auto shared = run_of(spec, data);
    Run& whole = *shared;
    std::vector<std::vector<std::uint8_t>> checkpoints;
    for (int step = 0; step < 11; ++step) {
      checkpoints.push_back(checkpoint_of(whole));
      whole.step();
    }
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
      CHECK(read_checkpoint_header(view(checkpoints[i])).dataset_hash == data->hash());
      const auto resumed = sound(restored(checkpoints[i], data));
      Run& again = *resumed;
      CHECK(again.steps_done() == i);
      take(again, static_cast<int>(11 - i));
      INFO(activation << ", interrupted at step " << i);
      CHECK(again.parameters_hash() == whole.parameters_hash());
      CHECK(again.last_epoch().loss == whole.last_epoch().loss);
    }
  }
}

TEST_CASE("A checkpoint that was cut anywhere or has one bit flipped is refused") {
  Settings spec = small_settings("prelu");
  spec.layers.resize(1);
  spec.layers[0].parameters = {{"slope", {0.1}}};
  spec.learn = {"slope"};
  const std::vector<std::uint8_t> good = checkpoint_of(*run_of(spec, toy_data(100)));
  REQUIRE(!read_checkpoint_header(view(good)).problem);
  for (std::size_t n = 0; n < good.size(); ++n) {
    const std::vector<std::uint8_t> cut(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(n));
    REQUIRE(read_checkpoint_header(view(cut)).problem);
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::vector<std::uint8_t> flipped = good;
    flipped[i] = static_cast<std::uint8_t>(flipped[i] ^ (1u << (i % 8)));
    REQUIRE(read_checkpoint_header(view(flipped)).problem);
  }
}

TEST_CASE("A checkpoint with a sound checksum but hostile contents is refused") {
  const std::vector<std::uint8_t> good = checkpoint_of(*run_of(small_settings("relu"), toy_data(100)));
  // Every byte of the settings set to 0xff in turn, the checksum made to fit: refused, or a run that is possible.
  for (std::size_t i = 16; i < 1200; ++i) {
    std::vector<std::uint8_t> bad = good;
    bad[i] = 0xff;
    make_checksum_fit(bad);
    const Made<Run> other = restored(bad, toy_data(100));
    CHECK((other.problem || other.value->steps_done() <= 0xffffffffu));
  }
}

TEST_CASE("A learning rate far too large ends in divergence, which is a state and not a crash") {
  Settings spec = small_settings("relu");
  sgd(spec).learning_rate = 1e20;
  const auto shared = run_of(spec, toy_data(200));
  Run& run = *shared;
  take(run, 50);
  CHECK(run.divergence() != Divergence::none);
  const std::uint64_t steps = run.steps_done();
  run.step();
  CHECK(run.steps_done() == steps);
  run.reset();
  CHECK(run.divergence() == Divergence::none);
}

TEST_CASE("Parameters that are not learned keep their values and do not count") {
  const auto last = [](const Run& run) { return run.parameters()[run.model().tensors().floats() - 1]; };
  Settings swish = small_settings("swish");
  const auto fixed = run_of(swish, toy_data(100));
  take(*fixed, 10);
  CHECK(last(*fixed) == 1.0f);
  const std::size_t dense = fixed->model().tensors().learned_floats();
  swish.learn = {"beta"};
  sgd(swish).weight_decay = 0.1;
  const auto learning = run_of(swish, toy_data(100));
  CHECK(learning->model().tensors().learned_floats() == dense + 1);
  take(*learning, 10);
  CHECK(last(*learning) != 1.0f);
  Settings decayed = small_settings("leaky-relu");
  sgd(decayed).weight_decay = 0.5;
  const auto frozen = run_of(decayed, toy_data(100));
  take(*frozen, 10);
  CHECK(last(*frozen) == 0.01f);
}
