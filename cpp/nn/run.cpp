#include "nn/run.h"

#include <algorithm>
#include <cmath>

#include "data/fnv.h"
#include "nn/generator.h"
#include "nn/loss.h"
#include "nn/optimizer.h"

namespace activarium {

Run::Run(RunSpec spec, std::shared_ptr<const Dataset> dataset)
    : spec_(std::move(spec)), dataset_(std::move(dataset)), network_(spec_, dataset_->inputs(), dataset_->classes()) {
  const auto batch = static_cast<std::size_t>(spec_.batch_size);
  momentum_.resize(network_.parameters().size());
  order_.resize(dataset_->split(false).count());
  batch_.resize(batch * dataset_->inputs());
  dlogits_.resize(batch * dataset_->classes());
  labels_.resize(batch);
  start_epoch();
}

std::uint64_t Run::steps_per_epoch() const {
  const auto batch = static_cast<std::uint64_t>(spec_.batch_size);
  return (order_.size() + batch - 1) / batch;
}

/// Sets the order of images for the epoch that the next step belongs to.
void Run::start_epoch() {
  if (spec_.shuffle) {
    draw_order(
        static_cast<std::uint64_t>(spec_.seed), static_cast<std::uint32_t>(steps_done_ / steps_per_epoch()), order_);
  } else {
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = static_cast<std::uint32_t>(i);
  }
}

void Run::reset() {
  network_.initialize();
  std::fill(momentum_.begin(), momentum_.end(), 0.0f);
  steps_done_ = 0;
  loss_sum_ = correct_sum_ = norm_sum_ = 0;
  last_epoch_ = {};
  divergence_.clear();
  start_epoch();
}

/// Squares are summed over fixed blocks, so that the order is the same however the work is shared out: in float within
/// a block, whose relative error stays below 2e-5, and where that overflows or may lose all digits, in double.
double Run::gradient_norm() const {
  constexpr std::size_t block = 4096;
  const std::vector<float>& g = network_.gradients();
  double total = 0;
  for (std::size_t first = 0; first < g.size(); first += block) {
    const std::size_t end = std::min(first + block, g.size());
    f32x4 sum[4] = {0.0, 0.0, 0.0, 0.0}; // one would wait for itself
    std::size_t i = first;
    for (; i + 16 <= end; i += 16)
      for (std::size_t p = 0; p < 4; ++p) {
        const f32x4 v = f32x4::load(g.data() + i + 4 * p);
        sum[p] += v * v;
      }
    double squares = ((sum[0] + sum[1]) + (sum[2] + sum[3])).sum();
    if (!(squares > 1e-25 && squares < 1e35)) {
      squares = 0;
      i = first;
    }
    for (; i < end; ++i) squares += static_cast<double>(g[i]) * g[i];
    total += squares;
  }
  return std::sqrt(total);
}

Run::Step Run::step() {
  if (diverged()) return {};
  const std::uint64_t in_epoch = steps_done_ % steps_per_epoch();
  if (in_epoch == 0) {
    start_epoch();
    loss_sum_ = correct_sum_ = norm_sum_ = 0;
  }
  const auto batch = static_cast<std::size_t>(spec_.batch_size);
  const auto first = static_cast<std::size_t>(in_epoch) * batch;
  const std::size_t rows = std::min(batch, order_.size() - first);
  gather(dataset_->split(false), dataset_->inputs(), order_.data() + first, rows, batch_.data(), labels_.data());

  const Pass pass{true, static_cast<std::uint64_t>(spec_.seed), static_cast<std::uint32_t>(steps_done_)};
  const float* logits = network_.forward(pass, rows, batch_.data());
  const LossResult result = cross_entropy(logits, labels_.data(), rows, dataset_->classes(), dlogits_.data());
  network_.backward(pass, rows, batch_.data(), dlogits_.data());

  Step out;
  out.loss = result.loss / static_cast<double>(rows);
  out.accuracy = static_cast<double>(result.correct) / static_cast<double>(rows);
  out.gradient_norm = gradient_norm();
  if (!std::isfinite(out.loss) || !std::isfinite(out.gradient_norm)) {
    divergence_ = std::isfinite(out.loss) ? "the gradient is no longer finite" : "the loss is no longer finite";
    divergence_ += "; a smaller learning rate usually helps";
    return out;
  }
  sgd_step(spec_.optimizer, steps_done_ == 0, momentum_.size(), network_.change_parameters().data(),
           network_.gradients().data(), momentum_.data());
  network_.restore_frozen();

  ++steps_done_;
  loss_sum_ += result.loss;
  correct_sum_ += static_cast<double>(result.correct);
  norm_sum_ += out.gradient_norm;
  if (steps_done_ % steps_per_epoch() == 0) {
    const auto images = static_cast<double>(order_.size());
    last_epoch_ = {loss_sum_ / images, correct_sum_ / images, norm_sum_ / static_cast<double>(steps_per_epoch())};
  }
  return out;
}

std::uint64_t Run::parameters_hash() const {
  Fnv1a hash;
  for (const float p : network_.parameters()) {
    const float canonical = std::isnan(p) ? std::numeric_limits<float>::quiet_NaN() : p;
    hash.add(&canonical, sizeof canonical);
  }
  return hash.value();
}

} // namespace activarium
