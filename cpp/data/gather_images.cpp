// Apart from the rest of Images, which is made small: each step gathers a batch.
#include "data/images.h"
#include "simd/f32x4.h"

namespace activarium {

void Images::gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const {
  const std::size_t inputs = shape_.size();
  const Part& from = part(split);
  const auto [multiply, add] = scaling_;
  for (std::size_t r = 0; r < rows; ++r) {
    const std::uint8_t* image = from.pixels.data() + indices[r] * inputs;
    float* to = x + r * inputs;
    std::size_t j = 0;
    for (; j + 4 <= inputs; j += 4) (f32x4::from_bytes(image + j) * multiply + add).store(to + j);
    for (; j < inputs; ++j) to[j] = static_cast<float>(image[j]) * multiply + add;
    targets.classes[r] = from.labels[indices[r]];
  }
}

} // namespace activarium
