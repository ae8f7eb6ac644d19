// Images of one classification task, in memory as bytes.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "data/source.h"

namespace activarium {

class Images final : public DataSource {
public:
  explicit Images(std::size_t classes) : classes_(classes) {}

  struct Part {
    std::vector<std::uint8_t> pixels; // [count × height × width]
    std::vector<std::uint8_t> labels; // [count]
  };
  const Part& part(Split split) const { return split == Split::test ? test_ : train_; }

  std::size_t count(Split split) const override { return part(split).labels.size(); }
  InputShape shape() const override { return shape_; }
  TargetKind target() const override { return TargetKind::classes; }
  std::size_t outputs() const override { return classes_; }
  /// What a pixel of 0 becomes, the commonest of most images.
  std::optional<double> background() const override { return -1; }
  /// Computed once after the last `append`.
  std::uint64_t hash() const override;
  /// Pixels p as floats in [−1, 1]: p · 2/255 − 1.
  void gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const override;

  /// Makes room for `count` images of the shape seen so far or, before the first, 28 × 28. False if memory ends.
  bool reserve(Split split, std::size_t count);

  /// Appends at most `limit` of the images and labels of two IDX files. A problem's field is "images", "labels" or
  /// empty, where memory ends.
  Problem append(Split split, const std::vector<std::uint8_t>& images, const std::vector<std::uint8_t>& labels,
                 std::size_t limit);

private:
  Part& mutable_part(Split split) { return split == Split::test ? test_ : train_; }

  mutable std::uint64_t hash_ = 0;
  std::size_t classes_;
  InputShape shape_;
  Part train_, test_;
};

} // namespace activarium
