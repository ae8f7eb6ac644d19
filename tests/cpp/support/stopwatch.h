// Times for comparing two pieces of code in one run; never for comparing with a number of seconds.
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace activarium {

/// The shortest of all times of a piece of code so far: noise of the machine only ever adds.
class ShortestTime {
public:
  template <class Code> void measure(int repetitions, const Code& code) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    for (int i = 0; i < repetitions; ++i) code();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    shortest_ = std::min(shortest_, seconds / repetitions);
  }

  /// Seconds per repetition.
  double seconds() const { return shortest_; }

private:
  double shortest_ = std::numeric_limits<double>::infinity();
};

} // namespace activarium
