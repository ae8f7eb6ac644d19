// What the formula language reads and how it refuses.
#include <catch2/catch.hpp>

#include "formula/definition.h"
#include "support/faults.h"
#include "support/formula_oracle.h"

using namespace activarium;
using formula::Fault;
using formula::Formula;

namespace {

Fault fault_of(const std::string& text) {
  Formula formula;
  return formula::read(text, formula);
}

std::string canonical(const std::string& text) {
  Formula formula;
  const Fault fault = formula::read(text, formula);
  INFO(text << ": " << told(fault));
  REQUIRE(!fault);
  return formula.canonical;
}

double value_of(const std::string& text, double x = 0) {
  formula::Tree tree;
  const Fault fault = formula::parse(text, tree);
  INFO(text << ": " << told(fault));
  REQUIRE(!fault);
  return FormulaOracle(tree, x, {}).value().v;
}

std::string repeated(const std::string& part, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += part;
  return out;
}

} // namespace

TEST_CASE("Numbers and operators mean what they usually mean") {
  const std::pair<const char*, double> cases[] = {
      {"1", 1},
      {".5", 0.5},
      {"2.", 2},
      {"2e-3", 0.002},
      {"1.5E+2", 150},
      {"0.1", 0.1},
      {"3.14159265358979", 3.14159265358979},
      {"123456789012345678901234567890", 123456789012345678901234567890.0},
      {"1e-300*1e0", 1e-300},
      {"0.00000000000000000000000001", 1e-26},
      {"2 + 3*4", 14},
      {"(2 + 3)*4", 20},
      {"10 - 4 - 3", 3},
      {"24/4/3", 2},
      {"-2^2", -4},
      {"(-2)^2", 4},
      {"2^3^2", 512},
      {"2**3", 8},
      {"2^-1", 0.5},
      {"--3", 3},
      {"+3", 3},
      {"2*-3", -6},
      {"6 − 2·2", 2},
      {"where(1 < 2, 3, 4)", 3},
      {"where(not 1 < 2, 3, 4)", 4},
      {"where(1 > 2 or 2 >= 2 and 1 != 1, 3, 4)", 4},
      {"where((1 > 2 or 2 >= 2) and 1 == 1, 3, 4)", 3},
      {"max(1, 5, 3) + min(4, 2)", 7},
      {"clamp(7, 0, 2)", 2},
      {"sum(i, 1, 4, i^2)", 30},
      {"sum(i, -1, 1, i + 10)", 30},
      {"sum(i, 1, 2, sum(j, 1, 3, i*j))", 18},
      {"pow(2, 10)", 1024},
      {"ln(e)", 1},
      {"cos(π) + cos(pi)", -2},
      {"bspline(0)*6", 4},
      {"x*x + x", 12},
      {"tan(1)*cos(1) - sin(1) + asin(0.5) + acos(0.5) + atan(1)*2", 3.14159265358979323846},
      {"sinh(2) + cosh(2) - exp(2) + sech(1)*cosh(1)", 1},
      {"asinh(sinh(x)) + acosh(cosh(x)) + 2*atanh(tanh(0.5*x))", 9},
      {"erf(x) + erfc(x) + cbrt(-27)", -2},
      {"floor(-1.5) + 10*ceil(-1.5) + 100*trunc(-1.5)", -112},
      {"round(0.5) + round(1.5) + round(2.5) + round(-2.5)", 2},
      {"mod(7.5, 2) + mod(-7.5, 2) + 10*mod(7.5, -2)", -3},
      {"log2(8) + log10(1000) + exp2(x)", 14},
      {"heaviside(0) + 2*heaviside(-1) + 4*heaviside(x)", 5},
  };
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(value_of(text, 3) == Approx(expected).epsilon(1e-15));
  }
}

TEST_CASE("A number of any length and size is the nearest double, within the roundings of a product") {
  for (const char* digits : {"1", "7", "1234567890123456789", "98765432109876543210987654321", "0.00012345", "1.5"})
    for (int exponent = -345; exponent <= 5; ++exponent) {
      const std::string text = std::string(digits) + "e" + std::to_string(exponent);
      const double expected = std::strtod(text.c_str(), nullptr);
      INFO(text);
      // Powers of ten are products of up to nine rounded ones; below the normal doubles steps are 5e-324.
      CHECK(value_of(text) == Approx(expected).epsilon(1e-14).margin(1e-323));
    }
}

