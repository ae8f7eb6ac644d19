// What a thousand steps of small networks end in, to the last bit: natively however it is compiled, and in wasm. A
// change of these numbers is a change of results: it must be meant, and told in the changelog.
#pragma once

#include "support/runs.h"
#include "support/toy_data.h"

namespace activarium {

struct RecordedBits {
  const char* activation;
  bool with_everything; // batch norm, dropout, Adam along a cosine, clipping, an orthogonal start
  std::uint64_t hash;
};

inline constexpr RecordedBits recorded_bits[] = {
    {"relu", false, 0x18b01ef56eca1939ull},      {"gelu", false, 0x488c8ceb3b6d07a7ull},
    {"staf", false, 0xe31d6e08f40fd87aull},      {"rrelu", false, 0xfb8949c37e05894cull},
    {"elu-alpha", false, 0x9e7ca701d1ef1dffull}, {"prelu", false, 0x70d9de8e4d7113c3ull},
    {"swiglu", false, 0x5fe64e86fce5128dull},    {"relu", true, 0x89af008c0e321355ull}};

/// The hash of the parameters after the steps.
inline std::uint64_t trained_bits(const RecordedBits& recorded) {
  Settings s = small_settings(recorded.activation);
  if (recorded.with_everything) {
    s.layers[0].norm = Norms::names.find("batch");
    s.layers[1].dropout = 0.25;
    s.optimizer.kind = Optimizers::names.find("adam");
    s.schedule.emplace().options<Cosine>().t_max = 40;
    s.clip.emplace().norm = 0.5;
    s.initialization = Initializations::names.find("orthogonal");
  }
  const auto run = run_of(s, toy_data(500));
  take(*run, 1000);
  return run->parameters_hash();
}

} // namespace activarium
