#include "data/table.h"

#include <algorithm>

#include "base/hash.h"
#include "base/memory.h"

namespace activarium {

std::shared_ptr<Table> Table::with_room(InputShape shape, TargetKind target, std::size_t outputs, std::size_t train,
                                        std::size_t test) {
  const bool has_classes = target == TargetKind::classes;
  const double floats = static_cast<double>(shape.size()) + (has_classes ? 0 : static_cast<double>(outputs));
  const double of_row = floats * sizeof(float) + (has_classes ? 1 : 0);
  if (!can_allocate(of_row * (static_cast<double>(train) + static_cast<double>(test)))) return nullptr;
  const auto of = [&](std::size_t count) {
    return Part{std::vector<float>(count * shape.size()), std::vector<std::uint8_t>(has_classes ? count : 0),
                std::vector<float>(has_classes ? 0 : count * outputs)};
  };
  return std::make_shared<Table>(shape, target, outputs, of(train), of(test));
}

std::uint64_t Table::hash() const {
  if (hash_ != 0) return hash_;
  Fnv1a hash;
  for (const Part* p : {&train_, &test_}) {
    const std::uint64_t sizes[] = {
        p->x.size(), shape_.height, shape_.width, outputs_, static_cast<std::uint64_t>(target_)};
    hash.add(sizes, sizeof sizes);
    hash.add(p->x.data(), p->x.size() * sizeof(float));
    hash.add(p->classes.data(), p->classes.size());
    hash.add(p->numbers.data(), p->numbers.size() * sizeof(float));
  }
  return hash_ = hash.value();
}

void Table::gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const {
  const Part& from = part(split);
  const std::size_t columns = inputs();
  for (std::size_t r = 0; r < rows; ++r) {
    const std::size_t row = indices[r];
    std::copy_n(from.x.data() + row * columns, columns, x + r * columns);
    if (target_ == TargetKind::classes)
      targets.classes[r] = from.classes[row];
    else
      std::copy_n(from.numbers.data() + row * outputs_, outputs_, targets.numbers + r * outputs_);
  }
}

} // namespace activarium
