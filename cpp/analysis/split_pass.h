// Walks a network over the images of a split in their order, one chunk per call, so that a caller can show progress and
// stop.
#pragma once

#include <algorithm>
#include <limits>
#include <memory>
#include <vector>

#include "nn/run.h"

namespace activarium {

class SplitPass {
public:
  static constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

  /// Takes in the first `images` images, or all where there are fewer.
  SplitPass(Run& run, bool test, std::size_t images = all)
      : run_(run), split_(run.dataset().split(test)), total_(std::min(images, split_.count())) {
    const std::size_t rows = run.network().max_rows();
    x_.resize(rows * run.dataset().inputs());
    labels_.resize(rows);
    indices_.resize(rows);
  }

  std::size_t done() const { return done_; }
  std::size_t total() const { return total_; }
  bool finished() const { return done_ == total(); }
  const std::vector<std::uint8_t>& labels() const { return labels_; }

  /// Forward pass over the next chunk, in evaluation; returns its rows and sets `logits`.
  std::size_t next(const float*& logits) {
    const std::size_t rows = std::min(indices_.size(), total() - done_);
    for (std::size_t i = 0; i < rows; ++i) indices_[i] = static_cast<std::uint32_t>(done_ + i);
    gather(split_, run_.dataset().inputs(), indices_.data(), rows, x_.data(), labels_.data());
    logits = run_.network().forward({}, rows, x_.data());
    done_ += rows;
    return rows;
  }

private:
  Run& run_;
  const DataSplit& split_;
  std::size_t total_;
  std::size_t done_ = 0;
  std::vector<float> x_;
  std::vector<std::uint8_t> labels_;
  std::vector<std::uint32_t> indices_;
};

} // namespace activarium
