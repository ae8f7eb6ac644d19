// What a plan says of memory against what is taken.
#include <catch2/catch.hpp>

#include "support/allocated.h"
#include "support/runs.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

/// As many images as an epoch of a small experiment has, all black.
std::shared_ptr<Images> black_images() {
  auto images = idx_header(3, 2000, 28, 28), labels = idx_header(1, 2000);
  images.resize(images.size() + 2000 * 28 * 28);
  labels.resize(labels.size() + 2000);
  auto data = std::make_shared<Images>(10);
  data->append(Split::train, images, labels, 2000);
  data->append(Split::test, images, labels, 500);
  return data;
}

/// Settings of all kinds, another for each number.
Settings random_settings(std::uint32_t number) {
  const Generator random{21, Purpose::noise, number, 0};
  std::uint32_t index = 0;
  const auto below = [&](std::uint32_t n) { return random.u32(index++) % n; };
  static constexpr const char* activations[] = {"relu", "gelu", "staf", "prelu", "swiglu", "maxout", "rrelu", "tanh"};
  Settings s;
  const std::size_t layers = 1 + below(5);
  for (std::size_t i = 0; i < layers; ++i) {
    LayerSettings layer{1.0 + below(below(4) == 0 ? 400 : 90), activations[below(8)]};
    if (below(3) == 0) layer.norm = 0;
    if (below(3) == 0) layer.dropout = 0.5;
    s.layers.push_back(layer);
  }
  s.batch_size = 2 + below(below(4) == 0 ? 998 : 126);
  while (2000 % static_cast<int>(s.batch_size) == 1) s.batch_size += 1; // norms need two images
  s.optimizer.kind = below(2);
  if (below(2) == 0) s.clip.emplace().norm = 1;
  if (below(2) == 0) s.schedule.emplace().options<Cosine>().t_max = 10;
  s.share = below(3);
  s.initialization = below(Initializations::size - 1); // orthogonal starts take their time
  return s;
}

/// Every third of them given.
Starts starts_of(std::uint32_t number) { return number % 3 == 0 ? Starts::given : Starts::drawn; }

} // namespace

TEST_CASE("The bytes of a plan are within 2 % of what a run, an analysis and a checkpoint take") {
  const auto data = black_images();
  data->hash();
  for (std::uint32_t number = 0; number < 200; ++number) {
    const auto planned = sound(plan(random_settings(number), data, run_limits, starts_of(number)));
    const std::size_t before = allocated_bytes();
    const auto run = sound(Run::make(planned));
    const std::size_t of_run = allocated_bytes() - before;
    std::size_t of_analysis = 0;
    const auto hidden = static_cast<double>(run->model().hidden_layers());
    Analyses::for_each([&]<class A>() {
      for (const Split split : {Split::train, Split::test})
        for (double layer = 0; layer < hidden; ++layer) {
          const std::size_t without = allocated_bytes();
          const auto analysis = sound(start_analysis<A>(*run, {split, 2000, layer, 0}));
          of_analysis = std::max(of_analysis, allocated_bytes() - without);
        }
    });
    const std::size_t of_checkpoint = checkpoint_of(*run).size();
    INFO("settings " << number << ": planned " << planned->bytes() << ", run " << of_run << ", analysis " << of_analysis
                     << ", checkpoint " << of_checkpoint);
    CHECK(static_cast<double>(of_run) == Approx(planned->memory().bytes()).epsilon(0.02));
    CHECK(static_cast<double>(of_run + of_analysis + of_checkpoint) == Approx(planned->bytes()).epsilon(0.02));
  }
}

TEST_CASE("Steps, analyses and a reset take nothing for good") {
  const auto data = black_images();
  Settings settings = random_settings(3);
  settings.layers[0].norm = 0;
  const auto run = run_of(settings, data);
  take(*run, 3);
  const std::size_t before = allocated_bytes();
  take(*run, 20);
  Analyses::for_each([&]<class A>() { finished<A>(*run, {Split::test, 300, 0, 0}); });
  checkpoint_of(*run);
  run->reset();
  CHECK(allocated_bytes() == before);
}

TEST_CASE("A plan of just the bytes that are allowed runs, and of one more is refused") {
  const auto data = black_images();
  for (std::uint32_t number = 0; number < 20; ++number) {
    const Settings settings = random_settings(number);
    const std::uint64_t bytes = sound(plan(settings, data, run_limits, starts_of(number)))->bytes();
    const PlanLimits just = {bytes, statistics_bytes}, below = {bytes - 1, statistics_bytes};
    const auto run = sound(Run::make(sound(plan(settings, data, just, starts_of(number)))));
    take(*run, 1);
    CHECK(run->steps_done() == 1);
    const Problem problem = plan(settings, data, below, starts_of(number)).problem;
    CHECK(problem.code == std::string("too-large"));
    CHECK(problem.field == "layers");
    // A checkpoint that would not fit is refused alike.
    const std::vector<std::uint8_t> saved = checkpoint_of(*run);
    const CheckpointHeader header = read_checkpoint_header(view(saved));
    CHECK(restore_checkpoint(view(saved), header, data, below).problem.code == std::string("too-large"));
    CHECK(sound(restore_checkpoint(view(saved), header, data, just))->parameters_hash() == run->parameters_hash());
  }
}
