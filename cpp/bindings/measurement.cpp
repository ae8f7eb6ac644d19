// Measured properties of functions as JavaScript sees them.
#include "analysis/measurement.h"
#include "analysis/layer_signals.h"
#include "bindings/select.h"

#include <cmath>
#include <initializer_list>

namespace activarium {
namespace {

/// Numbers one behind the other, lists with their length first: a fraction of the code that objects would take.
/// `web/src/engine/read-measurement.ts` reads them in the same order.
struct Numbers {
  std::vector<double> all;

  void add(std::initializer_list<double> numbers) { all.insert(all.end(), numbers); }
  template <class T> void add(const Nearest<T>& items) {
    add({static_cast<double>(items.size())});
    for (const T& item : items) add(item);
  }
  void add(const Interval& i) { add({i.low, i.high}); }
  void add(const Break& b) { add({b.x, b.left, b.right}); }
  void add(const Turn& t) { add({t.x, t.value, t.maximum ? 1.0 : 0.0}); }
  void add(const Piece& p) { add({p.low, p.high, static_cast<double>(p.direction)}); }
  void add(const FixedPoint& f) { add({f.variance, f.slope}); }
};

val measurement(const std::string& id, const val& entries, double seed) {
  const Selected s = select_activation(id, entries, seed);
  if (s.problem) return refusal(s.problem);
  const Measurement m = measure(*s.kernel, s.parameters.data());
  const NormalStatistics& n = m.normal;
  Numbers numbers;
  numbers.add({m.lowest.value, m.lowest.x, m.highest.value, m.highest.x, m.lipschitz.value, m.lipschitz.x});
  numbers.add(m.value_limits);
  numbers.add(m.derivative_limits);
  numbers.add({static_cast<double>(m.direction), m.more ? 1.0 : 0.0, m.every_variance ? 1.0 : 0.0});
  numbers.add({n.mean, n.mean_square, n.mean_square_slope, n.straight, n.zero_share, n.dead_share, n.passing_share});
  numbers.add(m.undefined);
  numbers.add(m.infinite);
  numbers.add(m.poles);
  numbers.add(m.domain);
  numbers.add(m.pieces);
  numbers.add(m.saturated);
  numbers.add(m.jumps);
  numbers.add(m.kinks);
  numbers.add(m.turns);
  numbers.add(m.variances);
  if (n.mean_square > 0 && std::isfinite(n.mean_square))
    for (const LayerSignal& layer :
         layer_signals(*s.kernel, s.parameters.data(), n.mean_square, static_cast<std::uint64_t>(seed)))
      numbers.add({layer.mean, layer.deviation, layer.spread});
  val out = val::object();
  out.set("numbers", copied(numbers.all));
  out.set("parameters", copied(s.parameters));
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(measurement) { emscripten::function("measure", &activarium::measurement); }
