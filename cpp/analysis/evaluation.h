// Loss, accuracy and confusion matrix of a network over a whole split.
#pragma once

#include "analysis/split_pass.h"
#include "nn/loss.h"

namespace activarium {

class Evaluation {
public:
  Evaluation(Run& run, bool test)
      : pass_(run, test), classes_(run.dataset().classes()), confusion_(classes_ * classes_) {}

  const SplitPass& pass() const { return pass_; }

  void advance() {
    const float* logits = nullptr;
    const std::size_t rows = pass_.next(logits);
    const LossResult result = cross_entropy(logits, pass_.labels().data(), rows, classes_, nullptr);
    loss_ += result.loss;
    correct_ += result.correct;
    for (std::size_t r = 0; r < rows; ++r)
      ++confusion_[pass_.labels()[r] * classes_ + argmax(logits + r * classes_, classes_)];
  }

  /// Means over the images seen.
  double loss() const { return loss_ / static_cast<double>(pass_.done()); }
  double accuracy() const { return static_cast<double>(correct_) / static_cast<double>(pass_.done()); }
  /// Counts [actual × predicted].
  const std::vector<std::uint32_t>& confusion() const { return confusion_; }

private:
  SplitPass pass_;
  std::size_t classes_;
  double loss_ = 0;
  std::size_t correct_ = 0;
  std::vector<std::uint32_t> confusion_;
};

} // namespace activarium
