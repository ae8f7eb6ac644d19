// A measurement as a line of text, its numbers with the four digits that a reader is shown.
#pragma once

#include <cmath>
#include <cstdio>
#include <string>

#include "analysis/measurement.h"

namespace activarium {

inline std::string shown(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", std::abs(v) < 1e-7 ? 0.0 : v);
  return text;
}

/// Direction, range, limits of f and f′ and the steepest slope; then what there is of domain, overflow, poles, jumps,
/// kinks and turns.
inline std::string told(const Measurement& m) {
  const char* const directions[] = {"rises", "falls", "stays", "mixed"};
  const auto at = [](double x) { return std::isnan(x) ? std::string() : "@" + shown(x); };
  std::string out = directions[static_cast<int>(m.direction)];
  out += "; range " + shown(m.lowest.value) + at(m.lowest.x) + " " + shown(m.highest.value) + at(m.highest.x);
  out += "; limits " + shown(m.value_limits.low) + " " + shown(m.value_limits.high);
  out += "; slopes " + shown(m.derivative_limits.low) + " " + shown(m.derivative_limits.high);
  out += "; steepest " + shown(m.lipschitz.value) + at(m.lipschitz.x);
  const auto intervals = [&](const char* name, const Nearest<Interval>& all) {
    if (all.size() > 0) out += std::string("; ") + name;
    for (const Interval& i : all) out += " [" + shown(i.low) + " " + shown(i.high) + "]";
  };
  const auto breaks = [&](const char* name, const Nearest<Break>& all) {
    if (all.size() > 0) out += std::string("; ") + name;
    for (const Break& b : all) out += " " + shown(b.x) + "(" + shown(b.left) + " " + shown(b.right) + ")";
  };
  if (m.undefined.size() + m.poles.size() > 0) intervals("domain", m.domain);
  intervals("nowhere", m.undefined);
  intervals("infinite", m.infinite);
  breaks("poles", m.poles);
  breaks("jumps", m.jumps);
  breaks("kinks", m.kinks);
  if (m.turns.size() > 0) out += "; turns";
  for (const Turn& t : m.turns) out += " " + shown(t.x) + (t.maximum ? "^" : "v") + shown(t.value);
  return out + (m.more ? "; more" : "");
}

/// What inputs of N(0, 1) meet, likewise.
inline std::string told_of_inputs(const Measurement& m) {
  const NormalStatistics& n = m.normal;
  std::string out;
  for (const double v :
       {n.mean, n.mean_square, n.mean_square_slope, n.straight, n.zero_share, n.dead_share, n.passing_share})
    out += shown(v) + " ";
  return out;
}

} // namespace activarium
