// Which registered function a formula is under another spelling.
#pragma once

#include <string>
#include <vector>

#include "activations/block_kernel.h"

namespace activarium::formula {

struct Known {
  /// A parameter of the formula that has another name in the registry; of lists with an index: c[0].
  struct Renamed {
    std::string own, registered;
  };
  struct Start {
    std::string name;
    double value;
  };

  const Info* info = nullptr; // null if it is none
  std::vector<Renamed> renamed;
  std::size_t within_range = 0; // how many parameters it is the same for only within their ranges
  std::vector<Start> starts;    // the only values of the parameters for which it is
};

/// Which registered elementwise function has the same f and f′: as they are, with up to three parameters in every
/// order, and with the start values, if the formula's own `starts_are_given` and not only assumed. Those drawn or noisy
/// are none. Parameters are compared at six values: if they are the same only at those from the registered function's
/// range, that is said.
///
/// The same means: at each of 14,000 floats of all sizes, and at both sides of and between all places where one of the
/// formulas switches, f and f′ differ by no more than 10⁻⁵ of the larger, or 10⁻⁶ where both are below a tenth. At
/// those places themselves f does, and f′ may be another. Everywhere between, they are the same by the rules of algebra
/// (identity.h), or bounds show that f differs by no more than twice that and f′ by no more than ten times
/// (sameness.h).
Known recognise(const BlockKernel& kernel, bool starts_are_given);

/// `initial` of each scalar.
std::vector<float> initial_values(const Info& info);

} // namespace activarium::formula
