// Views of matrices of floats; they own nothing.
#pragma once

#include <cstddef>

namespace activarium {

/// Element (i, j) is data[i · row_stride + j · column_stride].
struct ConstMatrix {
  const float* data;
  std::size_t rows, columns;
  std::size_t row_stride, column_stride;

  static ConstMatrix row_major(const float* data, std::size_t rows, std::size_t columns) {
    return {data, rows, columns, columns, 1};
  }
  ConstMatrix transposed() const { return {data, columns, rows, column_stride, row_stride}; }
};

/// Row-major and contiguous.
struct Matrix {
  float* data;
  std::size_t rows, columns;

  operator ConstMatrix() const { return ConstMatrix::row_major(data, rows, columns); }
};

} // namespace activarium
