// What the formula language reads and how it refuses.
#include <catch2/catch.hpp>

#include "formula/definition.h"
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
  INFO(text << ": " << fault.message);
  REQUIRE(!fault);
  return formula.canonical;
}

double value_of(const std::string& text, double x = 0) {
  formula::Tree tree;
  const Fault fault = formula::parse(text, tree);
  INFO(text << ": " << fault.message);
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
      INFO(byte << rest << ": " << fault.message);
      CHECK(fault.message == "a character that cannot be shown stands here: U+FFFD");
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
    INFO(c.text << ": " << fault.message);
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
    const char* message;
    std::size_t from, to;
  };
  const Case cases[] = {
      {"", "the formula is empty", 0, 0},
      {"   ", "the formula is empty", 0, 3},
      {"x +", "something is missing here", 3, 3},
      {"x + * 2", "missing before this", 4, 5},
      {"sigmod(x)", "no function called 'sigmod'; did you mean sigmoid?", 0, 6},
      {"1 + tanhh(x)", "did you mean tanh?", 4, 9},
      {"b(x + 1)", "no function called 'b'; a product is written with *", 0, 1},
      {"x(2)", "'x' is no function; a product is written x*(…)", 0, 1},
      {"(x + 1", "a closing parenthesis is missing here", 6, 6},
      {"exp(x", "a closing parenthesis is missing here", 5, 5},
      {"exp(x))", "no opening one", 6, 7},
      {"c[1", "a closing bracket ] is missing here", 3, 3},
      {"2 x", "an operator is missing here", 1, 1},
      {"(x)(x)", "an operator is missing here", 3, 3},
      {"exp x", "'exp' is a function: write exp(…)", 0, 3},
      {"sigmoid(x, 2)", "sigmoid takes 1 argument, not 2", 11, 12},
      {"where(x > 0, 1)", "where takes 3 arguments, not 2", 14, 14},
      {"max(x)", "max takes 2 or more arguments, not 1", 5, 5},
      {"exp()", "exp takes 1 argument, not 0", 4, 4},
      {"max(x, )", "an argument is missing before this", 7, 8},
      {"x > 0", "a condition only stands as the first argument of where", 0, 5},
      {"(x > 0)*x", "as a number it is where(…, 1, 0)", 0, 7},
      {"if x > 0 then x else 0", "a choice is written where(x > 0, a, b)", 0, 2},
      {"where(x, 1, 2)", "a condition is needed here, such as x > 0", 6, 7},
      {"where(0 < x > 1, 1, 2)", "comparisons are joined by 'and'", 12, 13},
      {"where(0 < x == 1, 1, 2)", "comparisons are joined by 'and'", 12, 14},
      {"where((0 < x) < 1, 1, 2)", "comparisons are joined by 'and'", 14, 15},
      {"where(0 < tanh(x) < 1, 1, 2)", "comparisons are joined by 'and'", 18, 19},
      {"where(x > 0 and 1, 1, 2)", "a condition is needed here", 16, 17},
      {"where(x = 0, 1, 2)", "compared with ==", 8, 9},
      {"x ? 1 : 2", "a condition is needed here", 0, 1},
      {"|x", "a closing | is missing here", 2, 2},
      {"x # 2", "'#' is not understood", 2, 3},
      {"🙂 + 1", "'🙂' (U+1F642) is not understood", 0, 2},
      {"\x01", "cannot be shown stands here: U+0001", 0, 1},
      {"1e39", "too large", 0, 4},
      {"x, 2", "a comma only stands between the arguments of a function", 1, 2},
      {"c[0.5]", "an index must be a whole number", 2, 5},
      {"c[x]", "an index is made of whole numbers", 2, 3},
      {"c[-1]", "from 0 to 127", 2, 4},
      {"sum(i, 1, 3, c[i*100])", "from 0 to 127, and this becomes 200", 15, 20},
      {"c + c[1]", "'c' stands without an index elsewhere", 4, 8},
      {"c[1] + c", "'c' has indices elsewhere: write c[…]", 7, 8},
      {"x[1]", "it has no elements", 0, 1},
      {"sum(i, 1, 3, c[i]) + i", "'i' is the variable of a sum", 21, 22},
      {"sum(x, 1, 3, x)", "'x' cannot be the variable of a sum", 4, 5},
      {"sum(i, 1, 3, sum(i, 1, 3, i))", "variable of an outer sum already", 17, 18},
      {"sum(i, 1, n, i)", "the limits of a sum are whole numbers", 10, 11},
      {"sum(i, 0.5, 2, i)", "the limits of a sum are whole numbers", 7, 10},
      {"sum(i, 3, 1, i)", "this sum has no terms", 7, 11},
      {"sum(i, 0, 256, x)", "a sum has at most 256 terms", 7, 13},
      {"sum(1, 2)", "a sum begins with its variable", 4, 5},
      {"sum(i, 1)", "sum takes a variable, two limits and what is summed", 8, 8},
      {"spline(x, -1, 1, 3, c)", "from 4 to 127 coefficients", 17, 18},
      {"spline(x, 1, -1, 5, c)", "in order: low, then high", 13, 15},
      {"spline(x, -1, 1, 5, 2)", "the name of its coefficients", 20, 21},
      {"α + β(x)", "there is no function called 'β'", 4, 5},
  };
  for (const Case& c : cases) {
    const Fault fault = fault_of(c.text);
    INFO(c.text << ": " << fault.message);
    CHECK(fault.message.find(c.message) != std::string::npos);
    CHECK(fault.from == c.from);
    CHECK(fault.to == c.to);
  }
}

