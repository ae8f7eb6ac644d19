// The two sets of matrix kernels: `plain` gives equal bits everywhere, `relaxed` multiplies and adds with one rounding
// where the host can, which is faster and differs in the last bits from host to host.
#pragma once

#include <cstddef>
#include <cstdint>

namespace activarium {

enum class Kernels { plain, relaxed };

/// A panel of a stored without each k at which all of its rows are 0.
struct SparsePanel {
  const std::uint32_t* rows_of_b; // [depth], as offsets into a panel of b
  std::size_t depth;
};

/// c = a·b over one block of k, with both operands packed into panels.
///
/// A panel holds neighbouring rows of a, or columns of b, with k running slowest: a panel of a is [k × panel rows], one
/// of b [k × panel columns]. The last panel is filled up, with anything.
struct PanelProduct {
  const float* a; // first k of the first panel
  const float* b;
  float* c;                   // row-major
  const float* row = nullptr; // [columns], added to each row; null: nothing
  std::size_t rows, columns, depth;
  std::size_t a_panel, b_panel;        // floats from one panel to the next
  std::size_t c_stride;                // floats from one row of c to the next
  bool accumulate = false;             // adds to c, and `row` is not used
  float* scratch = nullptr;            // [panel rows × panel columns], for tiles at the edges
  const SparsePanel* sparse = nullptr; // of each panel of a; null: every k is there
};

using MultiplyPanels = void (*)(const PanelProduct&);

/// Rows of a panel of a and columns of a panel of b.
struct PanelSize {
  std::size_t rows, columns;
};

inline constexpr PanelSize plain_panels = {3, 12};
inline constexpr PanelSize relaxed_panels = {6, 8};

/// What a kernel set consists of.
struct PanelKernel {
  MultiplyPanels multiply;
  PanelSize panels;
};

/// The kernels of a set; those of `plain` where `relaxed` has not been installed.
PanelKernel panel_kernel(Kernels kernels);
bool has_relaxed_kernels();
/// `multiply` must work with relaxed_panels; null takes the set out again.
void install_relaxed_kernels(MultiplyPanels multiply);

} // namespace activarium
