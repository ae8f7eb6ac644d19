// Saxe and others, 2014, as torch.nn.init.orthogonal_: the fewer of rows and columns of W are an orthonormal set, drawn
// uniformly from all such sets.
//
// Vectors of N(0, 1) are made orthogonal to those before them and of length 1, by Gram and Schmidt's method done twice:
// what rounding leaves of the others the second time takes away.
#pragma once

#include <vector>

#include "training/initializations/uniform_or_normal.h"

namespace activarium {

struct Orthogonal {
  static constexpr const char* name = "orthogonal";

  static void fill(const DenseStart& s) {
    draw_normal(s, 1);
    // A vector's numbers are `along` apart, vectors are `across` apart.
    const bool are_rows = s.inputs < s.outputs;
    const std::size_t count = are_rows ? s.inputs : s.outputs, length = are_rows ? s.outputs : s.inputs;
    const std::size_t along = are_rows ? 1 : s.outputs, across = are_rows ? s.outputs : 1;
    std::vector<double> shares(count); // of the vectors before
    for (std::size_t j = 0; j < count; ++j) {
      float* const own = s.weights + j * across;
      for (int pass = 0; pass < 2; ++pass) {
        std::fill(shares.begin(), shares.end(), 0.0);
        for (std::size_t i = 0; i < length; ++i)
          for (std::size_t k = 0; k < j; ++k)
            shares[k] += static_cast<double>(s.weights[i * along + k * across]) * static_cast<double>(own[i * along]);
        double squares = 0;
        for (std::size_t i = 0; i < length; ++i) {
          double v = own[i * along];
          for (std::size_t k = 0; k < j; ++k) v -= static_cast<double>(s.weights[i * along + k * across]) * shares[k];
          own[i * along] = static_cast<float>(v);
          squares += v * v;
        }
        const double size = std::sqrt(squares);
        for (std::size_t i = 0; i < length; ++i)
          own[i * along] = static_cast<float>(static_cast<double>(own[i * along]) / size);
      }
    }
  }
};

} // namespace activarium
