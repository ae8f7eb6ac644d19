// Trains the chapter's network natively and prints the hash of its parameters, for comparison with the wasm that ships:
//   train_hash IMAGES LABELS ACTIVATION STEPS      (plain IDX files; settings as in the library's comparison)
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "nn/run.h"

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
  auto dataset = std::make_shared<Dataset>(10);
  const Dataset::Failure failure = dataset->append(false, read_file(argv[1]), read_file(argv[2]), 0xffffffffu);
  if (!failure.reason.empty()) {
    std::fprintf(stderr, "%s %s\n", failure.field.c_str(), failure.reason.c_str());
    return 1;
  }
  RunSpec spec;
  for (const double units : {256.0, 192.0, 128.0, 64.0}) spec.layers.push_back({units, argv[3], {}});
  spec.optimizer.learning_rate = 1e-2;
  spec.optimizer.momentum = 0.9;
  spec.seed = 7;
  Run run(spec, dataset);
  const long steps = std::strtol(argv[4], nullptr, 10);
  for (long i = 0; i < steps; ++i) run.step();
  std::printf("%016llx\n", static_cast<unsigned long long>(run.parameters_hash()));
  return 0;
}
