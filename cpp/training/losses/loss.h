// What all losses offer, and what else is asked of a model's outputs.
#pragma once

#include <cstddef>

#include "base/reduction.h"
#include "data/source.h"

namespace activarium {

/// Outputs [rows × columns] beside their targets. `gradient` [rows × columns] is of the mean over the rows; null where
/// it is not asked for. `partials` has room for `loss_partials` numbers.
struct LossInput {
  const float* outputs;
  Targets targets;
  std::size_t rows, columns;
  float* gradient;
  double* partials;
};

struct LossResult {
  double loss = 0; // sum over the rows, not the mean
  double correct =
      0; // rows whose largest output (the first, on ties) is the target's class; 0 where targets are numbers
};

constexpr std::uint64_t loss_partials(std::uint64_t rows) { return 2 * reduction_blocks(rows); }

/// Sums what row(r, sums) adds to its two sums, the loss and the count of correct rows.
template <class Row> LossResult sum_over_rows(const LossInput& in, const Row& row) {
  double totals[2] = {};
  add_blocks(in.rows, reduction_rows, 2, in.partials, totals, [&](std::size_t first, std::size_t end, double* sums) {
    for (std::size_t r = first; r < end; ++r) row(r, sums);
  });
  return {totals[0], totals[1]};
}

/// Class probabilities of each row, [rows × classes].
void softmax(const float* logits, std::size_t rows, std::size_t classes, float* probabilities);

/// The first index of the largest of n numbers.
std::size_t argmax(const float* values, std::size_t n);

} // namespace activarium
