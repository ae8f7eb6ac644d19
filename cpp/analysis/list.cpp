#include "analysis/list.h"

#include <algorithm>

namespace activarium {

std::uint64_t statistics_bytes(const Plan& plan) {
  std::uint64_t most = 0;
  for (const Split split : {Split::train, Split::test})
    for (std::size_t layer = 0; layer < plan.model().hidden_layers(); ++layer)
      Analyses::for_each([&]<class A>() {
        MemoryPlan memory;
        typename A::Slots(memory, plan, {split, plan.source()->count(split), static_cast<double>(layer), 0});
        most = std::max(most, memory.bytes());
      });
  return most;
}

} // namespace activarium
