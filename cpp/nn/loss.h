// Softmax with cross-entropy: per row L = ln Σ eᶻ − z[label], averaged over the batch; dz = (softmax − one-hot)/rows.
#pragma once

#include <cstddef>
#include <cstdint>

namespace activarium {

struct LossResult {
  double loss = 0;         // sum over the rows, not the mean
  std::size_t correct = 0; // rows whose largest logit (the first, on ties) is the label's
};

/// logits [rows × classes], labels [rows] → sums; dlogits [rows × classes] unless null. Sums run in row order.
LossResult cross_entropy(const float* logits, const std::uint8_t* labels, std::size_t rows, std::size_t classes,
                         float* dlogits);

/// Class probabilities of each row, [rows × classes].
void softmax(const float* logits, std::size_t rows, std::size_t classes, float* probabilities);

/// The first index of the largest of n numbers.
std::size_t argmax(const float* values, std::size_t n);

} // namespace activarium
