// Rows of numbers with a class or numbers as their target.
#pragma once

#include <vector>

#include "data/source.h"

namespace activarium {

class Table final : public DataSource {
public:
  struct Part {
    std::vector<float> x;              // [count × columns]
    std::vector<std::uint8_t> classes; // [count], where targets are classes
    std::vector<float> numbers;        // [count × outputs], where they are numbers
  };

  /// `outputs`: classes, or numbers of each target. The parts must fit these sizes.
  Table(std::size_t columns, TargetKind target, std::size_t outputs, Part train, Part test);

  std::size_t count(Split split) const override { return part(split).x.size() / columns_; }
  InputShape shape() const override { return {1, columns_}; }
  TargetKind target() const override { return target_; }
  std::size_t outputs() const override { return outputs_; }
  std::optional<double> background() const override { return {}; }
  std::uint64_t hash() const override { return hash_; }
  void gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const override;

private:
  const Part& part(Split split) const { return split == Split::test ? test_ : train_; }

  std::size_t columns_, outputs_;
  TargetKind target_;
  Part train_, test_;
  std::uint64_t hash_;
};

} // namespace activarium
