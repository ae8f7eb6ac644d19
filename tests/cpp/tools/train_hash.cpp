// Trains the chapter's network natively and prints the hash of its parameters, for comparison with the wasm that ships:
//   train_hash IMAGES LABELS ACTIVATION STEPS      (plain IDX files; settings as in the library's comparison)
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "data/images.h"
#include "training/run.h"

namespace {

std::vector<std::uint8_t> read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

int main(int argc, char** argv) {
  using namespace activarium;
  if (argc != 5) {
    std::fprintf(stderr, "usage: train_hash IMAGES LABELS ACTIVATION STEPS\n");
    return 2;
  }
  const auto dataset = std::make_shared<Images>(10);
  const Problem problem = dataset->append(Split::train, read_file(argv[1]), read_file(argv[2]), 0xffffffffu);
  if (problem) {
    std::fprintf(stderr, "%s: %s\n", problem.field.c_str(), problem.code);
    return 1;
  }
  Settings settings;
  for (const double units : {256.0, 192.0, 128.0, 64.0}) settings.layers.push_back({units, argv[3]});
  settings.kernels = static_cast<std::size_t>(Kernels::plain);
  const Made<const Plan> planned = plan(settings, dataset, {});
  const Made<Run> made = planned.value ? Run::make(planned.value) : Made<Run>{planned.problem};
  if (!made.value) {
    std::fprintf(stderr, "%s: %s\n", made.problem.field.c_str(), made.problem.code);
    return 1;
  }
  Run& run = *made.value;
  const long steps = std::strtol(argv[4], nullptr, 10);
  for (long i = 0; i < steps; ++i) run.step();
  std::printf("%016llx\n", static_cast<unsigned long long>(run.parameters_hash()));
  return 0;
}
