// Functions as a shorter number format would compute them: each operation of their formula rounded.
#pragma once

#include "activations/block_kernel.h"
#include "base/problem.h"
#include "formula/rounding.h"

namespace activarium::formula {

/// f, f′ and f″ of n numbers, computed by the function's formula (`Info::expression`), with every input, constant,
/// parameter [scalars] and result of an operation rounded to `format`; f′ and f″ by their own formulas. Refuses a
/// function that has no formula.
Problem evaluate_rounded(const BlockKernel& kernel, Format format, const float* parameters, std::size_t n,
                         const float* x, float* y, float* dy, float* d2y);

} // namespace activarium::formula
