// An activation with its parameters, as JavaScript names them.
#pragma once

#include "activations/block_kernel.h"
#include "bindings/values.h"

namespace activarium {

struct Selected {
  const BlockKernel* kernel = nullptr;
  std::vector<float> parameters; // [scalars]
  Problem problem;
};

/// `seed` is for parameters that are drawn.
Selected select_activation(const std::string& id, const val& entries, double seed);

/// f, f′ and f″ at some points.
struct Curves {
  std::vector<float> y, dy, d2y;
};

/// { y, dy, d2y } or a refusal: of a function at the points x, by compute(selected, points, curves), which may
/// refuse with a Problem.
template <class Compute>
val evaluated(const std::string& id, const val& entries, double seed, const val& x, const Compute& compute) {
  const Selected s = select_activation(id, entries, seed);
  if (s.problem) return refusal(s.problem);
  if (!can_allocate(8 * sizeof(float) * x["length"].as<double>())) return refusal({"memory"});
  const std::vector<float> at = floats_of(x);
  Curves curves = {std::vector<float>(at.size()), std::vector<float>(at.size()), std::vector<float>(at.size())};
  if (const Problem p = compute(s, at, curves)) return refusal(p);
  val out = val::object();
  out.set("y", copied(curves.y));
  out.set("dy", copied(curves.dy));
  out.set("d2y", copied(curves.d2y));
  return out;
}

} // namespace activarium
