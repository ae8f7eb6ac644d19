#include "data/images.h"

#include <algorithm>

#include "base/hash.h"
#include "base/memory.h"
#include "data/idx.h"

namespace activarium {

std::shared_ptr<Images> Images::with_room(InputShape shape, std::size_t classes, Scaling scaling, std::size_t train,
                                          std::size_t test) {
  const double of_one = static_cast<double>(shape.size()) + 1;
  if (!can_allocate(of_one * (static_cast<double>(train) + static_cast<double>(test)))) return nullptr;
  auto images = std::make_shared<Images>(classes, scaling);
  images->shape_ = shape;
  const auto of = [&](std::size_t count) {
    return Part{std::vector<std::uint8_t>(count * shape.size()), std::vector<std::uint8_t>(count)};
  };
  images->train_ = of(train);
  images->test_ = of(test);
  return images;
}

bool Images::reserve(Split split, std::size_t count) {
  const std::size_t pixels = std::max<std::size_t>(inputs(), 28 * 28);
  if (!can_allocate(static_cast<double>(count) * static_cast<double>(pixels + 1))) return false;
  part(split).pixels.reserve(count * pixels);
  part(split).labels.reserve(count);
  return true;
}

Problem Images::append(Split split, const std::vector<std::uint8_t>& images, const std::vector<std::uint8_t>& labels,
                       std::size_t limit) {
  const IdxHeader image = read_idx(images.data(), images.size(), 3);
  if (image.problem) return {image.problem.code, "images", image.problem.facts};
  const IdxHeader label = read_idx(labels.data(), labels.size(), 1);
  if (label.problem) return {label.problem.code, "labels", label.problem.facts};
  const std::uint32_t height = image.sizes[1], width = image.sizes[2];
  if (image.sizes[0] != label.sizes[0])
    return {"label-count", "labels", {{"labels", label.sizes[0]}, {"images", image.sizes[0]}}};
  const std::uint8_t* label_data = labels.data() + label.header_bytes;
  for (std::size_t i = 0; i < label.sizes[0]; ++i)
    if (label_data[i] >= classes_)
      return {"label-range", "labels", {{"label", label_data[i]}, {"image", i}, {"classes", classes_}}};
  if (inputs() != 0 && (height != shape_.height || width != shape_.width))
    return {"image-size",
            "images",
            {{"height", height}, {"width", width}, {"otherHeight", shape_.height}, {"otherWidth", shape_.width}}};
  if (static_cast<double>(height) * width > 65536) return {"image-too-large", "images"};

  shape_ = {height, width};
  const std::size_t count = std::min<std::size_t>(limit, image.sizes[0]);
  const std::uint8_t* image_data = images.data() + image.header_bytes;
  Part& into = part(split);
  const std::size_t total = into.pixels.size() + count * inputs();
  if (total > into.pixels.capacity()) {
    if (!can_allocate(static_cast<double>(total))) return {"memory"};
    into.pixels.reserve(total);
  }
  hash_ = 0;
  into.pixels.insert(into.pixels.end(), image_data, image_data + count * inputs());
  into.labels.insert(into.labels.end(), label_data, label_data + count);
  return {};
}

std::uint64_t Images::hash() const {
  if (hash_ != 0) return hash_;
  Fnv1a hash;
  for (const Part* part : {&train_, &test_}) {
    const std::uint64_t sizes[] = {part->labels.size(), shape_.height, shape_.width, classes_};
    hash.add(sizes, sizeof sizes);
    hash.add(part->pixels.data(), part->pixels.size());
    hash.add(part->labels.data(), part->labels.size());
  }
  if (scaling_ != Scaling()) hash.add(&scaling_, sizeof scaling_);
  return hash_ = hash.value();
}

} // namespace activarium
