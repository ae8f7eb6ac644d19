// Room for the sums of parameter gradients that BlockKernel::backward adds up.
#pragma once

#include <vector>

#include "activations/block_kernel.h"
#include "base/reduction.h"

namespace activarium {

/// Adds to `count` totals, over `rows` rows.
class SumsInto {
public:
  SumsInto(double* totals, std::size_t count, std::size_t rows)
      : partials_(count * static_cast<std::size_t>(reduction_blocks(rows))), sums_{totals, partials_.data()} {}
  SumsInto(std::vector<double>& totals, std::size_t rows) : SumsInto(totals.data(), totals.size(), rows) {}

  operator const ParameterSums*() const { return &sums_; }

private:
  std::vector<double> partials_;
  ParameterSums sums_;
};

} // namespace activarium
