// The speed of matrix products, as ratios within one run. Rounds go on until a ratio is as good as it should be, so
// that a busy machine makes the test long and not red. Sanitizers slow some code more than other, so they leave it out.
#if !defined(__SANITIZE_ADDRESS__)

#include <catch2/catch.hpp>

#include "linalg/gemm.h"
#include "support/products.h"
#include "support/stopwatch.h"

using namespace activarium;

namespace {

constexpr int most_rounds = 1000;

struct Shape {
  std::size_t m, n, k;
  bool left_transposed, right_transposed;

  double work() const { return static_cast<double>(m) * static_cast<double>(n) * static_cast<double>(k); }
};

/// A product of matrices full of ones, with its own shortest time.
class TimedProduct {
public:
  explicit TimedProduct(const Shape& s)
      : shape_(s), a_(s.m * s.k, 1.0f), b_(s.k * s.n, 1.0f), c_(s.m * s.n), workspace_(Kernels::plain, s.m, s.n, s.k),
        repetitions_(1 + static_cast<int>(2e6 / (s.work() + 2e3))) {}

  void measure() {
    const auto view = [](const AlignedFloats& data, std::size_t rows, std::size_t columns, bool transposed) {
      return transposed ? ConstMatrix::row_major(data.data(), columns, rows).transposed()
                        : ConstMatrix::row_major(data.data(), rows, columns);
    };
    const auto [m, n, k, left_transposed, right_transposed] = shape_;
    const ConstMatrix a = view(a_, m, k, left_transposed), b = view(b_, k, n, right_transposed);
    time_.measure(repetitions_, [&, rows = m, columns = n] {
      multiply(a, b, {c_.data(), rows, columns}, nullptr, workspace_);
    });
  }

  const Shape& shape() const { return shape_; }
  double seconds() const { return time_.seconds(); }

private:
  Shape shape_;
  AlignedFloats a_, b_, c_;
  ProductBuffers workspace_;
  int repetitions_;
  ShortestTime time_;
};

/// All products of a training step of 784-256-192-128-64-10 with a batch of 128.
std::vector<Shape> shapes_of_a_step() {
  const std::size_t widths[] = {784, 256, 192, 128, 64, 10}, batch = 128;
  std::vector<Shape> shapes;
  for (std::size_t i = 0; i < 5; ++i) {
    const std::size_t in = widths[i], out = widths[i + 1];
    shapes.push_back({batch, out, in, false, false});
    shapes.push_back({in, out, batch, true, false});
    if (i > 0) shapes.push_back({batch, in, out, false, true});
  }
  return shapes;
}

} // namespace

TEST_CASE("The products of a training step run at four fifths of their kernel's speed at least") {
  std::vector<TimedProduct> products;
  for (const Shape& shape : shapes_of_a_step()) products.emplace_back(shape);

  // The kernel alone: whole tiles of panels that are packed already and stay in the L1 cache.
  const PanelKernel kernel = panel_kernel(Kernels::plain);
  const std::size_t rows = 4 * kernel.panels.rows, columns = kernel.panels.columns, depth = 256;
  AlignedFloats a(rows * depth, 1.0f), b(columns * depth, 1.0f), c(rows * columns);
  const PanelProduct packed = {.a = a.data(),
                               .b = b.data(),
                               .c = c.data(),
                               .rows = rows,
                               .columns = columns,
                               .depth = depth,
                               .a_panel = kernel.panels.rows * depth,
                               .b_panel = columns * depth,
                               .c_stride = columns};
  ShortestTime alone;
  double share = 0;
  for (int round = 0; round < most_rounds && share < 0.8; ++round) {
    double seconds = 0, work = 0;
    for (TimedProduct& product : products) {
      alone.measure(10, [&] { kernel.multiply(packed); });
      product.measure();
      seconds += product.seconds();
      work += product.shape().work();
    }
    share = work / seconds / (static_cast<double>(rows * columns * depth) / alone.seconds());
  }
  INFO("share of the kernel's speed: " << share);
  CHECK(share >= 0.8);
}

TEST_CASE("One more row or column never costs more than twice") {
  // Around the tiles' edges and a few larger sizes. Sums of less than 64 are gone before the clock has ticked twice.
  const std::size_t sizes[] = {1, 2, 3, 4, 6, 8, 9, 12, 15, 16, 24, 48, 63, 127, 191, 255, 299};
  const auto check = [](const Shape& shape, const Shape& larger) {
    TimedProduct before(shape), after(larger);
    double ratio = 3;
    for (int round = 0; round < most_rounds && ratio > 2; ++round) {
      before.measure();
      after.measure();
      ratio = after.seconds() / before.seconds();
    }
    INFO(shape.m << " × " << shape.n << " × " << shape.k << " and one more: " << ratio << " times the time");
    CHECK(ratio <= 2);
  };
  for (const std::size_t other : std::initializer_list<std::size_t>{1, 10, 128})
    for (const std::size_t k : std::initializer_list<std::size_t>{64, 300})
      for (const std::size_t size : sizes) {
        check({size, other, k, false, false}, {size + 1, other, k, false, false});
        check({other, size, k, false, false}, {other, size + 1, k, false, false});
      }
}

#endif
