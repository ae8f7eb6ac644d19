// Where a program may leave the floats, or lose their digits, while its result does not: what to look out for.
//
// Sizes are followed through the graph as powers of two, for inputs of 0 and from 2⁻³⁰ up to 2⁴⁰ and parameters up to
// 2²⁰. What cannot go wrong for these is not looked at while the program runs; where something did, and for other
// inputs (smaller ones where they are multiplied with each other), the element is computed anew in extended numbers.
#pragma once

#include "formula/graph.h"

namespace activarium::formula {

/// What an instruction's operand or result must be for its lane to hold.
enum class Check : std::uint8_t {
  nothing,
  argument_size,  // |a| ≤ limit
  argument_above, // a ≥ limit
  argument_below, // a ≤ limit
  argument_not_small,
  result_not_large,
  result_in_range, // neither large nor small
  digits_left      // of a sum: less than `limit` of its terms would have lost their digits
};

inline constexpr double smallest_input = 0x1p-30, largest_input = 0x1p40, largest_parameter = 0x1p20;
/// Results beyond count as large or small.
inline constexpr double large = 0x1p120, small = 0x1p-120;
/// A sum below this share of a term has lost digits; if a term is at most 4, they are few of the 10⁻⁶ near a zero.
inline constexpr float share_left = 0x1p-6f, share_of_small = 0x1p-9f;

struct Size {
  double low = -30, high = 40; // 2^low ≤ |v| ≤ 2^high
  bool may_vanish = true;      // around 0, where `low` does not hold
  int sign = 0;                // of all values, or 0
  double roundings = 0;        // half ULPs by which it is off
};

struct Watched {
  Size size;
  Check check = Check::nothing;
  float limit = 0;
};

/// An operation on operands of these sizes.
Watched watch(const Operation& operation, const Size& a, const Size& b, const Size& c);

} // namespace activarium::formula
