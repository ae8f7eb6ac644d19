#include "data/table.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace activarium {

Table::Table(std::size_t columns, TargetKind target, std::size_t outputs, Part train, Part test)
    : columns_(columns), outputs_(outputs), target_(target), train_(std::move(train)), test_(std::move(test)) {
  Fnv1a hash;
  for (const Part* p : {&train_, &test_}) {
    const std::uint64_t sizes[] = {p->x.size(), columns_, outputs_, static_cast<std::uint64_t>(target_)};
    hash.add(sizes, sizeof sizes);
    hash.add(p->x.data(), p->x.size() * sizeof(float));
    hash.add(p->classes.data(), p->classes.size());
    hash.add(p->numbers.data(), p->numbers.size() * sizeof(float));
  }
  hash_ = hash.value();
}

void Table::gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const {
  const Part& from = part(split);
  for (std::size_t r = 0; r < rows; ++r) {
    const std::size_t row = indices[r];
    std::copy_n(from.x.data() + row * columns_, columns_, x + r * columns_);
    if (target_ == TargetKind::classes)
      targets.classes[r] = from.classes[row];
    else
      std::copy_n(from.numbers.data() + row * outputs_, outputs_, targets.numbers + r * outputs_);
  }
}

} // namespace activarium
