#include "data/dataset.h"

#include <algorithm>
#include <cstdlib>

#include "data/fnv.h"
#include "data/idx.h"
#include "simd/f32x4.h"

namespace activarium {

bool can_allocate(double bytes) {
  if (!(bytes < 2147483648.0)) return false;
  // volatile: a compiler may otherwise remove the pair and assume success
  void* volatile block = std::malloc(static_cast<std::size_t>(bytes) + 1);
  std::free(block);
  return block != nullptr;
}

bool Dataset::reserve(bool test, std::size_t count) {
  const std::size_t pixels = std::max<std::size_t>(inputs(), 28 * 28);
  if (!can_allocate(static_cast<double>(count) * static_cast<double>(pixels + 1))) return false;
  mutable_split(test).images.reserve(count * pixels);
  mutable_split(test).labels.reserve(count);
  return true;
}

Dataset::Failure Dataset::append(bool test, const std::vector<std::uint8_t>& images,
                                 const std::vector<std::uint8_t>& labels, std::size_t limit) {
  const IdxHeader image = read_idx(images.data(), images.size(), 3);
  if (!image.error.empty()) return {"images", image.error};
  const IdxHeader label = read_idx(labels.data(), labels.size(), 1);
  if (!label.error.empty()) return {"labels", label.error};
  if (image.sizes[0] != label.sizes[0])
    return {"labels",
            "has " + std::to_string(label.sizes[0]) + " labels for " + std::to_string(image.sizes[0]) + " images"};
  const std::uint8_t* label_data = labels.data() + label.header_bytes;
  for (std::size_t i = 0; i < label.sizes[0]; ++i)
    if (label_data[i] >= classes_)
      return {"labels", "has label " + std::to_string(label_data[i]) + " at image " + std::to_string(i) + "; with " +
                            std::to_string(classes_) + " classes labels run from 0 to " + std::to_string(classes_ - 1)};
  if (inputs() != 0 && (image.sizes[1] != height_ || image.sizes[2] != width_))
    return {"images", "are " + std::to_string(image.sizes[1]) + " × " + std::to_string(image.sizes[2]) +
                          " pixels, the others " + std::to_string(height_) + " × " + std::to_string(width_)};
  if (static_cast<double>(image.sizes[1]) * image.sizes[2] > 65536)
    return {"images", "have more than 65,536 pixels each"};

  height_ = image.sizes[1];
  width_ = image.sizes[2];
  const std::size_t count = std::min<std::size_t>(limit, image.sizes[0]);
  const std::uint8_t* image_data = images.data() + image.header_bytes;
  DataSplit& into = mutable_split(test);
  const std::size_t total = into.images.size() + count * inputs();
  if (total > into.images.capacity()) {
    if (!can_allocate(static_cast<double>(total))) return {"memory", "there is not enough memory for these images"};
    into.images.reserve(total);
  }
  hash_ = 0;
  into.images.insert(into.images.end(), image_data, image_data + count * inputs());
  into.labels.insert(into.labels.end(), label_data, label_data + count);
  return {};
}

std::uint64_t Dataset::hash() const {
  if (hash_ != 0) return hash_;
  Fnv1a hash;
  for (const DataSplit* split : {&train_, &test_}) {
    const std::uint64_t sizes[] = {split->count(), height_, width_, classes_};
    hash.add(sizes, sizeof sizes);
    hash.add(split->images.data(), split->images.size());
    hash.add(split->labels.data(), split->labels.size());
  }
  return hash_ = hash.value();
}

void gather(const DataSplit& split, std::size_t inputs, const std::uint32_t* indices, std::size_t rows, float* x,
            std::uint8_t* labels) {
  const f32x4 scale = 2.0f / 255.0f;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::uint8_t* image = split.images.data() + indices[r] * inputs;
    float* to = x + r * inputs;
    std::size_t j = 0;
    for (; j + 4 <= inputs; j += 4) (f32x4::from_bytes(image + j) * scale - 1.0).store(to + j);
    for (; j < inputs; ++j) to[j] = static_cast<float>(image[j]) * (2.0f / 255.0f) - 1.0f;
    labels[r] = split.labels[indices[r]];
  }
}

} // namespace activarium
