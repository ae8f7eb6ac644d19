// The relaxed kernels: a WebAssembly module of its own, since a browser without relaxed SIMD refuses a module that
// holds any of it. It works in the engine's memory and stands in the engine's function table; it has no data and no
// stack of its own.
#include "linalg/panel_kernel.h"

namespace {

struct RelaxedArithmetic {
  static activarium::f32x4 add_product(activarium::f32x4 sum, activarium::f32x4 a, activarium::f32x4 b) {
    return activarium::relaxed_add_product(sum, a, b);
  }
};

} // namespace

extern "C" [[gnu::visibility("default")]] void multiply_panels(const activarium::PanelProduct& product) {
  activarium::PanelMultiplication<RelaxedArithmetic, activarium::relaxed_panels>::multiply(product);
}
