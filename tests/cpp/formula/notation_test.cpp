// What people paste: the notations of other programs, of TeX and word processors, other alphabets and keyboards.
#include <catch2/catch.hpp>

#include "support/readings.h"

using namespace activarium;
using formula::Fault;
using formula::Formula;

TEST_CASE("Python, NumPy, PyTorch, TensorFlow and JAX are read as meant") {
  check_readings({
      {"np.maximum(0,x)", "max(0, x)"},
      {"numpy.where(x > 0, x, 0.01 * x)", "where(x > 0, x, 0.01 * x)"},
      {"np.where((x > -1) & (x < 1), x, np.sign(x))", "where(x > -1 and x < 1, x, sign(x))"},
      {"np.logical_or(x < 0, x > 1) ? x : 0", "where(x < 0 or x > 1, x, 0)"},
      {"np.clip(x, 0, 6)", "clamp(x, 0, 6)"},
      {"np.clip(x, 0, None)", "max(x, 0)"},
      {"np.clip(x, a_min=None, a_max=6)", "min(x, 6)"},
      {"np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0)", "log1p(exp(-abs(x))) + max(x, 0)"},
      {"np.square(x) + np.power(x, 3)", "x^2 + pow(x, 3)"},
      {"1.0 / (1.0 + math.e ** -x)", "1 / (1 + e^-x)"},
      {"x * scipy.special.expit(x) + special.erf(x)", "x * sigmoid(x) + erf(x)"},
      {"x * norm.cdf(x) + scipy.stats.norm.cdf(x)", "x * phi(x) + phi(x)"},
      {"torch.where(x > 0, x, torch.expm1(x))", "where(x > 0, x, expm1(x))"},
      {"torch.clamp(x, min=0)", "max(x, 0)"},
      {"torch.clamp(x, 0)", "max(x, 0)"},
      {"torch.clamp(x, min=-1, max=1)", "clamp(x, -1, 1)"},
      {"x.clamp(max=6).relu()", "relu(min(x, 6))"},
      {"x.relu()*x.sigmoid()", "relu(x) * sigmoid(x)"},
      {"-x.exp() + (x + 1).tanh().abs()", "-exp(x) + abs(tanh(x + 1))"},
      {"x.mul(2).add(1).pow(2)", "pow(x * 2 + 1, 2)"},
      {"torch.max(x, 0.01*x)", "max(x, 0.01 * x)"},
      {"0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * torch.pow(x, 3))))",
       "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * pow(x, 3))))"},
      {"F.relu(x, inplace=True)", "relu(x)"},
      {"F.leaky_relu(x, negative_slope=0.2)", "leaky_relu(x, 0.2)"},
      {"torch.nn.functional.hardtanh(x, -2, 2)", "hardtanh(x, -2, 2)"},
      {"F.hardtanh(x, max_val=2)", "hardtanh(x, -1, 2)"},
      {"F.softplus(x, beta=2)", "softplus(x, 2)"},
      {"F.elu(x, alpha=0.5) + F.celu(x)", "elu(x, 0.5) + celu(x)"},
      {"F.gelu(x) + F.gelu(x, approximate='none')", "gelu(x) + gelu(x)"},
      {"F.gelu(input=x) + F.celu(input=x, alpha=2)", "gelu(x) + celu(x, 2)"},
      {"F.gelu(x, approximate=\"tanh\")", "gelu_tanh(x)"},
      {"jax.nn.gelu(x) + jax.nn.gelu(x, approximate=False)", "gelu_tanh(x) + gelu(x)"},
      {"jax.numpy.exp(-x) + jnp.tanh(x) + jax.nn.silu(x)", "exp(-x) + tanh(x) + silu(x)"},
      {"tf.nn.relu6(x) + tf.math.softplus(x) + K.sigmoid(x)", "relu6(x) + softplus(x) + sigmoid(x)"},
      {"tf.nn.leaky_relu(x, alpha=0.2)", "leaky_relu(x, 0.2)"},
      {"nn.GELU()(x) + torch.nn.Tanh()(x)", "gelu(x) + tanh(x)"},
      {"nn.GELU(approximate='tanh')(x)", "gelu_tanh(x)"},
      {"nn.LeakyReLU(0.1)", "leaky_relu(x, 0.1)"},
      {"nn.ELU(alpha=2.0, inplace=False)(2*x)", "elu(2 * x, 2)"},
      {"lambda x: x * torch.sigmoid(1.702 * x)", "x * sigmoid(1.702 * x)"},
      {"lambda x, a=0.1: np.where(x > 0, x, a*x)", "where(x > 0, x, a * x)"},
      {"lambda e: E*e", "e * x"},
      {"f = lambda z: z if z > 0 else 0.01*z", "where(x > 0, x, 0.01 * x)"},
      {"def f(x): return x*np.tanh(np.log(1 + np.exp(x)))", "x * tanh(log(1 + exp(x)))"},
      {"def swish(x: torch.Tensor, beta: float = 1.0) -> torch.Tensor:\n    return x * torch.sigmoid(beta * x)",
       "x * sigmoid(beta * x)"},
      {"def forward(self, x): return self.alpha * F.relu(x)", "alpha * relu(x)"},
      {"return x * 2;", "x * 2"},
      {"1 if x > 1 else -1 if x < -1 else x", "where(x > 1, 1, where(x < -1, -1, x))"},
      {"max(x, 0) if not x < -1 and x != 0 else 0", "where(not x < -1 and x != 0, max(x, 0), 0)"},
      {"1_000*x + 1e-3", "1000 * x + 0.001"},
  });
}

