#include "training/run.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.h"
#include "simd/generator.h"
#include "training/gradient_norm.h"
#include "training/initialize.h"

namespace activarium {

Made<Run> Run::make(std::shared_ptr<const Plan> plan) {
  Memory memory(plan->memory());
  if (!memory) return {no_memory(plan->memory().bytes())};
  return {{}, std::shared_ptr<Run>(new Run(std::move(plan), std::move(memory)))};
}

Run::Run(std::shared_ptr<const Plan> plan, Memory memory) : Network(plan, std::move(memory)), plan_(std::move(plan)) {
  const RunSlots& slots = plan_->run();
  gradients_ = memory_.at(slots.gradients);
  for (std::size_t i = 0; i < moments_.size(); ++i) moments_[i] = memory_.at(slots.moments[i]);
  set_initial_parameters();
  start_epoch();
}

void Run::set_initial_parameters() {
  const RunSlots& slots = plan_->run();
  if (plan_->starts() == Starts::given)
    std::copy_n(start(), slots.start.size(), parameters_.change());
  else
    initialize(*plan_, parameters_.change(), memory_.at(slots.scratch));
}

void Run::keep_start() { std::copy_n(parameters_.values, plan_->run().start.size(), start()); }

/// Sets the order of inputs for the epoch that the next step belongs to.
void Run::start_epoch() {
  const auto epoch = static_cast<std::uint32_t>(steps_done_ / plan_->steps_per_epoch());
  std::uint32_t* const order = memory_.at(plan_->run().order);
  const std::size_t count = plan_->run().order.size();
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  if (plan_->settings().shuffle) shuffle(plan_->seed(), epoch, order, count);
}

void Run::reset() {
  set_initial_parameters();
  for (std::size_t i = 0; i < plan_->moments(); ++i) std::fill_n(moments_[i], plan_->run().moments[i].size(), 0.0f);
  steps_done_ = 0;
  clear_sums();
  last_epoch_ = {};
  divergence_ = Divergence::none;
  start_epoch();
}

Targets Run::targets() const { return {memory_.at(plan_->run().classes), memory_.at(plan_->run().numbers)}; }

double Run::learning_rate() const {
  double rate = 0;
  plan_->settings().optimizer.call([&]<class Optimizer>(const auto& options) { rate = options.learning_rate; });
  if (const auto& schedule = plan_->settings().schedule)
    schedule->call([&]<class Schedule>(const auto& options) {
      const std::uint64_t t = options.every == 0 ? steps_done_ / plan_->steps_per_epoch() : steps_done_;
      rate = Schedule::rate(options, rate, static_cast<double>(t));
    });
  return rate;
}

Run::Step Run::step() {
  if (divergence_ != Divergence::none) return {};
  const RunSlots& slots = plan_->run();
  const std::uint64_t in_epoch = steps_done_ % plan_->steps_per_epoch();
  if (in_epoch == 0) {
    start_epoch();
    clear_sums();
  }
  const std::size_t batch = plan_->batch(), first = static_cast<std::size_t>(in_epoch) * batch;
  const std::size_t rows = std::min(batch, slots.order.size() - first);
  float *const x = input_space(), *const doutputs = memory_.at(plan_->network().results);
  double* const partials = memory_.at(slots.partials);
  plan_->source()->gather(Split::train, memory_.at(slots.order) + first, rows, x, targets());

  const Pass pass{true, plan_->seed(), static_cast<std::uint32_t>(steps_done_)};
  const float* outputs = model().forward(pass, parameters_, rows, x, tape_);
  LossResult result;
  Losses::call(plan_->loss(), [&]<class Loss>() {
    result = Loss::of({outputs, targets(), rows, model().outputs(), doutputs, partials});
  });
  model().backward(pass, parameters_, rows, x, doutputs, tape_, gradients_);

  const auto n = static_cast<double>(rows);
  const bool has_classes = plan_->source()->target() == TargetKind::classes;
  Step out{result.loss / n, has_classes ? result.correct / n : not_a_number,
           gradient_norm(gradients_, model().tensors().floats(), partials)};
  if (!std::isfinite(out.loss))
    divergence_ = Divergence::loss;
  else if (!std::isfinite(out.gradient_norm))
    divergence_ = Divergence::gradient;
  if (divergence_ != Divergence::none) return out;
  add_layer_squares();

  float* const parameters = parameters_.change();
  const float shrink = shrink_of(out.gradient_norm);
  bool sound = true;
  plan_->settings().optimizer.call([&]<class Optimizer>(const auto& options) {
    for (const Range& r : model().tensors().learned()) {
      if (shrink < 1)
        for (std::size_t i = r.first; i < r.end; ++i) gradients_[i] *= shrink;
      Update update{learning_rate(), steps_done_, r.end - r.first, parameters + r.first, gradients_ + r.first, {}};
      for (std::size_t i = 0; i < plan_->moments(); ++i) update.moments[i] = moments_[i] + r.first;
      sound = Optimizer::step(options, update) && sound;
    }
  });
  model().absorb(rows, tape_, parameters);
  if (!sound) divergence_ = Divergence::parameters;

  ++steps_done_;
  loss_sum_ += result.loss;
  correct_sum_ += result.correct;
  norm_sum_ += out.gradient_norm;
  if (steps_done_ % plan_->steps_per_epoch() == 0) {
    const auto inputs = static_cast<double>(slots.order.size());
    last_epoch_ = {loss_sum_ / inputs, has_classes ? correct_sum_ / inputs : not_a_number,
                   norm_sum_ / static_cast<double>(plan_->steps_per_epoch())};
  }
  return out;
}

void Run::clear_sums() {
  loss_sum_ = correct_sum_ = norm_sum_ = 0;
  std::fill_n(layer_squares(), plan_->run().layer_squares.size(), 0.0);
}

/// After gradient_norm, whose partial sums it takes.
[[gnu::noinline]] void Run::add_layer_squares() {
  const Tensors& tensors = model().tensors();
  for (std::size_t i = 0; i < plan_->run().layer_squares.size(); ++i) {
    const Tensor& weight = *tensors.find(i, Role::weight);
    layer_squares()[i] += squares_within(
        gradients_, tensors.floats(), memory_.at(plan_->run().partials), weight.offset, weight.offset + weight.size());
  }
}

double Run::layer_gradient_norm(std::size_t i) const {
  const std::uint64_t steps = steps_done_ == 0 ? 0 : (steps_done_ - 1) % plan_->steps_per_epoch() + 1;
  return std::sqrt(layer_squares()[i] / static_cast<double>(steps));
}

/// What clipping multiplies the gradient by, as torch.nn.utils.clip_grad_norm_: the 10⁻⁶ is its own.
float Run::shrink_of(double norm) const {
  const auto& clip = plan_->settings().clip;
  return clip ? std::min(1.0f, static_cast<float>(clip->norm / (norm + 1e-6))) : 1.0f;
}

void Run::predict(Split split, std::size_t from, std::size_t count, float* out) {
  std::vector<std::uint32_t> indices(plan_->batch());
  const std::size_t columns = model().outputs();
  for (std::size_t done = 0; done < count; done += indices.size()) {
    const std::size_t rows = std::min(indices.size(), count - done);
    for (std::size_t i = 0; i < rows; ++i) indices[i] = static_cast<std::uint32_t>(from + done + i);
    plan_->source()->gather(split, indices.data(), rows, input_space(), targets());
    std::copy_n(predict_rows(rows), rows * columns, out + done * columns);
  }
}

std::uint64_t Run::parameters_hash() const {
  Fnv1a hash;
  for (std::size_t i = 0; i < model().tensors().floats(); ++i) {
    const float p = parameters_.values[i], canonical = std::isnan(p) ? std::numeric_limits<float>::quiet_NaN() : p;
    hash.add(&canonical, sizeof canonical);
  }
  return hash.value();
}

} // namespace activarium
