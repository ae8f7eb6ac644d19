// The start of torch.nn.Linear: weights and biases from U(±1/√fan_in).
#pragma once

#include "training/initializations/uniform_or_normal.h"

namespace activarium {

struct PytorchStart {
  static constexpr const char* name = "pytorch";

  static void fill(const DenseStart& s) {
    const double bound = 1.0 / std::sqrt(s.fan_in());
    draw_uniform(s, bound);
    const Generator random{s.seed, Purpose::biases, 0, s.layer};
    for (std::size_t o = 0; o < s.outputs; ++o)
      s.biases[o] = random.symmetric(static_cast<std::uint32_t>(o), static_cast<float>(bound));
  }
};

} // namespace activarium