TEST_CASE("The language's limits are limits, and just below them a formula is read") {
  CHECK(!fault_of("x + " + std::string(1995, ' ') + "1"));
  CHECK(fault_of("x + " + std::string(1996, ' ') + "1").from == 2000);
  CHECK(!fault_of(repeated("(", 63) + "x" + repeated(")", 63)));
  CHECK(fault_of(repeated("(", 65) + "x" + repeated(")", 65)).message.find("nested too deeply") != std::string::npos);
  CHECK(fault_of(repeated("-", 1500) + "x").message.find("nested too deeply") != std::string::npos);
  CHECK(fault_of(repeated("x^", 900) + "x").message.find("nested too deeply") != std::string::npos);
  CHECK(!fault_of("x" + repeated(".tanh()", 64)));
  CHECK(fault_of("x" + repeated(".tanh()", 65)).message.find("nested too deeply") != std::string::npos);
  CHECK(!fault_of("x" + repeated("+x", 990)));
  CHECK(!fault_of("sum(i, 1, 256, sin(i*x))"));
  CHECK(!fault_of("sum(i, 0, 127, c[i]*x)"));
  const Fault many = fault_of("sum(i, 0, 127, c[i]*x) + b");
  CHECK(many.message.find("at most 128 parameters") != std::string::npos);
  CHECK(many.to == 26);
}

TEST_CASE("A formula that would grow without bound is refused before it has grown") {
  for (const char* text : {
           "sum(a,1,256,sum(b,1,256,sum(c,1,256,sum(d,1,256,sum(f,1,256,x)))))",
           "sum(a,1,256,sum(b,1,256,sin(a*b*x)))",
           "sum(a,1,256,sum(b,1,64,sin(p[a-a]*x+a*b)))",
       }) {
    Formula read;
    CHECK(formula::read(text, read).message.find("too large") != std::string::npos);
    CHECK(read.graph.size() <= formula::Graph::max_nodes);
  }
  // Read, but too large with its derivatives.
  const formula::Outcome outcome = formula::define({"sum(i,1,120,sum(j,1,16,sin(c[i]*x+j)*exp(c[i]*x*j)))", "", {}});
  CHECK(outcome.field == "formula");
  CHECK(outcome.fault.message.find("too large") != std::string::npos);
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