TEST_CASE("Bytes that are no UTF-8 are refused where they stand, each as one character") {
  for (int byte = 0x80; byte <= 0xff; ++byte)
    for (const char* rest : {"", "x", "\xe2\x89"}) {
      const Fault fault = fault_of("π + " + std::string(1, static_cast<char>(byte)) + rest);
      INFO(byte << rest << ": " << told(fault));
      CHECK(told(fault) == "hidden-character character=65533");
      CHECK(fault.from == 4);
      CHECK(fault.to == 5);
    }
}

TEST_CASE("Of several faults the first is said") {
  struct Case {
    const char* text;
    std::size_t from, to;
  };
  const Case cases[] = {
      {"where(x, 1, 2) + #", 6, 7},
      {"where(x > 0 and 2, 1, 2) + #", 16, 17},
      {"where(not 2, 1, 2)*#", 10, 11},
      {"(x > 0)*x + #", 0, 7},
      {"max(x > 0, 1) + #", 4, 9},
      {"-(x > 0) + #", 1, 8},
      {"c[x > 0] + #", 2, 7},
      {"sum(i, 1, 2, i > 0) + #", 13, 18},
      {"x ? 1 : 2 + #", 0, 1},
      {"x if 2 else 3 + #", 5, 6},
      {"(x > 0) if x > 1 else 3 + #", 0, 7},
      {"(x > 0 ? 1 : x > 1) + #", 13, 18},
      {"max(x) + #", 5, 5},
      {"elu(x, 1, 2) + #", 10, 11},
      {"sin(x + #", 8, 9},
      {"spline(x, -1, 1, 5, 2) + #", 20, 21},
      {"sum(i, 1, x, i) + #", 10, 11},
      {"sum(i 1, 2, x) + #", 5, 5},
      {"sum(i, 1 2, x) + #", 8, 8},
      {"|x > 0| + #", 1, 6},
      {"sqrt(x > 0) + #", 5, 10},
      {"clamp(x, 0, max=3, 4) + #", 19, 20},
  };
  for (const Case& c : cases) {
    const Fault fault = fault_of(c.text);
    INFO(c.text << ": " << told(fault));
    CHECK(fault.from == c.from);
    CHECK(fault.to == c.to);
  }
}

TEST_CASE("Equal formulas have one canonical text, with no more parentheses than needed") {
  const std::pair<const char*, const char*> cases[] = {
      {"((x))*( b )", "x * b"},
      {"x*sigmoid(b*x)", "x * sigmoid(b * x)"},
      {"(a+b)+c-(d-e)", "a + b + c - (d - e)"},
      {"a+(b+c)", "a + (b + c)"},
      {"a/(b*c)*d", "a / (b * c) * d"},
      {"(-x)^2", "(-x)^2"},
      {"-(x^2)", "-x^2"},
      {"x^(-2)", "x^-2"},
      {"(x^2)^3", "(x^2)^3"},
      {"x^(2^3)", "x^2^3"},
      {"x**(a+1)", "x^(a + 1)"},
      {"x*(-b)", "x * (-b)"},
      {"-(-x)", "-(-x)"},
      {"where((x>0)and(not(x>1)),1.50,.5)", "where(x > 0 and not x > 1, 1.5, 0.5)"},
      {"where(not (x>0 or x<-1), 1e3, 1e-7)", "where(not (x > 0 or x < -1), 1000, 1e-7)"},
      {"sum( i ,1,2+2, c[i]*x^i )", "sum(i, 1, 4, c[i] * x^i)"},
      {"ln(x) + sgn(x) + Φ(x)", "log(x) + sign(x) + phi(x)"},
      {"0100.0 + 123000000000000000000 + 0.000001230", "100 + 1.23e20 + 1.23e-6"},
      {"π*β", "pi * β"},
      {"spline(x,-1,1,5,w)", "spline(x, -1, 1, 5, w)"},
  };
  for (const auto& [text, expected] : cases) {
    CHECK(canonical(text) == expected);
    CHECK(canonical(canonical(text)) == expected);
  }
}

