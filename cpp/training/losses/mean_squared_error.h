// Mean squared error as torch.nn.MSELoss defines it: the mean of (y − t)² over rows and columns;
// dy = 2 (y − t) / (rows · columns).
#pragma once

#include "training/losses/loss.h"

namespace activarium {

struct MeanSquaredError {
  static constexpr const char* name = "mse";
  static constexpr TargetKind target = TargetKind::numbers;

  static LossResult of(const LossInput& in) {
    const auto columns = static_cast<double>(in.columns), rows = static_cast<double>(in.rows);
    return sum_over_rows(in, [&](std::size_t r, double* sums) {
      double squares = 0;
      for (std::size_t c = r * in.columns; c < (r + 1) * in.columns; ++c) {
        const double error = static_cast<double>(in.outputs[c]) - static_cast<double>(in.targets.numbers[c]);
        squares += error * error;
        if (in.gradient != nullptr) in.gradient[c] = static_cast<float>(2 * error / (rows * columns));
      }
      sums[0] += squares / columns;
    });
  }
};

} // namespace activarium