TEST_CASE("JavaScript, C, MATLAB, Julia, R and spreadsheets are read as meant") {
  check_readings({
      {"x => Math.max(0, x)", "max(0, x)"},
      {"(t) => t * Math.PI + Math.E;", "x * pi + e"},
      {"const f = (x) => { return 1 / (1 + Math.exp(-x)); };", "1 / (1 + exp(-x))"},
      {"function (x) { return x > 0 ? x : 0.01 * x; }", "where(x > 0, x, 0.01 * x)"},
      {"function relu(x) { return Math.max(x, 0) }", "max(x, 0)"},
      {"x === 0 ? 1 : x !== 1 ? Math.sin(x)/x : 2", "where(x == 0, 1, where(x != 1, sin(x) / x, 2))"},
      {"x > 0 && !(x > 1) || x < -1 ? x : 0", "where(x > 0 and not x > 1 or x < -1, x, 0)"},
      {"Math.round(x)", "floor(x + 0.5)"},
      {"Math.trunc(x) + Math.cbrt(x)", "trunc(x) + cbrt(x)"},
      {"std::max(0.f, x) + 1.5f*fabsf(x) + expf(-x)", "max(0, x) + 1.5 * abs(x) + exp(-x)"},
      {"2.0*M_PI*fmax(x, 0.)", "2 * pi * max(x, 0)"},
      {"@(x) x.^2 .* exp(-x) ./ 2", "x^2 * exp(-x) / 2"},
      {"f(x) = max.(0, x)", "max(0, x)"},
      {"x -> ifelse(x > 0, x, 0)", "where(x > 0, x, 0)"},
      {"function(x) pmax(0, x)", "max(0, x)"},
      {"=1/(1+EXP(-x))", "1 / (1 + exp(-x))"},
      {"=IF(x>0; x; 0,01*x)", "where(x > 0, x, 0.01 * x)"},
      {"MAX(0;x)", "max(0, x)"},
  });
}

