#include "linalg/gemm.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "linalg/panel_kernel.h"
#include "support/products.h"

using namespace activarium;

namespace {

std::vector<float> numbers(std::size_t n, unsigned seed) {
  std::vector<float> v(n);
  for (float& x : v) {
    seed = seed * 1664525u + 1013904223u;
    x = static_cast<float>(static_cast<int>(seed >> 8) - (1 << 23)) * 0x1p-23f;
  }
  return v;
}

/// Puts the relaxed kernels' panels, with plain arithmetic, in the place of the relaxed kernels: natively there are
/// none.
struct RelaxedPanels {
  RelaxedPanels() { install_relaxed_kernels(PanelMultiplication<PlainArithmetic, relaxed_panels>::multiply); }
  RelaxedPanels(const RelaxedPanels&) = delete;
  RelaxedPanels& operator=(const RelaxedPanels&) = delete;
  ~RelaxedPanels() { install_relaxed_kernels(nullptr); }
};

/// Checks c = a·b + row against a plain loop in double. Each of k products and sums may round by 2⁻²⁴ of the sum of
/// magnitudes.
void check_product(ConstMatrix a, ConstMatrix b, const float* row, Kernels kernels) {
  std::vector<float> c(a.rows * b.columns + 1, -7.0f);
  const ProductBuffers workspace(kernels, a.rows, b.columns, a.columns);
  multiply(a, b, {c.data(), a.rows, b.columns}, row, workspace);
  double worst = 0;
  for (std::size_t i = 0; i < a.rows; ++i)
    for (std::size_t j = 0; j < b.columns; ++j) {
      double sum = row == nullptr ? 0.0 : row[j], size = std::fabs(sum);
      for (std::size_t k = 0; k < a.columns; ++k) {
        const double term = static_cast<double>(a.data[i * a.row_stride + k * a.column_stride]) *
                            b.data[k * b.row_stride + j * b.column_stride];
        sum += term;
        size += std::fabs(term);
      }
      const double allowed = static_cast<double>(a.columns + 2) * 0x1p-24 * size + 1e-30;
      worst = std::max(worst, std::fabs(static_cast<double>(c[i * b.columns + j]) - sum) / allowed);
    }
  CHECK(worst <= 1.0);
  CHECK(c.back() == -7.0f); // nothing written behind the end
}

} // namespace

TEST_CASE("A product equals a plain loop for every remainder of the tile") {
  const RelaxedPanels installed;
  for (const Kernels kernels : {Kernels::plain, Kernels::relaxed})
    for (const std::size_t m : std::initializer_list<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 96, 128})
      for (const std::size_t n : std::initializer_list<std::size_t>{1, 3, 4, 5, 7, 8, 10, 11, 12, 13, 24, 25})
        for (const std::size_t k : std::initializer_list<std::size_t>{1, 2, 7, 64, 513, 784}) {
          const auto a = numbers(m * k, 1), b = numbers(k * n, 2), row = numbers(n, 3);
          INFO(m << " × " << k << " × " << n);
          check_product(ConstMatrix::row_major(a.data(), m, k), ConstMatrix::row_major(b.data(), k, n),
                        k == 64 ? nullptr : row.data(), kernels);
        }
}

TEST_CASE("Transposed operands are read as such") {
  const RelaxedPanels installed;
  const auto a = numbers(130 * 50, 4), b = numbers(51 * 130, 5);
  for (const Kernels kernels : {Kernels::plain, Kernels::relaxed}) {
    const auto left = ConstMatrix::row_major(a.data(), 50, 130), right = ConstMatrix::row_major(b.data(), 51, 130);
    check_product(left.transposed(), ConstMatrix::row_major(b.data(), 50, 51), nullptr, kernels);
    check_product(left, right.transposed(), nullptr, kernels);
    check_product(ConstMatrix::row_major(a.data(), 130, 50).transposed(), right.transposed(), nullptr, kernels);
  }
}

