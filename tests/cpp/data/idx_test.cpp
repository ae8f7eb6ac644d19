#include "data/idx.h"

#include <catch2/catch.hpp>

#include "support/toy_data.h"

using namespace activarium;

namespace {

std::string code_of(const std::vector<std::uint8_t>& bytes, std::size_t rank) {
  return read_idx(bytes.data(), bytes.size(), rank).problem.code;
}

std::vector<std::uint8_t> images(std::uint32_t count, std::uint32_t height = 2, std::uint32_t width = 3) {
  auto file = idx_header(3, count, height, width);
  file.resize(file.size() + std::size_t{count} * height * width, 9);
  return file;
}
std::vector<std::uint8_t> labels(std::vector<std::uint8_t> values) {
  auto file = idx_header(1, static_cast<std::uint32_t>(values.size()));
  file.insert(file.end(), values.begin(), values.end());
  return file;
}

} // namespace

TEST_CASE("A sound IDX file is read") {
  const auto file = images(4);
  const IdxHeader h = read_idx(file.data(), file.size(), 3);
  CHECK(!h.problem);
  CHECK(h.sizes[0] == 4);
  CHECK(h.sizes[2] == 3);
  CHECK(h.file_bytes() == file.size());
}

TEST_CASE("An IDX file cut at any byte, or longer than announced, is refused") {
  const auto file = images(4);
  for (std::size_t n = 0; n < file.size(); ++n) {
    const std::vector<std::uint8_t> cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(n));
    CHECK(!code_of(cut, 3).empty());
  }
  auto longer = file;
  longer.push_back(0);
  CHECK(code_of(longer, 3) == "idx-long");
}

TEST_CASE("Wrong magic, wrong rank, web pages and absurd sizes are refused") {
  auto bad = images(4);
  bad[2] = 9;
  CHECK(code_of(bad, 3) == "idx-start");
  CHECK(code_of(images(4), 1) == "idx-dimensions");
  const std::string page = "<!doctype html><html></html>";
  CHECK(code_of({page.begin(), page.end()}, 3) == "idx-web-page");
  CHECK(code_of(idx_header(3, 0xffffffffu, 0xffffffffu, 0xffffffffu), 3) == "idx-too-large");
  CHECK(code_of(idx_header(3, 0x10000u, 0x10000u, 0x10000u), 3) == "idx-too-large");
  CHECK(code_of(idx_header(3, 0, 28, 28), 3) == "idx-empty");
}

TEST_CASE("A data set takes images with their labels and refuses what does not fit") {
  Images d(10);
  CHECK(!d.append(Split::train, images(3), labels({0, 9, 5}), 2));
  CHECK(d.count(Split::train) == 2);
  CHECK(d.append(Split::train, images(2), labels({1, 10}), 99).field == "labels");
  CHECK(d.append(Split::train, images(2), labels({1}), 99).field == "labels");
  CHECK(d.append(Split::train, images(1, 3, 3), labels({1}), 99).field == "images");
  CHECK(d.append(Split::test, images(1, 300, 300), labels({1}), 99).field == "images");
  CHECK(d.append(Split::train, labels({1}), labels({1}), 99).field == "images");
  CHECK(d.count(Split::train) == 2);
  CHECK(!d.append(Split::test, images(1), labels({1}), 99));
  CHECK(d.count(Split::test) == 1);
}

TEST_CASE("The hash of a data set tells order, split and labels apart") {
  const auto hash_of = [](std::vector<std::uint8_t> values, Split split) {
    Images d(10);
    d.append(split, images(static_cast<std::uint32_t>(values.size())), labels(values), 99);
    return d.hash();
  };
  CHECK(hash_of({1, 2}, Split::train) == hash_of({1, 2}, Split::train));
  CHECK(hash_of({1, 2}, Split::train) != hash_of({2, 1}, Split::train));
  CHECK(hash_of({1, 2}, Split::train) != hash_of({1, 2}, Split::test));
}

TEST_CASE("A batch holds the chosen images, black as −1 and white as 1") {
  Images d(10);
  auto file = idx_header(3, 2, 1, 2);
  file.insert(file.end(), {0, 255, 51, 204});
  d.append(Split::train, file, labels({3, 4}), 99);
  const std::uint32_t order[] = {1, 0};
  float x[4];
  std::uint8_t y[2];
  d.gather(Split::train, order, 2, x, {y, nullptr});
  CHECK(y[0] == 4);
  CHECK(y[1] == 3);
  CHECK(x[0] == Approx(-0.6));
  CHECK(x[1] == Approx(0.6));
  CHECK(x[2] == -1.0f);
  CHECK(x[3] == Approx(1.0));
}
