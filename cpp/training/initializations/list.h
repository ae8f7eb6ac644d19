// The initialisations that settings choose from. Another one is a header and a line here.
#pragma once

#include "base/names.h"
#include "training/initializations/he.h"
#include "training/initializations/orthogonal.h"
#include "training/initializations/pytorch.h"
#include "training/initializations/xavier.h"

namespace activarium {

using Initializations = NamedList<PytorchStart, HeUniform, HeNormal, XavierUniform, XavierNormal, Orthogonal>;

} // namespace activarium
