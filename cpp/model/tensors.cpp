#include "model/tensors.h"

#include <algorithm>

namespace activarium {
namespace {

int place_of(Role role) {
  if (role == Role::running_mean || role == Role::running_variance) return 2;
  return role == Role::activation ? 1 : 0;
}

} // namespace

std::size_t Tensors::add(Tensor tensor) {
  all_.push_back(tensor);
  return all_.size() - 1;
}

void Tensors::arrange() {
  floats_ = 0;
  learned_.clear();
  for (const int place : {0, 1, 2})
    for (Tensor& t : all_) {
      if (place_of(t.role) != place) continue;
      t.offset = floats();
      floats_ += std::uint64_t{t.rows} * t.columns;
      if (!t.learned) continue;
      if (learned_.empty() || learned_.back().end != t.offset)
        learned_.push_back({t.offset, floats()});
      else
        learned_.back().end = floats();
    }
}

const Tensor* Tensors::find(std::size_t layer, Role role) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Tensor& t) { return t.layer == layer && t.role == role; });
  return found == all_.end() ? nullptr : &*found;
}

std::size_t Tensors::learned_floats() const {
  std::size_t sum = 0;
  for (const Range& r : learned_) sum += r.end - r.first;
  return sum;
}

} // namespace activarium
