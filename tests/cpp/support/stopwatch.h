// Times for comparing two pieces of code in one run; never for comparing with a number of seconds.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace activarium {

/// Seconds per repetition.
template <class Code> double seconds_of(int repetitions, const Code& code) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  for (int i = 0; i < repetitions; ++i) code();
  return std::chrono::duration<double>(Clock::now() - start).count() / repetitions;
}

/// The median of ratios of times that were taken one right after the other: what slows the machine for longer than a
/// round slows both.
class MedianRatio {
public:
  void add(double ratio) { ratios_.push_back(ratio); }
  std::size_t rounds() const { return ratios_.size(); }

  double value() {
    const auto middle = ratios_.begin() + static_cast<std::ptrdiff_t>(ratios_.size() / 2);
    std::nth_element(ratios_.begin(), middle, ratios_.end());
    return *middle;
  }

private:
  std::vector<double> ratios_;
};

} // namespace activarium
