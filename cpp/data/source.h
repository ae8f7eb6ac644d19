// Where a run's inputs and targets come from: what is in a data set, and how a batch of it is gathered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "base/split.h"

namespace activarium {

/// Of one input; `channels` is 1 for now. A row of columns is 1 × columns.
struct InputShape {
  std::size_t height = 0, width = 0, channels = 1;

  std::size_t size() const { return height * width * channels; }
};

enum class TargetKind { classes, numbers };

/// The targets of a batch: the class of each row, or numbers [rows × outputs]; the other is null.
struct Targets {
  std::uint8_t* classes = nullptr;
  float* numbers = nullptr;
};

/// Inputs as they were before their scaling, with their classes.
struct LabelledBytes {
  const std::uint8_t *inputs, *labels;
};

class DataSource {
public:
  virtual ~DataSource() = default;

  virtual std::size_t count(Split split) const = 0;
  virtual InputShape shape() const = 0;
  virtual TargetKind target() const = 0;
  /// Classes, or numbers of each target.
  virtual std::size_t outputs() const = 0;
  /// The number that most inputs have, if there is one: products leave it out.
  virtual std::optional<double> background() const = 0;
  /// FNV-1a, 64 bits, over sizes, inputs and targets of both splits in their order.
  virtual std::uint64_t hash() const = 0;
  /// Of a split; nothing where inputs are not kept as bytes.
  virtual std::optional<LabelledBytes> bytes(Split) const { return std::nullopt; }
  /// Rows `indices` [rows] of a split → x [rows × inputs], and their targets.
  virtual void gather(Split split, const std::uint32_t* indices, std::size_t rows, float* x, Targets targets) const = 0;

  std::size_t inputs() const { return shape().size(); }
};

} // namespace activarium
