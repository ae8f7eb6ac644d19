// He and others, 2015: variance 2/fan_in, which keeps the size of signals through ReLU.
#pragma once

#include "training/initializations/uniform_or_normal.h"

namespace activarium {

struct HeUniform {
  static constexpr const char* name = "he-uniform";
  static void fill(const DenseStart& s) { draw_uniform(s, std::sqrt(3.0) * std::sqrt(2.0 / s.fan_in())); }
};

struct HeNormal {
  static constexpr const char* name = "he-normal";
  static void fill(const DenseStart& s) { draw_normal(s, std::sqrt(2.0 / s.fan_in())); }
};

} // namespace activarium
