// Trains what support/recorded_bits.h lists; ends with 1 where the bits are others. For builds without optimisation, in
// which the tests would take too long.
#include "support/recorded_bits.h"

#include <cstdio>

int main() {
  bool same = true;
  for (const activarium::RecordedBits& recorded : activarium::recorded_bits) {
    const std::uint64_t bits = activarium::trained_bits(recorded);
    std::printf("%s%s %016llx\n", recorded.activation, recorded.with_everything ? " with everything" : "",
                static_cast<unsigned long long>(bits));
    same = same && bits == recorded.hash;
  }
  std::puts(same ? "All bits are the recorded ones." : "Some bits are not the recorded ones.");
  return same ? 0 : 1;
}
