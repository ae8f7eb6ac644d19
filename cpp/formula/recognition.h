// Which registered function a formula is under another spelling.
#pragma once

#include <string>
#include <vector>

#include "activations/block_kernel.h"

namespace activarium::formula {

struct Known {
  const Info* info = nullptr; // null if it is none
  std::string note;           // which parameter is which, or for which values of them; may be empty
};

/// Compares f and f′ at 200 points of [−20, 20] with every elementwise function of the registry: as they are, with up
/// to three parameters in every order, and with the initial parameters.
Known recognise(const BlockKernel& kernel);

/// `initial` of each scalar.
std::vector<float> initial_values(const Info& info);

} // namespace activarium::formula