TEST_CASE("TeX is read as meant, with neighbours as products") {
  check_readings({
      {"f(x) = x^2", "x^2"},
      {"f(x) := x^2", "x^2"},
      {"f(x) ≔ x^2", "x^2"},
      {"y = \\frac{x}{1 + e^{-x}}", "x / (1 + e^-x)"},
      {"$x\\sigma(\\beta x)$", "x * sigmoid(beta * x)"},
      {"\\[ x \\cdot \\tanh\\left( \\ln(1 + e^x) \\right) \\]", "x * tanh(log(1 + e^x))"},
      {"\\mathrm{ReLU}(x) = \\max\\{0, x\\}", "max(0, x)"},
      {"\\operatorname{GELU}(x) + \\text{SiLU}(x)", "gelu(x) + silu(x)"},
      {"\\frac{1}{2} x \\bigl( 1 + \\mathrm{erf}(x / \\sqrt{2}) \\bigr)", "1 / 2 * x * (1 + erf(x / sqrt(2)))"},
      {"\\sqrt[3]{x} + \\sqrt 2 + \\left| x \\right| + \\lvert x \\rvert", "cbrt(x) + sqrt(2) + abs(x) + abs(x)"},
      {"\\alpha (e^x - 1) + \\alpha_1 x + w_{12}", "alpha * (e^x - 1) + alpha_1 * x + w_12"},
      {"\\sin^2(a x) \\times \\log_2(x) \\div \\log_{10}(x)", "sin(a * x)^2 * log2(x) / log10(x)"},
      {"\\begin{cases} x & x > 0 \\\\ \\alpha (e^x - 1) & x \\le 0 \\end{cases}", "where(x > 0, x, alpha * (e^x - 1))"},
      {"\\begin{cases} 0, & \\text{if } x \\leq 0, \\\\ x, & \\text{if } 0 \\leq x. \\end{cases}",
       "where(x <= 0, 0, x)"},
      {"2\\begin{cases} -1 & x < -1 \\\\ 1 & x > 1 \\land x \\neq 2 \\\\ x & \\text{otherwise} \\end{cases}",
       "2 * where(x < -1, -1, where(x > 1 and x != 2, 1, x))"},
      {"x \\mapsto \\max(0,\\,x)", "max(0, x)"},
      {"\\varphi(x) + \\Phi(x) + \\pi", "phi(x) + phi(x) + pi"},
  });
}

TEST_CASE("Signs of word processors, other keyboards and alphabets are read as meant") {
  check_readings({
      {"x ∗ tanh(x) – 1 — 2 ‐ 3", "x * tanh(x) - 1 - 2 - 3"},
      {"6 − 2·x×3⋅2∙2•2÷4∕2⁄2", "6 - 2 * x * 3 * 2 * 2 * 2 / 4 / 2 / 2"},
      {"𝑥·𝜎(𝑥) + 𝐞𝐱𝐩(𝒙) + 𝛽·𝟐", "x * sigmoid(x) + exp(x) + β * 2"},
      {"ℎ + ｍａｘ（０，ｘ） ＊ ２．５", "h + max(0, x) * 2.5"},
      {"x\u200b +\u2009\u00a0\ufeff1\u00ad\u202f\u3000", "x + 1"},
      {"φ(x) + ϕ(x) + Φ(x)", "phi(x) + phi(x) + phi(x)"},
      {"tαnh(x) + ехр(х)", "tanh(x) + exp(x)"},
      {"|x| + ||x| − 1| + ∣x∣", "abs(x) + abs(abs(x) - 1) + abs(x)"},
      {"x² + x³ + x⁻¹ + e⁻ˣ + xⁿ + 2¹⁰", "x^2 + x^3 + x^-1 + e^-x + x^n + 2^10"},
      {"½x + ¾(x + 1)", "1 / 2 * x + 3 / 4 * (x + 1)"},
      {"√x + √(x² + 1) + √2 + ∛x", "sqrt(x) + sqrt(x^2 + 1) + sqrt(2) + cbrt(x)"},
      {"sin²(x) + tanh^2(x)", "sin(x)^2 + tanh(x)^2"},
      {"x ≤ 0 ? 0 : x ≥ 1 ∧ ¬(x ≠ 2) ? 1 : x", "where(x <= 0, 0, where(x >= 1 and not x != 2, 1, x))"},
      {"x ↦ log₂(x) + α₁", "log2(x) + α1"},
      {"“tanh(x)”", "tanh(x)"},
      {"`x*tanh(x)`", "x * tanh(x)"},
      {"[x + 1]*{x − 1}", "(x + 1) * (x - 1)"},
      {"2x + 3(x + 1) − 0.5sin(x) + 2πx", "2 * x + 3 * (x + 1) - 0.5 * sin(x) + 2 * pi * x"},
      {"sigmoid(βx)", "sigmoid(β * x)"},
      {"x·µ + μ", "x * μ + μ"},
      {"٣·x + ۴", "3 * x + 4"},
      {"३·x + ৪", "3 * x + 4"}, // of three bytes, the first of which is the least of such
      {"x \u2062y", "x * y"},
      {"sin\u2061(x)", "sin(x)"},
      {"x if x > 0, else a·x", "where(x > 0, x, a * x)"},
      {"0.5*x*(1+tanh(sqrt(2/PI)*(x+0.044715*x^3))) + Pi",
       "0.5 * x * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 * x^3))) + pi"},
  });
}

