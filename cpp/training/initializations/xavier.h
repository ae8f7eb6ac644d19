// Glorot and Bengio, 2010: variance 2/(fan_in + fan_out).
#pragma once

#include "training/initializations/uniform_or_normal.h"

namespace activarium {

struct XavierUniform {
  static constexpr const char* name = "xavier-uniform";
  static void fill(const DenseStart& s) {
    draw_uniform(s, std::sqrt(3.0) * std::sqrt(2.0 / (s.fan_in() + s.fan_out())));
  }
};

struct XavierNormal {
  static constexpr const char* name = "xavier-normal";
  static void fill(const DenseStart& s) { draw_normal(s, std::sqrt(2.0 / (s.fan_in() + s.fan_out()))); }
};

} // namespace activarium