TEST_CASE("A formula that cannot be read is refused with the place and what to do") {
  struct Case {
    const char* text;
    const char* fault;
    std::size_t from, to;
  };
  const Case cases[] = {
      {"", "empty-formula", 0, 0},
      {"   ", "empty-formula", 0, 3},
      {"x +", "missing-operand", 3, 3},
      {"x + * 2", "missing-operand-before", 4, 5},
      {"sigmod(x)", "unknown-function name=sigmod function=sigmoid", 0, 6},
      {"1 + tanhh(x)", "unknown-function name=tanhh function=tanh", 4, 9},
      {"b(x + 1)", "unknown-function name=b", 0, 1},
      {"x(2)", "no-function name=x", 0, 1},
      {"(x + 1", "missing-parenthesis", 6, 6},
      {"exp(x", "missing-parenthesis", 5, 5},
      {"exp(x))", "unopened-parenthesis", 6, 7},
      {"c[1", "missing-bracket", 3, 3},
      {"2 x", "missing-operator", 1, 1},
      {"(x)(x)", "missing-operator", 3, 3},
      {"exp x", "function-alone name=exp", 0, 3},
      {"sigmoid(x, 2)", "argument-count name=sigmoid count=2 least=1 most=1", 11, 12},
      {"where(x > 0, 1)", "argument-count name=where count=2 least=3 most=3", 14, 14},
      {"max(x)", "argument-count name=max count=1 least=2", 5, 5},
      {"exp()", "argument-count name=exp count=0 least=1 most=1", 4, 4},
      {"max(x, )", "missing-argument", 7, 8},
      {"x > 0", "condition-as-number", 0, 5},
      {"(x > 0)*x", "condition-as-number", 0, 7},
      {"if x > 0 then x else 0", "choice-form", 0, 2},
      {"where(x, 1, 2)", "condition-needed", 6, 7},
      {"where(0 < x > 1, 1, 2)", "comparisons-in-chain", 12, 13},
      {"where(0 < x == 1, 1, 2)", "comparisons-in-chain", 12, 14},
      {"where((0 < x) < 1, 1, 2)", "comparisons-in-chain", 14, 15},
      {"where(0 < tanh(x) < 1, 1, 2)", "comparisons-in-chain", 18, 19},
      {"where(x > 0 and 1, 1, 2)", "condition-needed", 16, 17},
      {"where(x = 0, 1, 2)", "equation-sign", 8, 9},
      {"x ? 1 : 2", "condition-needed", 0, 1},
      {"|x", "missing-bar", 2, 2},
      {"x # 2", "unknown-character character=35", 2, 3},
      {"🙂 + 1", "unknown-character character=128578", 0, 2},
      {"\x01", "hidden-character character=1", 0, 1},
      {"1e39", "number-too-large", 0, 4},
      {"x, 2", "stray-comma", 1, 2},
      {"c[0.5]", "index-not-whole", 2, 5},
      {"c[x]", "index-not-constant", 2, 3},
      {"c[-1]", "index-range most=127 index=-1", 2, 4},
      {"sum(i, 1, 3, c[i*100])", "index-range most=127 index=200", 15, 20},
      {"c + c[1]", "index-of-number name=c", 4, 8},
      {"c[1] + c", "list-without-index name=c", 7, 8},
      {"x[1]", "index-of-input", 0, 1},
      {"sum(i, 1, 3, c[i]) + i", "variable-outside name=i", 21, 22},
      {"sum(x, 1, 3, x)", "variable-with-meaning name=x", 4, 5},
      {"sum(i, 1, 3, sum(i, 1, 3, i))", "variable-of-outer-sum name=i", 17, 18},
      {"sum(i, 1, n, i)", "sum-limits", 10, 11},
      {"sum(i, 0.5, 2, i)", "sum-limits", 7, 10},
      {"sum(i, 3, 1, i)", "sum-without-terms", 7, 11},
      {"sum(i, 0, 256, x)", "too-many-terms most=256", 7, 13},
      {"sum(1, 2)", "sum-variable", 4, 5},
      {"sum(i, 1)", "sum-arguments", 8, 8},
      {"spline(x, -1, 1, 3, c)", "spline-count least=4 most=127", 17, 18},
      {"spline(x, 1, -1, 5, c)", "spline-order", 13, 15},
      {"spline(x, -1, 1, 5, 2)", "coefficients-by-name", 20, 21},
      {"α + β(x)", "unknown-function name=β", 4, 5},
  };
  for (const Case& c : cases) {
    const Fault fault = fault_of(c.text);
    INFO(c.text);
    CHECK(told(fault) == c.fault);
    CHECK(fault.from == c.from);
    CHECK(fault.to == c.to);
  }
}

