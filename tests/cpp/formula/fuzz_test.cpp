// The fuzz targets' checks on a few inputs: those that once found something, and some random ones.
#include <catch2/catch.hpp>

#include "support/formula_checks.h"

using namespace activarium;

namespace {

std::string from_hex(const std::string& digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return bytes;
}

/// `count` inputs of up to 95 bytes, always the same.
template <class F> void for_random_inputs(std::size_t count, const F& f) {
  std::uint32_t state = 1;
  const auto next = [&] {
    state = state * 1664525u + 1013904223u;
    return state >> 24;
  };
  for (std::size_t i = 0; i < count; ++i) {
    std::string bytes(next() % 96, '\0');
    for (char& byte : bytes) byte = static_cast<char>(next());
    f(bytes);
  }
}

} // namespace

TEST_CASE("What fuzzing once found stays mended") {
  // Of formula_differential, as `xxd -p` prints them; beside them the formula that they make.
  for (const char* input : {
           // ((log(sum(i,1,2,c[i+0]+5))^0)^9.9E+1)^5+0.5: no instruction computed the power of a power of 1
           "23232309000000000000290000156d09006e393939393931693e3d39396e393939ffffffffffff00156d09ffffffffff3939",
           // A product of quotients too long to be written out was put in another order for ever.
           "1e010000000860ddff0056080d28f9032074616e681919191919670a08602737373737373737375808cc",
           // log1p(0.5 * expm1(gelu(x))): the logarithm of a sum near 1
           "6f0c3d3c61780fd267a7b2fd0bbb6235ab2505ccc5305ba3d07ca14eb607cc36c0da814aa6f1c95e00a2a8e2abac3e970af5e36a523"
           "764a1"
           "d8f627682ea5138a1392de2c7c5493700efd2c0bdc0bcaad8688d0e352",
           // where(x ≥ spline(x, 1, 3, 4, c) * -(tanh(x) / σ(x)) or …): a quotient that is 0 at 0
           "ec14dee77fdc2564d7da5fe4d5684a1eca275cd366d72d6e6ad3c1077d5cf7eae252141e17e1c172ec58a8f81428a9731fa3b442108"
           "dec1b"
           "968574f65af3fe9c22cd34fa59f293e7045349ec3649bd9957b5caebe95dffd5",
           // log(x) * x / x at 3e-22, whose square is 0
           "9c0c6fb56860e4df3a3746093b6187df32b20fc00cdb3d6b6ab9ef5eb457d668b602",
           // tanh(.61+b)*gelu(clamp(x, 7.25, 9000))*(x-clamp(b*x, x, x))/x-x+x: a factor of all terms, multiplied out
           "a9ac02e8a875b8fd5963097d135a0a81c4f1267fce6088150dbff01a102d9298d5b4e8082e7cca7e87869a7bd0bd5b895ff60931025"
           "01b76"
           "37",
           // expm1(silu(min(0, x, x) - x) * x / x) - x: a difference of large numbers, multiplied out
           "427309877f71fa06bd190e2fdc202195b019590728df24e1c8f39e630ee725128765185448d5107a4f2d",
           // x*(0+x^0)+(27000^5*(tanh(0000)*x)-x)/x: a coefficient that swallowed another
           "002800006e0000030309c30300fd09c3fd6873775d00312f3600008e000fff32195d20000f000018d0d6f9e7a09fd61b298f6973063"
           "000fe"
           "fe",
           // (… + (clamp(x * x, x, x) - x)) / x: a sum watched for its size alone
           "b465d6ef3e02cc8fbe94a912d09312a6b477c8fb6078832175798494f16d1e17ce73782ca3529021ae767782a466b9a979c9c1d635d"
           "6725b"
           "b642",
       })
    CHECK(check_formula_values(from_hex(input)) == "");
  // Of formula_text.
  for (const std::string& input : {
           std::string(2001, '\xff'),      // too long, and the fault's place was beyond the bytes' end
           std::string("x * i\\text{2f}"), // a name that began with a digit
           std::string("z => a^X"),        // X was a parameter, and the variable when it was read again
       })
    CHECK(check_formula_text(input) == "");
}

TEST_CASE("Random formulas compute what they mean, with all derivatives, within the bounds of their roundings") {
  Compared compared;
  for_random_inputs(3000, [&](const std::string& bytes) {
    const Finding finding = check_formula_values(bytes, &compared);
    if (!finding.empty()) CHECK(finding == "");
  });
  CHECK(compared.numbers > 30000);
  CHECK(compared.sharply > compared.numbers / 2);
}

TEST_CASE("Random bytes as a formula's text spoil nothing") {
  for_random_inputs(3000, [&](const std::string& bytes) {
    const Finding finding = check_formula_text(bytes);
    if (!finding.empty()) CHECK(finding == "");
  });
}
