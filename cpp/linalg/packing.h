// Packing of a product's operands into panels, as linalg/kernels.h describes them.
#pragma once

#include <cstddef>
#include <cstdint>

#include "linalg/kernels.h"
#include "linalg/matrix.h"

namespace activarium {

/// How many pieces of `size` cover n.
inline std::size_t parts(std::size_t n, std::size_t size) { return (n + size - 1) / size; }

/// Packs a left operand into panels of `rows` rows, a right one into panels of `columns` columns; both those of a
/// kernel set. What lies beyond the matrix in the last panel is anything.
void pack_left(ConstMatrix a, std::size_t rows, float* out);
void pack_right(ConstMatrix b, std::size_t columns, float* out);

/// Floats from one panel without background to the next: packing needs more room than the panel.
inline std::size_t foreground_panel(std::size_t rows, std::size_t depth) { return rows * depth + 4; }

/// Packs a − background into panels of `rows` rows, without the k at which a whole panel is background. `rows_of_b` has
/// room for a.columns entries a panel, `sparse` for the panels; b's rows are `b_stride` floats apart in its panels.
void pack_foreground(ConstMatrix a, float background, std::size_t rows, std::size_t b_stride, float* out,
                     std::uint32_t* rows_of_b, SparsePanel* sparse);

} // namespace activarium
