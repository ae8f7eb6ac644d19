// Images of one classification task, in memory as bytes.
#pragma once

#include <memory>
#include <vector>

#include "base/problem.h"
#include "data/source.h"

namespace activarium {

/// What bytes p become, in single precision: p · multiply + add. The default makes [−1, 1] of them.
struct Scaling {
  float multiply = 2.0f / 255.0f, add = -1;

  bool operator==(const Scaling&) const = default;
};

class Images final : public DataSource {
public:
  explicit Images(std::size_t classes, Scaling scaling = {}) : classes_(classes), scaling_(scaling) {}
  /// With so many black images of each split, to be filled through `part`; null where memory ends.
  static std::shared_ptr<Images> with_room(InputShape shape, std::size_t classes, Scaling scaling, std::size_t train,
                                           std::size_t test);

  struct Part {
    std::vector<std::uint8_t> pixels; // [count × height × width]
    std::vector<std::uint8_t> labels; // [count]
  };
  const Part& part(Split split) const { return split == Split::test ? test_ : train_; }
  Part& part(Split split) { return split == Split::test ? test_ : train_; }

  std::size_t count(Split split) const override { return part(split).labels.size(); }
  InputShape shape() const override { return shape_; }
  TargetKind target() const override { return TargetKind::classes; }
  std::size_t outputs() const override { return classes_; }
  /// What a pixel of 0 becomes, the commonest of most images.
  std::optional<double> background() const override { return scaling_.add; }
  /// Computed once after the last `append`; with the scaling, unless that is the default.
  std::uint64_t hash() const override;
  std::optional<LabelledBytes> bytes(Split split) const override {
    return LabelledBytes{part(split).pixels.data(), part(split).labels.data()};
  }
  void gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const override;

  /// Makes room for `count` images of the shape seen so far or, before the first, 28 × 28. False if memory ends.
  bool reserve(Split split, std::size_t count);

  /// Appends at most `limit` of the images and labels of two IDX files. A problem's field is "images", "labels" or
  /// empty, where memory ends.
  Problem append(Split split, const std::vector<std::uint8_t>& images, const std::vector<std::uint8_t>& labels,
                 std::size_t limit);

private:
  mutable std::uint64_t hash_ = 0;
  std::size_t classes_;
  Scaling scaling_;
  InputShape shape_;
  Part train_, test_;
};

} // namespace activarium
