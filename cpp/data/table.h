// Rows of numbers with a class or numbers as their target.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "data/source.h"

namespace activarium {

class Table final : public DataSource {
public:
  struct Part {
    std::vector<float> x;              // [count × inputs]
    std::vector<std::uint8_t> classes; // [count], where targets are classes
    std::vector<float> numbers;        // [count × outputs], where they are numbers
  };

  /// `outputs`: classes, or numbers of each target. The parts must fit these sizes.
  Table(InputShape shape, TargetKind target, std::size_t outputs, Part train, Part test)
      : shape_(shape), outputs_(outputs), target_(target), train_(std::move(train)), test_(std::move(test)) {}
  /// With so many rows of 0 in each split, to be filled through `part`; null where memory ends.
  static std::shared_ptr<Table> with_room(InputShape shape, TargetKind target, std::size_t outputs, std::size_t train,
                                          std::size_t test);

  const Part& part(Split split) const { return split == Split::test ? test_ : train_; }
  Part& part(Split split) { return split == Split::test ? test_ : train_; }

  std::size_t count(Split split) const override { return part(split).x.size() / inputs(); }
  InputShape shape() const override { return shape_; }
  TargetKind target() const override { return target_; }
  std::size_t outputs() const override { return outputs_; }
  std::optional<double> background() const override { return {}; }
  /// Computed once.
  std::uint64_t hash() const override;
  void gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const override;

private:
  mutable std::uint64_t hash_ = 0;
  InputShape shape_;
  std::size_t outputs_;
  TargetKind target_;
  Part train_, test_;
};

} // namespace activarium
