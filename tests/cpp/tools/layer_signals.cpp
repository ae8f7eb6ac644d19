// Prints what ten layers make of N(0, 1) with a registered function, for comparison with the wasm that ships:
//   layer_signals ACTIVATION      (a line of mean, deviation and spread per layer, to the last bit; seed 7)
#include <cstdio>

#include "analysis/layer_signals.h"
#include "analysis/measurement.h"

int main(int argc, char** argv) {
  using namespace activarium;
  const BlockKernel* const kernel = argc == 2 ? find_block_kernel(argv[1]) : nullptr;
  if (kernel == nullptr || kernel->info->scalar_count() > 0) {
    std::fprintf(stderr, "usage: layer_signals ACTIVATION, of a function without parameters\n");
    return 2;
  }
  const double mean_square = measure(*kernel, nullptr).normal.mean_square;
  for (const LayerSignal& layer : layer_signals(*kernel, nullptr, mean_square, 7))
    std::printf("%.17g %.17g %.17g\n", layer.mean, layer.deviation, layer.spread);
  return 0;
}