TEST_CASE("Numbers of other countries are read where one meaning is possible") {
  check_readings({
      {"0,01*x", "0.01 * x"},
      {"1,5 + exp(x)", "1.5 + exp(x)"},
      {"(0,5 + x)*2,25e-3", "(0.5 + x) * 0.00225"},
      {"max(0,01*x; x)", "max(0.01 * x, x)"},
      {"leaky_relu(x; 0,01)", "leaky_relu(x, 0.01)"},
      {"1,234.5*x", "1234.5 * x"},
      {"1.234,5*x", "1234.5 * x"},
      {"1\u202f000*x + 1'000 + 1\u00a0000.5", "1000 * x + 1000 + 1000.5"},
      {"max(0,5*x)", "max(0, 5 * x)"},
      {"max(0,5,x)", "max(0, 5, x)"},
      {"clamp(x,0,6)", "clamp(x, 0, 6)"},
      {"hardtanh(x,-1,1)", "hardtanh(x, -1, 1)"},
      {"x*1.5f", "x * 1.5"},
      {"2f*x", "2 * f * x"},
  });
  check_refusals({
      {"1,000*x", "this comma may stand in a number", 0, 5},
      {"1,234,567*x", "this comma may stand in a number", 0, 5},
      {"1,5,3", "this comma may stand in a number", 0, 5},
      {"max(0,01*x, x)", "this comma may stand in a number", 4, 8},
      {"max(0,5*x, x)", "this comma may stand in a number", 4, 7},
      {"leaky_relu(0,5*x)", "this comma may stand in a number", 11, 14},
      {"elu(x, 0,5)", "this comma may stand in a number", 7, 10},
      {"clamp(x, 0,5, 6)", "; a decimal point is written as in 0.5", 14, 15},
      {"where(x > 0, x, 0,5*x)", "; a decimal point is written as in 0.5", 18, 21},
      {"max(x, 2; 3)", "separated by ; or by , and here by both", 5, 6},
      {"1 000*x", "an operator is missing here", 1, 1},
      {"0x1F*x", "the digits from 0 to 9", 0, 1},
      {"1,5e39*x", "too large", 0, 6},
  });
}

