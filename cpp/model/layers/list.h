// The kinds of layers that settings choose from. Another one is a header and a line here. Each is a Layer; a norm has
//   static constexpr const char* name;  static constexpr std::size_t least_rows;  of a batch
// and is made from (Tensors&, number of the hidden layer, columns); an activation's layer has
//   static constexpr Kind kind;  of the functions that it applies.
#pragma once

#include "base/names.h"
#include "model/layers/batch_norm.h"
#include "model/layers/elementwise.h"
#include "model/layers/gated.h"
#include "model/layers/maxout.h"

namespace activarium {

/// Between a dense layer and its activation.
using Norms = NamedList<BatchNorm>;

/// By the kind of function that they apply.
template <class... Layers> struct LayerList {
  template <class F> static void for_each(F&& f) { (f.template operator()<Layers>(), ...); }
};
using ActivationLayers = LayerList<ElementwiseLayer, GatedLayer, MaxoutLayer>;

} // namespace activarium
