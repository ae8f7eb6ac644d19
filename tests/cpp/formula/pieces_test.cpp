// Notations with brackets of their own: Mathematica, SymPy, Desmos, TeX's functions without parentheses.
#include <catch2/catch.hpp>

#include "support/readings.h"

using namespace activarium;

TEST_CASE("Mathematica's calls, functions by pieces and products are read as meant") {
  check_readings({
      {"Max[0, x]", "max(0, x)"},
      {"LeakyReLU[x] + ReLU[x]", "leaky_relu(x) + relu(x)"},
      {"x Tanh[Log[1 + Exp[x]]]", "x * tanh(log(1 + exp(x)))"},
      {"1/(1 + E^(-x)) + Pi", "1 / (1 + e^-x) + pi"},
      {"(1/2) x (1 + Erf[x/Sqrt[2]])", "1 / 2 * x * (1 + erf(x / sqrt(2)))"},
      {"If[x > 0, x, 0.01 x]", "where(x > 0, x, 0.01 * x)"},
      {"Ramp[x] + UnitStep[x] + HeavisideTheta[x]", "relu(x) + heaviside(x) + heaviside(x)"},
      {"x LogisticSigmoid[b x]", "x * sigmoid(b * x)"},
      {"f[x_] := Max[0, x]", "max(0, x)"},
      {"f[t_] = t Tanh[t]", "x * tanh(x)"},
      {"Piecewise[{{x, x > 0}, {0, True}}]", "where(x > 0, x, 0)"},
      {"Piecewise[{{x, x > 0}}]", "where(x > 0, x, 0)"},
      {"Piecewise[{{x, x > 0}}, 0.01 x]", "where(x > 0, x, 0.01 * x)"},
      {"2 Piecewise[{{-1, x < -1}, {1, x > 1}}, Piecewise[{{x, x > 0}}, -x]]",
       "2 * where(x < -1, -1, where(x > 1, 1, where(x > 0, x, -x)))"},
      {"Sin[Pi x]^2", "sin(pi * x)^2"},
  });
  check_refusals({
      {"Max[0, x", "missing-parenthesis", 8, 8},
      {"C[1] + Tanh(x]", "missing-parenthesis", 13, 13},
      {"Log[2, x]", "argument-count name=log count=2 least=1 most=1", 7, 8},
  });
}

TEST_CASE("SymPy's and Desmos's functions by pieces are read as meant") {
  check_readings({
      {"Piecewise((x, x > 0), (0, True))", "where(x > 0, x, 0)"},
      {"Piecewise(((x + 1), x > 0), (0, x <= 0))", "where(x > 0, x + 1, 0)"},
      {"sp.Piecewise((0, x < -3), (x, x > 3), (x*(x + 3)/6, True))",
       "where(x < -3, 0, where(x > 3, x, x * (x + 3) / 6))"},
      {"Max(0, x) + Heaviside(x) - exp(-x)", "max(0, x) + heaviside(x) - exp(-x)"},
      {"{x > 0: x, 0.01x}", "where(x > 0, x, 0.01 * x)"},
      {"f(x) = \\left\\{x>0: x, x\\le0: 0.01x\\right\\}", "where(x > 0, x, 0.01 * x)"},
      {"y=\\left\\{-1<x<1:x,\\ \\operatorname{sgn}\\left(x\\right)\\right\\}", "where(-1 < x and x < 1, x, sign(x))"},
      {"2*{x<0: -1, x>1: 1, {x>0.5: x, 0}}", "2 * where(x < 0, -1, where(x > 1, 1, where(x > 0.5, x, 0)))"},
      {"f\\left(x\\right)=x\\cdot\\frac{1}{1+e^{-x}}", "x * (1 / (1 + e^-x))"},
      {"\\max\\{0, x\\} + max{0, x}", "max(0, x) + max(0, x)"},
  });
  check_refusals({
      {"{x > 0: x, x < -1: 0}", "last-row", 17, 17},
      {"Piecewise((x, x > 0))", "last-row", 19, 19},
  });
}

