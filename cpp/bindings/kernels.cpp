// How JavaScript brings in the relaxed kernels, which are a module of their own.
#include "linalg/kernels.h"

#include <emscripten/bind.h>

namespace activarium {
namespace {

/// `index` is the kernel's place in the engine's function table, and such places are what function pointers are.
void install_relaxed(std::uintptr_t index) { install_relaxed_kernels(reinterpret_cast<MultiplyPanels>(index)); }

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(kernels) { emscripten::function("installRelaxedKernels", &activarium::install_relaxed); }