TEST_CASE("The language's limits are limits, and just below them a formula is read") {
  CHECK(!fault_of("x + " + std::string(1995, ' ') + "1"));
  const Fault long_text = fault_of("x + " + std::string(1996, ' ') + "1");
  CHECK(told(long_text) == "formula-too-long most=2000");
  CHECK(long_text.from == 2000);
  CHECK(!fault_of(repeated("(", 63) + "x" + repeated(")", 63)));
  CHECK(told(fault_of(repeated("(", 65) + "x" + repeated(")", 65))) == "nested-too-deeply most=64");
  CHECK(told(fault_of(repeated("-", 1500) + "x")) == "nested-too-deeply most=64");
  CHECK(told(fault_of(repeated("x^", 900) + "x")) == "nested-too-deeply most=64");
  CHECK(!fault_of("x" + repeated(".tanh()", 64)));
  CHECK(told(fault_of("x" + repeated(".tanh()", 65))) == "nested-too-deeply most=64");
  CHECK(!fault_of("x" + repeated("+x", 990)));
  CHECK(!fault_of("sum(i, 1, 256, sin(i*x))"));
  CHECK(!fault_of("sum(i, 0, 127, c[i]*x)"));
  const Fault many = fault_of("sum(i, 0, 127, c[i]*x) + b");
  CHECK(told(many) == "too-many-parameters most=128 count=129");
  CHECK(many.to == 26);
}

TEST_CASE("A formula that would grow without bound is refused before it has grown") {
  for (const char* text : {
           "sum(a,1,256,sum(b,1,256,sum(c,1,256,sum(d,1,256,sum(f,1,256,x)))))",
           "sum(a,1,256,sum(b,1,256,sin(a*b*x)))",
           "sum(a,1,256,sum(b,1,64,sin(p[a-a]*x+a*b)))",
       }) {
    Formula read;
    CHECK(told(formula::read(text, read)) == "sums-too-large most=20000");
    CHECK(read.graph.size() <= formula::Graph::max_nodes);
  }
  // Read, but too large with its derivatives.
  const formula::Outcome outcome = formula::define({"sum(i,1,120,sum(j,1,16,sin(c[i]*x+j)*exp(c[i]*x*j)))", "", {}});
  CHECK(outcome.field == "formula");
  CHECK(told(outcome.fault) == "derivatives-too-large most=4096");
  std::string deep = "x";
  for (int i = 0; i < 60; ++i) deep = "sin(" + deep + "*x)*" + (i % 2 == 0 ? "tanh(x)" : "exp(b*x)");
  formula::define({deep, "", {}});
}

TEST_CASE("Parameters are found in the order of the text, lists with their first index and length") {
  Formula formula;
  REQUIRE(!formula::read("b*x + c[3] + sum(i, 0, 2, d[i]) + spline(x, 0, 1, 4, s) + a", formula));
  std::string found;
  for (const formula::Parameter& p : formula.built.parameters)
    found += p.name + (p.is_list ? "[" + std::to_string(p.first_index) + "…]" : "") + std::to_string(p.count) + " ";
  CHECK(found == "b1 c[1…]3 d[0…]3 s[1…]4 a1 ");
}

TEST_CASE("Equal parts of a formula are one operation") {
  Formula a, b;
  REQUIRE(!formula::read("exp(x)*sin(x + 1) + exp(x)/sin(1 + x)", a));
  // x, exp, 1, +, sin, *, /, +
  CHECK(a.graph.size() == 8);
  REQUIRE(!formula::read("sum(i, 1, 100, 2*x)", b));
  CHECK(b.graph.size() == 102); // the terms of the sum, and no more
}