TEST_CASE("Comparisons in a chain hold all") {
  check_readings({
      {"where(0 < x < 1, x, 0)", "where(0 < x and x < 1, x, 0)"},
      {"x if -3 <= x < b else 0", "where(-3 <= x and x < b, x, 0)"},
      {"1 > x >= 0 or x > 5 ? x : 0", "where(1 > x and x >= 0 or x > 5, x, 0)"},
      {"where(not 0 < x < 1, x, 0)", "where(not (0 < x and x < 1), x, 0)"},
      {"\\begin{cases} 0 & x \\le -3 \\\\ x & x \\ge 3 \\\\ x (x + 3) / 6 & -3 < x < 3 \\\\ 0 & "
       "\\text{otherwise} \\end{cases}",
       "where(x <= -3, 0, where(x >= 3, x, where(-3 < x and x < 3, x * (x + 3) / 6, 0)))"},
  });
}

TEST_CASE("TeX's functions take one number or name without parentheses, and no unknown command becomes a parameter") {
  check_readings({
      {"x \\tanh x", "x * tanh(x)"},
      {"\\ln x + \\log_2 x - \\log_{10} x", "log(x) + log2(x) - log10(x)"},
      {"\\sin x \\cos x", "sin(x) * cos(x)"},
      {"\\sqrt{\\arctan \\beta}", "sqrt(atan(beta))"},
      {"\\mathrm{ReLU} x", "relu(x)"},
      {"\\lfloor x \\rfloor + \\lceil 2x \\rceil + ⌊x⌋ + 2⌈x + 1⌉",
       "floor(x) + ceil(2 * x) + floor(x) + 2 * ceil(x + 1)"},
      {"x \\odot \\sigma(x) + \\sigma x + \\vartheta", "x * sigmoid(x) + sigma * x + theta"},
  });
  check_refusals({
      {"\\ln 2x", "function-alone name=ln", 0, 3},
      {"\\sin x^2", "function-alone name=sin", 0, 4},
      {"\\tanh x / 2", "function-alone name=tanh", 0, 5},
      {"\\hat{x} + 1", "unknown-command name=hat", 0, 4},
      {"\\mathbb{1}_{x > 0}", "unknown-command name=mathbb", 0, 7},
      {"2 \\int x", "unknown-command name=int", 2, 6},
  });
}

TEST_CASE("Constants of other programs are numbers, also where they are made as arrays") {
  check_readings({
      {"0.5*x*(1 + erf(x*M_SQRT1_2))", "0.5 * x * (1 + erf(x * 0.7071067811865476))"},
      {"Math.LN2*x + Math.SQRT2 + M_2_SQRTPI", "0.6931471805599453 * x + 1.4142135623730951 + 1.1283791670955126"},
      {"torch.maximum(x, torch.zeros_like(x))", "max(x, 0)"},
      {"torch.max(x, torch.tensor(0.))", "max(x, 0)"},
      {"np.where(x > 0, x, np.zeros_like(b*x))", "where(x > 0, x, 0)"},
      {"torch.where(x > 0, x, torch.tensor(0.01) * x.float())", "where(x > 0, x, 0.01 * x)"},
      {"x.clamp_min(0) + torch.clamp_max(x, 6)", "max(x, 0) + min(x, 6)"},
      {"np.float32(0.5) * x", "0.5 * x"},
      {"x*pnorm(x) + plogis(x) + tansig(x) + poslin(x)", "x * phi(x) + sigmoid(x) + tanh(x) + relu(x)"},
      {"gelu_new(x) + hswish(x)", "gelu_tanh(x) + hardswish(x)"},
      {"squared_relu(x) + lrelu(x, 0.2)", "relu(x)^2 + leaky_relu(x, 0.2)"},
  });
  check_refusals({
      {"torch.max(x, -1)", "extreme-of-array name=max", 6, 9},
      {"logsig(x)", "unknown-function name=logsig expressions=sigmoid(x)|logsigmoid(x)", 0, 6},
      {"quick_gelu(x)", "unknown-function name=quick_gelu expressions=x*sigmoid(1.702*x)", 0, 10},
      {"bent_identity(x)", "unknown-function name=bent_identity expressions=(sqrt(x^2 + 1) - 1)/2 + x", 0, 13},
      {"math.tau*x", "unknown-constant name=tau", 5, 8},
  });
}