TEST_CASE("A product without background is the product of what differs from it") {
  const RelaxedPanels installed;
  const float background = -1.0f;
  for (const Kernels kernels : {Kernels::plain, Kernels::relaxed})
    for (const std::size_t m : std::initializer_list<std::size_t>{1, 2, 5, 6, 13, 36})
      for (const std::size_t k : std::initializer_list<std::size_t>{1, 3, 64, 130, 700}) {
        const std::size_t n = 8 + (m + k) % 17; // whole panels too, and less than one
        const auto b = numbers(k * n, 2), row = numbers(n, 3);
        auto a = numbers(m * k, 1);
        // Runs of background along rows and columns, as images have them, and single ones.
        for (std::size_t i = 0; i < m; ++i)
          for (std::size_t j = 0; j < k; ++j)
            if ((i / 6 + j / 5) % 2 == 0 || (i * 7 + j * 3) % 11 < 3) a[i * k + j] = background;
        auto difference = a;
        for (float& v : difference) v -= background;
        for (const bool transposed : {false, true}) {
          INFO(m << " × " << n << " × " << k << (transposed ? ", transposed" : ""));
          // The same numbers, read row by row or column by column.
          const auto view = [&](const std::vector<float>& v) {
            return transposed ? ConstMatrix::row_major(v.data(), k, m).transposed()
                              : ConstMatrix::row_major(v.data(), m, k);
          };
          const ProductBuffers workspace(kernels, m, n, k);
          std::vector<float> c(m * n + 1, -7.0f), expected(m * n);
          const auto right = ConstMatrix::row_major(b.data(), k, n);
          multiply(view(difference), right, {expected.data(), m, n}, row.data(), workspace);
          multiply_foreground(view(a), background, right, {c.data(), m, n}, row.data(), workspace);
          CHECK(std::equal(expected.begin(), expected.end(), c.begin()));
          CHECK(c.back() == -7.0f);
        }
      }
}

TEST_CASE("Any strides are read") {
  const auto a = numbers(600, 9), b = numbers(600, 10);
  check_product({a.data(), 7, 9, 27, 3}, {b.data(), 9, 5, 2, 18}, nullptr, Kernels::plain);
}

TEST_CASE("Without relaxed kernels the plain ones serve in their place") {
  CHECK_FALSE(has_relaxed_kernels());
  CHECK(panel_kernel(Kernels::relaxed).multiply == panel_kernel(Kernels::plain).multiply);
  const RelaxedPanels installed;
  CHECK(panel_kernel(Kernels::relaxed).multiply != panel_kernel(Kernels::plain).multiply);
}

TEST_CASE("A row's result does not depend on how many rows are computed with it") {
  const RelaxedPanels installed;
  const std::size_t m = 32, k = 600, n = 20;
  const auto b = numbers(k * n, 7), bias = numbers(n, 8);
  auto a = numbers(m * k, 6);
  for (std::size_t i = 0; i < m * k; ++i)
    if (i % 7 < 4) a[i] = -1.0f;
  const auto right = ConstMatrix::row_major(b.data(), k, n);
  for (const Kernels kernels : {Kernels::plain, Kernels::relaxed})
    for (const bool foreground : {false, true}) {
      const ProductBuffers workspace(kernels, m, n, k);
      const auto product = [&](std::size_t first, std::size_t rows) {
        std::vector<float> c(rows * n);
        const auto left = ConstMatrix::row_major(a.data() + first * k, rows, k);
        if (foreground)
          multiply_foreground(left, -1.0f, right, {c.data(), rows, n}, bias.data(), workspace);
        else
          multiply(left, right, {c.data(), rows, n}, bias.data(), workspace);
        return c;
      };
      const auto all = product(0, m);
      for (std::size_t i = 0; i < m; ++i) {
        const auto one = product(i, 1);
        CHECK(std::equal(one.begin(), one.end(), all.begin() + static_cast<std::ptrdiff_t>(i * n)));
      }
    }
}
