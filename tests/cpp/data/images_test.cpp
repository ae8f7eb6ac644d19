// Images that are filled without files: their scaling, their room, and what tells them apart.
#include "data/images.h"

#include <catch2/catch.hpp>

#include "support/written_hash.h"

using namespace activarium;

namespace {

/// One image of all bytes and three more, so that the last ones do not fill a vector.
constexpr std::size_t columns = 259;

std::shared_ptr<Images> all_bytes(Scaling scaling) {
  const auto data = Images::with_room({7, 37}, 10, scaling, 1, 0);
  for (std::size_t i = 0; i < columns; ++i) data->part(Split::train).pixels[i] = static_cast<std::uint8_t>(i);
  return data;
}

std::vector<float> row_of(const DataSource& data) {
  const std::uint32_t first = 0;
  std::uint8_t label;
  std::vector<float> x(data.inputs());
  data.gather(Split::train, &first, 1, x.data(), {&label, nullptr});
  return x;
}

constexpr Scaling scalings[] = {{}, {1.0f / 255, 0}, {0.0113f, -1.2867f}, {-3, 700}, {0, 5}};

} // namespace

TEST_CASE("Bytes become p · multiply + add, rounded twice") {
  for (const Scaling& scaling : scalings) {
    const auto data = all_bytes(scaling);
    const std::vector<float> x = row_of(*data);
    for (std::size_t i = 0; i < columns; ++i) {
      // Both operations are exact in double, or so nearly that the second rounding is the right one.
      const double p = static_cast<std::uint8_t>(i);
      const auto product = static_cast<float>(p * static_cast<double>(scaling.multiply));
      INFO(p << " · " << scaling.multiply << " + " << scaling.add);
      CHECK(x[i] == static_cast<float>(static_cast<double>(product) + static_cast<double>(scaling.add)));
    }
    CHECK(static_cast<float>(data->background().value()) == x[0]);
  }
}

TEST_CASE("The hash of images is FNV-1a over sizes, pixels and labels, and over a scaling of one's own") {
  const Images::Part train = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, {3, 1}};
  const Images::Part test = {{250, 251, 252, 253, 254, 255}, {2}};
  const auto with = [&](Scaling scaling) {
    const auto data = Images::with_room({2, 3}, 4, scaling, 2, 1);
    data->part(Split::train) = train;
    data->part(Split::test) = test;
    return data->hash();
  };
  WrittenHash expected;
  expected.add<std::uint64_t>({2, 2, 3, 4});
  expected.add(train.pixels);
  expected.add(train.labels);
  expected.add<std::uint64_t>({1, 2, 3, 4});
  expected.add(test.pixels);
  expected.add(test.labels);
  CHECK(with({}) == expected.value);
  expected.add<float>({0.5f, -0.25f});
  CHECK(with({0.5f, -0.25f}) == expected.value);
}

TEST_CASE("Images with room are black ones of the shape and the numbers asked for") {
  const auto data = Images::with_room({2, 3}, 7, {}, 4, 3);
  CHECK(data->count(Split::train) == 4);
  CHECK(data->count(Split::test) == 3);
  CHECK(data->shape().height == 2);
  CHECK(data->shape().width == 3);
  CHECK(data->outputs() == 7);
  CHECK(row_of(*data) == std::vector<float>(6, -1.0f));
  const LabelledBytes bytes = data->bytes(Split::test).value();
  CHECK(bytes.inputs == data->part(Split::test).pixels.data());
  CHECK(bytes.labels == data->part(Split::test).labels.data());
}

TEST_CASE("Images for which memory ends are not made") {
  CHECK(Images::with_room({256, 256}, 10, {}, 40000, 0) == nullptr);
  CHECK(Images::with_room({256, 256}, 10, {}, 16384, 16384) == nullptr); // each half could be had
}
