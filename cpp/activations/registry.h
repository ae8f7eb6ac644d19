// The list of activation functions. Adding one is a header and a line here: dispatch, library, page, links and tests
// derive from it.
#pragma once

#include "activations/adaptive_sigmoid.h"
#include "activations/b_spline.h"
#include "activations/bilinear.h"
#include "activations/celu.h"
#include "activations/elu.h"
#include "activations/elu_alpha.h"
#include "activations/fourier.h"
#include "activations/geglu.h"
#include "activations/gelu.h"
#include "activations/gelu_tanh.h"
#include "activations/glu.h"
#include "activations/hardsigmoid.h"
#include "activations/hardswish.h"
#include "activations/hardtanh.h"
#include "activations/leaky_relu.h"
#include "activations/logsigmoid.h"
#include "activations/maxout.h"
#include "activations/mish.h"
#include "activations/mixture.h"
#include "activations/nipuna.h"
#include "activations/nipuna_chapter.h"
#include "activations/none.h"
#include "activations/prelu.h"
#include "activations/rational.h"
#include "activations/reglu.h"
#include "activations/relu.h"
#include "activations/relu6.h"
#include "activations/rrelu.h"
#include "activations/selu.h"
#include "activations/sgt.h"
#include "activations/sgt_paper.h"
#include "activations/sigmoid.h"
#include "activations/silu.h"
#include "activations/snake.h"
#include "activations/softmax.h"
#include "activations/softplus.h"
#include "activations/softsign.h"
#include "activations/squareplus.h"
#include "activations/staf.h"
#include "activations/step.h"
#include "activations/swigelu.h"
#include "activations/swiglu.h"
#include "activations/swish.h"
#include "activations/tanh.h"
#include "activations/tanhshrink.h"
#include "activations/telu.h"

namespace activarium {

template <class... A> struct ActivationList {
  static constexpr std::size_t size = sizeof...(A);
  /// Calls f.template operator()<A>() for each, in order.
  template <class F> static constexpr void for_each(F f) { (f.template operator()<A>(), ...); }
};

using Activations = ActivationList< //
    None,                           //
    Step,                           //
    Sigmoid,                        //
    Hardsigmoid,                    //
    Tanh,                           //
    Hardtanh,                       //
    Softsign,                       //
    Relu,                           //
    Relu6,                          //
    LeakyRelu,                      //
    Prelu,                          //
    Rrelu,                          //
    Softplus,                       //
    Squareplus,                     //
    Logsigmoid,                     //
    Elu,                            //
    EluAlpha,                       //
    Celu,                           //
    Selu,                           //
    Gelu,                           //
    GeluTanh,                       //
    Silu,                           //
    Swish,                          //
    Hardswish,                      //
    Mish,                           //
    Telu,                           //
    Swigelu,                        //
    Nipuna,                         //
    NipunaChapter,                  //
    Tanhshrink,                     //
    Snake,                          //
    Staf,                           //
    AdaptiveSigmoid,                //
    Sgt,                            //
    SgtPaper,                       //
    Rational,                       //
    BSpline,                        //
    Fourier,                        //
    Mixture>;

/// Those of other kinds than elementwise.
using StructuredActivations = ActivationList< //
    Glu,                                      //
    Bilinear,                                 //
    Reglu,                                    //
    Geglu,                                    //
    Swiglu,                                   //
    Maxout,                                   //
    Softmax>;

} // namespace activarium
