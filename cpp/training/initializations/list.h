// The initialisations that settings choose from. Another one is a header and a line here. Each has
//   static constexpr const char* name;  static void fill(const DenseStart&);
// and may have `static std::uint64_t scratch_floats(std::size_t inputs, std::size_t outputs)`.
#pragma once

#include "base/names.h"
#include "training/initializations/he.h"
#include "training/initializations/orthogonal.h"
#include "training/initializations/pytorch.h"
#include "training/initializations/xavier.h"

namespace activarium {

using Initializations = NamedList<PytorchStart, HeUniform, HeNormal, XavierUniform, XavierNormal, Orthogonal>;

} // namespace activarium
