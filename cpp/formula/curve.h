// A function as the stretches on which it is smooth, found by following its formula: f, f′ and f″ as one graph, split
// wherever an operation of it switches.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "activations/block_kernel.h"
#include "formula/formula.h"
#include "formula/zeros.h"

namespace activarium::formula {

class Curve {
public:
  /// Of a function with these parameters [scalars], which must outlive the curve; `shift`, from −½ to ½, moves every
  /// grid inside. No value if the function has no formula, or one that is too large.
  static std::optional<Curve> of(const BlockKernel& kernel, const float* parameters, double shift = 0);

  Ref f() const { return f_; }
  Ref slope() const { return slope_; }
  Ref curvature() const { return curvature_; }
  /// f‴, or `none` where it is not known.
  Ref bend() const { return bend_; }
  double shift() const { return shift_; }
  const Graph& graph() const { return formula_->graph; }
  /// By number in the graph.
  const std::vector<double>& parameters() const { return values_; }

  /// In order, each beginning where the last ends; on some f may have no value.
  const std::vector<Stretch>& stretches() const { return stretches_; }
  /// Whether nothing is known beyond the first or the last of them.
  bool is_cut() const { return cut_; }

  /// f, f′ or f″ as the function's own kernel has it at the float nearest to x.
  double own(Ref node, double x) const;
  double at(Ref node, double x) const { return enclosure_->at(node, x); }
  Bounds bounds(Ref node, double low, double high, const Branch& branch) const;
  /// Of f and its derivatives; of f‴ there are none where it is not known.
  struct Bundle {
    Bounds f, slope, curvature, bend;
  };
  Bundle bundle(double low, double high, const Branch& branch) const;
  /// Where a node goes at an end of a stretch, ±∞ included; NaN where it has no value or no limit. The value is what it
  /// goes to at −∞ or ∞ where the stretch ends at ±farthest_float; unless bounds alone show that, only a node that from
  /// some place on rises or falls for good, `is_monotone`, has one. `slack` is by which share it may be off.
  double limit(Ref node, const Stretch& stretch, bool at_high, bool is_monotone = false, double* slack = nullptr) const;
  /// Whether f has a value inside a stretch.
  bool has_value(const Stretch& stretch) const;
  Zeros zeros(const Sought& sought, const Stretch& stretch) const;

private:
  Curve() = default;
  void split(std::size_t at);
  double far(Ref node, const Stretch& stretch, double side, bool is_monotone) const;

  const BlockKernel* kernel_ = nullptr;
  const float* parameters_ = nullptr;

  std::shared_ptr<Formula> formula_;
  std::shared_ptr<Enclosure> enclosure_;
  Ref f_ = none, slope_ = none, curvature_ = none, bend_ = none;
  std::vector<Ref> order_; // of all of these
  std::vector<double> values_;
  std::vector<Stretch> stretches_;
  double shift_ = 0;
  bool cut_ = false, repeats_ = false;
};

} // namespace activarium::formula
