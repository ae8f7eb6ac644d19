// Numbers of a double's precision that neither overflow nor vanish: for what a formula is worth where its parts leave
// the floats.
#pragma once

#include "formula/graph.h"

namespace activarium::formula {

/// m · 2^e. |m| lies between 2⁻³⁰⁰ and 2³⁰⁰ or is 0, ∞ or NaN, and e is whole, 0 wherever m alone can hold the number:
/// a large e has not the digits to tell m's exponent too. Beyond 2^(±10³⁰⁰) there is nothing more: what is smaller is
/// 0, what is larger is all the same.
struct Extended {
  double m = 0, e = 0;

  Extended() = default;
  Extended(double value, double exponent = 0);
  /// 0 or ±∞ where it leaves the doubles.
  double number() const;
};

/// An operation's result; conditions are 1 and 0. `a`, `b` and `c` are what the operation has, the others mean nothing.
Extended applied(Op op, const Extended& a, const Extended& b, const Extended& c);

} // namespace activarium::formula
