// Images and labels of one classification task, in memory as bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace activarium {

struct DataSplit {
  std::vector<std::uint8_t> images; // [count × height × width]
  std::vector<std::uint8_t> labels; // [count]

  std::size_t count() const { return labels.size(); }
};

class Dataset {
public:
  explicit Dataset(std::size_t classes) : classes_(classes) {}

  std::size_t classes() const { return classes_; }
  std::size_t height() const { return height_; }
  std::size_t width() const { return width_; }
  std::size_t inputs() const { return height_ * width_; }
  const DataSplit& split(bool test) const { return test ? test_ : train_; }

  /// Makes room for `count` images of the shape seen so far or, before the first, 28 × 28. False if memory ends.
  bool reserve(bool test, std::size_t count);

  /// Appends at most `limit` of the images and labels of two IDX files; the reason why not, or an empty string.
  struct Failure {
    std::string field; // "images", "labels" or "memory"
    std::string reason;
  };
  Failure append(bool test, const std::vector<std::uint8_t>& images, const std::vector<std::uint8_t>& labels,
                 std::size_t limit);

  /// FNV-1a, 64 bits, over sizes, images and labels of both splits, in order; computed once after the last `append`.
  std::uint64_t hash() const;

private:
  mutable std::uint64_t hash_ = 0;
  std::size_t classes_, height_ = 0, width_ = 0;
  DataSplit train_, test_;

  DataSplit& mutable_split(bool test) { return test ? test_ : train_; }
};

/// What `gather` makes of a pixel of 0, the commonest of most images.
inline constexpr double background_pixel = -1;

/// Copies images `indices[0 … rows)` of a split to `x` [rows × inputs] as floats in [−1, 1], p · 2/255 − 1, and their
/// labels to `labels` [rows].
void gather(const DataSplit& split, std::size_t inputs, const std::uint32_t* indices, std::size_t rows, float* x,
            std::uint8_t* labels);

/// Whether a block of that many bytes can be had now.
bool can_allocate(double bytes);

} // namespace activarium
