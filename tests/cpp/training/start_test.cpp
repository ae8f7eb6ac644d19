// Starts that are given from outside: what a reset goes back to.
#include <catch2/catch.hpp>

#include "support/runs.h"
#include "support/toy_data.h"

using namespace activarium;

namespace {

std::shared_ptr<Run> given_run(const Settings& settings, const std::shared_ptr<const DataSource>& data) {
  return sound(Run::make(sound(plan(settings, data, run_limits, Starts::given))));
}

Settings settings_with_all() {
  Settings settings = small_settings("prelu");
  settings.layers[0].norm = Norms::names.find("batch");
  settings.layers[1].dropout = 0.25;
  settings.initialization = Initializations::names.find("orthogonal");
  return settings;
}

/// Writes numbers that no initialisation draws, and makes the norm's variances legal.
void write_parameters(Run& run, float first) {
  float* const block = run.change_parameters();
  const std::size_t floats = run.model().tensors().floats();
  for (std::size_t i = 0; i < floats; ++i) block[i] = first / static_cast<float>(i % 91 + 7);
}

std::vector<float> parameters_of(const Run& run) {
  return {run.parameters(), run.parameters() + run.model().tensors().floats()};
}

/// Where a section with that tag is; the size where there is none.
std::size_t place_of(const char* tag, const std::vector<std::uint8_t>& checkpoint) {
  const std::string text(checkpoint.begin(), checkpoint.end());
  return std::min(text.find(tag), checkpoint.size());
}

} // namespace

TEST_CASE("A run whose start is given has zeros until it is, and goes back to it whatever became of its parameters") {
  const auto run = given_run(settings_with_all(), toy_data(100));
  CHECK(parameters_of(*run) == std::vector<float>(run->model().tensors().floats()));
  write_parameters(*run, 0.5f);
  const std::vector<float> start = parameters_of(*run);
  run->keep_start();
  take(*run, 9);
  const std::uint64_t trained = run->parameters_hash();
  CHECK(parameters_of(*run) != start);
  run->reset();
  CHECK(run->steps_done() == 0);
  CHECK(parameters_of(*run) == start);
  write_parameters(*run, 0.7f);
  CHECK(parameters_of(*run) != start);
  run->reset();
  CHECK(parameters_of(*run) == start);
  take(*run, 9);
  CHECK(run->parameters_hash() == trained);
}

TEST_CASE("A run whose start is given trains as one that drew the same") {
  const auto data = toy_data(100);
  const auto drawn = run_of(settings_with_all(), data), given = given_run(settings_with_all(), data);
  std::copy_n(drawn->parameters(), drawn->model().tensors().floats(), given->change_parameters());
  given->keep_start();
  take(*drawn, 9);
  take(*given, 9);
  CHECK(given->parameters_hash() == drawn->parameters_hash());
}

TEST_CASE("A run that draws its start keeps none") {
  const auto run = run_of(settings_with_all(), toy_data(100));
  const std::uint64_t drawn = run->parameters_hash();
  write_parameters(*run, 0.5f);
  run->keep_start();
  run->reset();
  CHECK(run->parameters_hash() == drawn);
}

TEST_CASE("A checkpoint brings a given start back") {
  const auto data = toy_data(100);
  const auto whole = given_run(settings_with_all(), data);
  write_parameters(*whole, 0.5f);
  whole->keep_start();
  const std::vector<float> start = parameters_of(*whole);
  take(*whole, 5);
  const auto again = sound(restored(checkpoint_of(*whole), data));
  CHECK(again->parameters_hash() == whole->parameters_hash());
  take(*whole, 6);
  take(*again, 6);
  CHECK(again->parameters_hash() == whole->parameters_hash());
  CHECK(checkpoint_of(*again) == checkpoint_of(*whole));
  again->reset();
  CHECK(parameters_of(*again) == start);
}

TEST_CASE("Only a checkpoint of a given start has a section for it") {
  const auto data = toy_data(100);
  const auto drawn = run_of(settings_with_all(), data), given = given_run(settings_with_all(), data);
  const std::vector<std::uint8_t> without = checkpoint_of(*drawn), with = checkpoint_of(*given);
  CHECK(place_of("STAR", without) == without.size());
  const std::size_t block = drawn->model().tensors().floats() * sizeof(float);
  CHECK(place_of("STAR", with) == with.size() - 4 - block - 12);
  CHECK(with.size() == without.size() + 12 + block);
}

TEST_CASE("A checkpoint whose start is too short is refused") {
  const auto data = toy_data(100);
  std::vector<std::uint8_t> bytes = checkpoint_of(*given_run(settings_with_all(), data));
  const std::size_t at = place_of("STAR", bytes);
  REQUIRE(at < bytes.size());
  bytes.erase(bytes.end() - 8, bytes.end() - 4);
  for (const std::size_t size_at : {std::size_t{8}, at + 4}) {
    std::uint64_t size;
    std::memcpy(&size, bytes.data() + size_at, sizeof size);
    size -= 4;
    std::memcpy(bytes.data() + size_at, &size, sizeof size);
  }
  make_checksum_fit(bytes);
  CHECK(restored(bytes, data).problem.code == std::string("checkpoint-contents"));
}
