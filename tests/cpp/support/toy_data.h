// A small data set of real structure for tests of training: each class is a bright patch at its own place, with noise.
#pragma once

#include <memory>

#include "data/images.h"
#include "simd/generator.h"
#include "training/settings.h"

namespace activarium {

inline std::vector<std::uint8_t> idx_header(std::size_t rank, std::uint32_t a, std::uint32_t b = 0,
                                            std::uint32_t c = 0) {
  std::vector<std::uint8_t> out = {0, 0, 8, static_cast<std::uint8_t>(rank)};
  const std::uint32_t sizes[] = {a, b, c};
  for (std::size_t i = 0; i < rank; ++i)
    for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(sizes[i] >> shift));
  return out;
}

/// `count` training and count/4 test images of 6 × 5 pixels in 10 classes.
inline std::shared_ptr<Images> toy_data(std::uint32_t count) {
  auto dataset = std::make_shared<Images>(10);
  for (const Split split : {Split::train, Split::test}) {
    const bool test = split == Split::test;
    const std::uint32_t n = test ? count / 4 : count;
    auto images = idx_header(3, n, 6, 5), labels = idx_header(1, n);
    const Generator noise{99, Purpose::noise, test ? 1u : 0u, 0};
    for (std::uint32_t i = 0; i < n; ++i) {
      const std::uint32_t label = i % 10;
      labels.push_back(static_cast<std::uint8_t>(label));
      for (std::uint32_t p = 0; p < 30; ++p)
        images.push_back(static_cast<std::uint8_t>(noise.u32(i * 30 + p) % 100 + (p / 3 == label ? 150 : 0)));
    }
    dataset->append(split, images, labels, n);
  }
  return dataset;
}

inline Settings small_settings(const std::string& activation) {
  Settings s;
  s.layers = {{16, activation}, {13, activation}};
  s.batch_size = 32;
  s.optimizer.options<Sgd>().learning_rate = 0.05;
  return s;
}

inline Sgd::Options& sgd(Settings& s) { return s.optimizer.options<Sgd>(); }

} // namespace activarium