TEST_CASE("What may be meant in two ways is refused with the way to write it") {
  check_refusals({
      {"1/2x", "as in 1/(2*x)", 3, 3},
      {"e^2x", "as in 1/(2*x)", 3, 3},
      {"e^-2x", "as in 1/(2*x)", 4, 4},
      {"x^2(x + 1)", "an operator is missing", 3, 3},
      {"√2x", "what a root is of stands in parentheses", 0, 2},
      {"√x²", "what a root is of stands in parentheses", 0, 2},
      {"\\sqrt[4]{x}", "x^(1/n)", 5, 6},
      {"sin^-1(x)", "its reciprocal 1/sin(…)", 0, 3},
      {"x(1 + x)", "a product is written x*(…)", 0, 1},
      {"α(x + 1)", "a product is written with *", 0, 1},
      {"x % 2", "mod(a, b)", 2, 3},
      {"x // 2", "floor(a / b)", 2, 4},
      {"f'(x)", "f′ and f″ are made from f", 1, 2},
      {"x′", "f′ and f″ are made from f", 1, 2},
      {"clamp(x, 0, ∞)", "the largest is 3.4e38", 12, 13},
      {"max(x, -np.inf)", "'inf' is no number here", 11, 14},
      {"nan*x", "'nan' is no number here", 0, 3},
      {"x*None", "'None' is no number", 2, 6},
      {"math.tau*x", "'tau' is not known as a number", 5, 8},
      {"F.relu", "'relu' is a function", 2, 6},
      {"np.max(x, 0)", "of two numbers it is max(a, b)", 3, 6},
      {"x.max(0)", "of two numbers it is max(a, b)", 2, 5},
      {"np.sum(x)", "a sum is written sum(i, 1, 4, c[i]*x^i)", 3, 6},
      {"\\sum_{i=1}^{3} x", "a sum is written sum(i, 1, 4, c[i]*x^i)", 0, 5},
      {"nn.gelu(x)", "two forms: write gelu(x) or gelu_tanh(x)", 3, 7},
      {"tf.nn.leaky_relu(x)", "write the slope", 6, 16},
      {"keras.activations.hard_sigmoid(x)", "not PyTorch's in every version", 18, 30},
      {"nn.PReLU(1)(x)", "prelu(x, 0.25)", 3, 8},
      {"np.heaviside(x, 0.5)", "it is 1 at 0", 16, 19},
      {"math.log(x, 2)", "log(x)/log(b)", 12, 13},
      {"x.shape", "behind a '.' a function is called, as in x.relu()", 1, 2},
      {"x. + 1", "a '.' needs digits", 1, 2},
      {"cmath.exp(x)", "numbers are real here", 0, 5},
      {"\\thisnameislongerthanthirtytwoletters + x", "this name is too long", 0, 37},
      {"x + nn.GELU()", "is missing: write it in parentheses", 7, 11},
      {"2½ + x", "an operator is missing", 1, 1},
      {"nn.GELU() + x", "is missing: write it in parentheses", 3, 7},
      {"y = 2*x; return y", "one expression is read", 7, 8},
      {"if x > 0: return x else: return 0", "one expression is read", 10, 16},
      {"x if x > 0", "'else' is missing here", 10, 10},
      {"x > 0 ? x", "':' is missing here", 9, 9},
      {"lambda z: z + x", "x stands beside the variable 'z'", 14, 15},
      {"lambda: 2", "no variable", 0, 6},
      {"F.elu(x, beta=2)", "it takes x, alpha", 9, 13},
      {"F.elu(x, alpha=1, alpha=2)", "it takes x, alpha", 18, 23},
      {"torch.clamp(x, low_limit=2)", "it takes x, min and max", 15, 24},
      {"F.gelu(x, approximate='fast')", "this is no argument of gelu", 22, 28},
      {"\\begin{matrix} x \\end{matrix}", "only cases is read", 0, 14},
      {"\\begin{cases} x & x > 0 \\\\ 0 & x < 0 \\end{cases}", "its condition is 'otherwise'", 36, 36},
      {"\\begin{cases} x \\end{cases}", "a row of cases is written value & condition", 15, 15},
      {"\\frac12", "\\frac{a}{b}", 0, 5},
      {"x + \\end{cases}", "is missing before this", 4, 15},
      {"\\|x\\|", "'\\' is not understood", 0, 2},
      {"б + x", "'б' (U+0431) is not understood", 0, 1},
      {"x\u0304 + 1", "(U+0304) is not understood", 1, 2},
      {"\u202ex", "cannot be shown stands here: U+202E", 0, 1},
      {"x + \u2028\ue000", "(U+E000) is not understood", 5, 6},
  });
}

TEST_CASE("Suggestions go by meaning, and by spelling only where another function is not meant") {
  check_refusals({
      {"heavyside(x)", "did you mean heaviside?", 0, 9},
      {"sigmiod(x)", "did you mean sigmoid?", 0, 7},
      {"softplsu(x)", "did you mean softplus?", 0, 8},
      {"leaky_rellu(x)", "did you mean leaky_relu?", 0, 11},
      {"HardSigmiod(x)", "did you mean hardsigmoid?", 0, 11},
      {"lg(x)", "write log10(x) or log2(x)", 0, 2},
      {"ln2(x)", "write log2(x)", 0, 3},
      {"fmod(x, 2)", "write a - b*trunc(a/b)", 0, 4},
      {"math.remainder(x, 2)", "write mod(a, b)", 5, 14},
      {"sinc(x)", "write sin(x)/x", 0, 4},
      {"F.softshrink(x)", "write sign(x)*relu(abs(x) - 0.5)", 2, 12},
  });
  // One letter away from relu, elu, erf, log, min and others, and none of them.
  for (const char* name : {"pelu", "srelu", "serfx", "log3", "exp3", "mix", "brelu", "phish", "aria"}) {
    Formula formula;
    const Fault fault = formula::read(std::string(name) + "(x)", formula);
    INFO(fault.message);
    CHECK(fault.message == "there is no function called '" + std::string(name) + "'; a product is written with *");
  }
}

