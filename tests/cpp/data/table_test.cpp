// Rows of numbers, with classes or numbers as their targets.
#include "data/table.h"

#include <catch2/catch.hpp>

using namespace activarium;

namespace {

/// Three rows of 2 × 3 with 1, 2, … in them, and one test row of zeros.
std::shared_ptr<Table> counted(TargetKind target, InputShape shape = {2, 3}) {
  const auto table = Table::with_room(shape, target, 2, 3, 1);
  Table::Part& part = table->part(Split::train);
  for (std::size_t i = 0; i < part.x.size(); ++i) part.x[i] = static_cast<float>(i + 1);
  if (target == TargetKind::classes)
    part.classes = {1, 0, 1};
  else
    part.numbers = {0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.5f};
  return table;
}

} // namespace

TEST_CASE("A table has the shape, the rows and the outputs asked for, and no bytes") {
  const auto table = counted(TargetKind::numbers);
  CHECK(table->shape().height == 2);
  CHECK(table->shape().width == 3);
  CHECK(table->inputs() == 6);
  CHECK(table->outputs() == 2);
  CHECK(table->count(Split::train) == 3);
  CHECK(table->count(Split::test) == 1);
  CHECK(!table->background());
  CHECK(!table->bytes(Split::train));
}

TEST_CASE("A batch of a table holds the chosen rows with their targets") {
  const std::uint32_t order[] = {2, 0};
  float x[12], numbers[4];
  std::uint8_t classes[2];
  counted(TargetKind::classes)->gather(Split::train, order, 2, x, {classes, nullptr});
  CHECK(x[0] == 13);
  CHECK(x[5] == 18);
  CHECK(x[6] == 1);
  CHECK(x[11] == 6);
  CHECK(classes[0] == 1);
  CHECK(classes[1] == 1);
  counted(TargetKind::numbers)->gather(Split::train, order, 2, x, {nullptr, numbers});
  CHECK(numbers[0] == 2.5f);
  CHECK(numbers[1] == -2.5f);
  CHECK(numbers[2] == 0.5f);
  CHECK(numbers[3] == -0.5f);
}

TEST_CASE("The hash of a table is of what was written into it, its shape and its targets") {
  const std::uint64_t own = counted(TargetKind::numbers)->hash();
  CHECK(counted(TargetKind::numbers)->hash() == own);
  CHECK(counted(TargetKind::classes)->hash() != own);
  CHECK(counted(TargetKind::numbers, {3, 2})->hash() != own);
  CHECK(counted(TargetKind::numbers, {1, 6})->hash() != own);
  for (const auto change :
       {+[](Table& t) { t.part(Split::train).x[17] += 1; }, +[](Table& t) { t.part(Split::train).numbers[5] += 1; },
        +[](Table& t) { t.part(Split::test).x[0] += 1; }}) {
    const auto other = counted(TargetKind::numbers);
    change(*other);
    CHECK(other->hash() != own);
  }
}

TEST_CASE("A table for which memory ends is not made") {
  CHECK(Table::with_room({256, 256}, TargetKind::classes, 2, 10000, 0) == nullptr);
  CHECK(Table::with_room({256, 256}, TargetKind::classes, 2, 4096, 4096) == nullptr); // each half could be had
  CHECK(Table::with_room({1, 1}, TargetKind::numbers, 600000, 1000, 0) == nullptr);
}
