#include "formula/identity.h"

#include <array>
#include <cmath>
#include <map>

namespace activarium::formula {
namespace {

constexpr std::uint64_t prime = 4294967291; // below 2³²: products fit

std::uint64_t times(std::uint64_t a, std::uint64_t b) { return a * b % prime; }
std::uint64_t opposite(std::uint64_t a) { return a == 0 ? 0 : prime - a; }
std::uint64_t plus(std::uint64_t a, std::uint64_t b) { return (a + b) % prime; }
std::uint64_t to_the(std::uint64_t a, std::uint64_t n) {
  std::uint64_t product = 1;
  for (; n > 0; n /= 2, a = times(a, a))
    if (n % 2 != 0) product = times(product, a);
  return product;
}
std::uint64_t inverse(std::uint64_t a) { return to_the(a, prime - 2); }

/// A finite double is a whole number times a power of two.
std::uint64_t of_number(double v) {
  int exponent = 0;
  const auto digits = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::fabs(v), &exponent), 53));
  exponent -= 53;
  const std::uint64_t two = exponent < 0 ? inverse(2) : 2;
  const std::uint64_t size = times(digits % prime, to_the(two, static_cast<std::uint64_t>(std::abs(exponent))));
  return v < 0 ? opposite(size) : size;
}

/// Numbers for nodes; in one such world, equal operations on equal numbers have equal numbers.
class World {
public:
  explicit World(std::uint64_t seed) : state_(seed), x_(draw()) {}

  std::uint64_t of(const Valued& valued, Ref root) {
    std::vector<std::uint64_t> values;
    for (Ref node = 0; node <= root; ++node) values.push_back(value(valued, valued.graph[node], values));
    return values[root];
  }

private:
  using Key = std::array<std::uint64_t, 4>;

  std::uint64_t draw() { // splitmix64
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (z ^ (z >> 31)) % prime;
  }
  std::uint64_t drawn(const Key& key) {
    const auto [at, is_new] = drawn_.try_emplace(key, 0);
    if (is_new) at->second = draw();
    return at->second;
  }
  std::uint64_t drawn(Op op, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    return drawn(Key{static_cast<std::uint64_t>(op), a, b, c});
  }

  std::uint64_t value(const Valued& valued, const Operation& o, const std::vector<std::uint64_t>& values) {
    const auto operand = [&](Ref node) { return node == none ? 0 : values[node]; };
    const auto number = [&](double v) {
      return std::isfinite(v) ? of_number(v) : drawn(Op::constant, std::isnan(v) ? 0 : v > 0 ? 1 : 2);
    };
    if (o.op == Op::input) return x_;
    if (o.op == Op::constant) return number(o.value);
    if (o.op == Op::parameter) return number(valued.parameters[o.a]);
    const std::uint64_t a = operand(o.a), b = operand(o.b);
    switch (o.op) {
    case Op::add:
      return plus(a, b);
    case Op::subtract:
      return plus(a, opposite(b));
    case Op::multiply:
      return times(a, b);
    case Op::divide:
      return times(a, inverse(b));
    case Op::negate:
      return opposite(a);
    case Op::whole_power: {
      const std::uint64_t size = to_the(a, static_cast<std::uint64_t>(std::fabs(o.value)));
      return o.value < 0 ? inverse(size) : size;
    }
    case Op::cosine: { // 1 − 2 sin² of the half
      const std::uint64_t half = drawn(Op::sine, times(a, inverse(2)));
      return plus(1, opposite(times(2, times(half, half))));
    }
    default:
      return drawn(o.op, a, b, operand(o.c));
    }
  }

  std::uint64_t state_, x_;
  std::map<Key, std::uint64_t> drawn_;
};

} // namespace

bool are_identical(const Valued& a, Ref root_of_a, const Valued& b, Ref root_of_b) {
  for (const std::uint64_t seed : {std::uint64_t{1}, std::uint64_t{2}}) {
    World world(seed);
    if (world.of(a, root_of_a) != world.of(b, root_of_b)) return false;
  }
  return true;
}

} // namespace activarium::formula