TEST_CASE("Other usual names of functions stand for them") {
  check_readings({
      {"arctan(x) + arctg(x) + atan(x)", "atan(x) + atan(x) + atan(x)"},
      {"arcsin(x) + arccos(x) + tg(x) + ctg(x) + cot(x)", "asin(x) + acos(x) + tan(x) + 1 / tan(x) + 1 / tan(x)"},
      {"arsinh(x) + arcsinh(x) + arcosh(x) + artanh(x)", "asinh(x) + asinh(x) + acosh(x) + atanh(x)"},
      {"ceiling(x) + rint(x) + fix(x) + fabs(x) + absolute(x)", "ceil(x) + round(x) + trunc(x) + abs(x) + abs(x)"},
      {"maximum(x, 0) + minimum(x, 0) + fmin(x, 1) + clip(x, 0, 1)",
       "max(x, 0) + min(x, 0) + min(x, 1) + clamp(x, 0, 1)"},
      {"power(x, 2) + square(x) + reciprocal(x)", "pow(x, 2) + x^2 + 1 / x"},
      {"sigm(x) + logistic(x) + expit(x) + σ(x)", "sigmoid(x) + sigmoid(x) + sigmoid(x) + sigmoid(x)"},
      {"Heaviside(x) + UnitStep(x) + step(x)", "heaviside(x) + heaviside(x) + step(x)"},
      {"ReLU(x) + GELU(x) + SiLU(x) + Sigmoid(x) + Log(x) + EXP(x)",
       "relu(x) + gelu(x) + silu(x) + sigmoid(x) + log(x) + exp(x)"},
      {"sec(x) + csc(x) + sech(x) + csch(x) + coth(x)",
       "1 / cos(x) + 1 / sin(x) + sech(x) + 1 / sinh(x) + 1 / tanh(x)"},
      {"ld(x) + lb(x) + log10(x) + exp2(x) + mod(x, 2)", "log2(x) + log2(x) + log10(x) + exp2(x) + mod(x, 2)"},
      {"identity(x) + logsigmoid(x) + log_sigmoid(x)", "x + logsigmoid(x) + logsigmoid(x)"},
  });
}

TEST_CASE("What may not be meant is said beside what is read") {
  struct Case {
    const char* text;
    std::vector<std::string> notes;
  };
  const Case cases[] = {
      {"x * sigmoid(b*x) + pi + e + alpha", {}},
      {"phi*x + sigma + σ + sum(i, 1, 2, c[i]*x)", {}},
      {"2", {"0–1 x does not occur: this is a constant"}},
      {"max(0, X)", {"7–8 X is read as the variable x"}},
      {"x + X", {"4–5 X is read as a parameter; the variable is x"}},
      {"max(0,z)", {"0–8 x does not occur: this is a constant", "6–7 z is read as a parameter; the variable is x"}},
      {"xx*x", {"0–2 xx is read as a parameter; the variable is x"}},
      {"ax + x", {"0–2 ax is read as a parameter; a product is written a*x"}},
      {"E*x", {"0–1 E is read as Euler's number e"}},
      {"E^-x + E", {"0–1 E is read as Euler's number e"}},
      {"E*x + e", {"0–1 E is read as a parameter; Euler's number is e"}},
      {"Math.E*x", {}},
      {"pi2*x", {"0–3 pi2 is read as a parameter; π is written pi"}},
      {"x*sig", {"2–5 sig is read as a parameter; a function is written sign(…), sigmoid(…)"}},
      {"elu*x", {"0–3 elu is read as a parameter; a function is written elu(…)"}},
      {"x*arctan", {"2–8 arctan is read as a parameter; a function is written atan(…)"}},
      {"β + xx + 𝑥", {"4–6 xx is read as a parameter; the variable is x"}},
      {"χ + 𝑥𝑥*x",
       {"0–1 χ is read as a parameter; the variable is x", "4–8 xx is read as a parameter; the variable is x"}},
      {"lambda x, a=0.1: a*x", {"10–15 the start value of 'a' is not read: it is set like other parameters'"}},
  };
  for (const Case& c : cases) {
    Formula formula;
    REQUIRE(!formula::read(c.text, formula));
    std::vector<std::string> notes;
    for (const formula::Note& note : formula.notes)
      notes.push_back(std::to_string(note.from) + "–" + std::to_string(note.to) + " " + note.message);
    INFO(c.text);
    CHECK(notes == c.notes);
  }
}
