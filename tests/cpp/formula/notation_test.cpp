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
      {"1,000*x", "doubtful-comma", 0, 5},
      {"1,234,567*x", "doubtful-comma", 0, 5},
      {"1,5,3", "doubtful-comma", 0, 5},
      {"max(0,01*x, x)", "doubtful-comma", 4, 8},
      {"max(0,5*x, x)", "doubtful-comma", 4, 7},
      {"leaky_relu(0,5*x)", "doubtful-comma", 11, 14},
      {"elu(x, 0,5)", "doubtful-comma", 7, 10},
      {"clamp(x, 0,5, 6)", "argument-count name=clamp count=4 least=3 most=3 hasComma=1", 14, 15},
      {"where(x > 0, x, 0,5*x)", "argument-count name=where count=4 least=3 most=3 hasComma=1", 18, 21},
      {"max(x, 2; 3)", "mixed-separators", 5, 6},
      {"1 000*x", "missing-operator", 1, 1},
      {"0x1F*x", "other-digits", 0, 1},
      {"1,5e39*x", "number-too-large", 0, 6},
  });
}

TEST_CASE("What may be meant in two ways is refused with the way to write it") {
  check_refusals({
      {"1/2x", "doubtful-product", 3, 3},
      {"e^2x", "doubtful-product", 3, 3},
      {"e^-2x", "doubtful-product", 4, 4},
      {"x^2(x + 1)", "missing-operator", 3, 3},
      {"√2x", "root-form", 0, 2},
      {"√x²", "root-form", 0, 2},
      {"\\sqrt[4]{x}", "other-root", 5, 6},
      {"sin^-1(x)", "function-power name=sin", 0, 3},
      {"x(1 + x)", "no-function name=x", 0, 1},
      {"α(x + 1)", "unknown-function name=α", 0, 1},
      {"x % 2", "remainder-sign", 2, 3},
      {"x // 2", "floor-division", 2, 4},
      {"f'(x)", "prime-sign", 1, 2},
      {"x′", "prime-sign", 1, 2},
      {"clamp(x, 0, ∞)", "infinite-number name=inf", 12, 13},
      {"max(x, -np.inf)", "infinite-number name=inf", 11, 14},
      {"nan*x", "infinite-number name=nan", 0, 3},
      {"x*None", "no-number name=None", 2, 6},
      {"math.tau*x", "unknown-constant name=tau", 5, 8},
      {"F.relu", "function-alone name=relu", 2, 6},
      {"np.max(x, 0)", "extreme-of-array name=max", 3, 6},
      {"x.max(0)", "extreme-of-array name=max", 2, 5},
      {"np.sum(x)", "sum-form", 3, 6},
      {"\\sum_{i=1}^{3} x", "sum-form", 0, 5},
      {"nn.gelu(x)", "two-forms name=gelu", 3, 7},
      {"tf.nn.leaky_relu(x)", "other-slope name=leaky_relu", 6, 16},
      {"keras.activations.hard_sigmoid(x)", "other-hard-sigmoid name=hard_sigmoid", 18, 30},
      {"nn.PReLU(1)(x)", "slope-of-prelu", 3, 8},
      {"np.heaviside(x, 0.5)", "argument-count name=heaviside count=2 least=1 most=1", 16, 19},
      {"math.log(x, 2)", "argument-count name=log count=2 least=1 most=1", 12, 13},
      {"x.shape", "method-form", 1, 2},
      {"x. + 1", "lone-point", 1, 2},
      {"cmath.exp(x)", "complex-numbers", 0, 5},
      {"\\thisnameislongerthanthirtytwoletters + x", "name-too-long most=32", 0, 37},
      {"x + nn.GELU()", "missing-application name=GELU", 7, 11},
      {"2½ + x", "missing-operator", 1, 1},
      {"nn.GELU() + x", "missing-application name=GELU", 3, 7},
      {"y = 2*x; return y", "several-steps", 7, 8},
      {"if x > 0: return x else: return 0", "several-steps", 10, 16},
      {"x if x > 0", "missing-else", 10, 10},
      {"x > 0 ? x", "missing-second-choice", 9, 9},
      {"lambda z: z + x", "second-variable name=x variable=z", 14, 15},
      {"lambda: 2", "no-variable", 0, 6},
      {"F.elu(x, beta=2)", "no-argument name=elu parameters=alpha", 9, 13},
      {"F.elu(x, alpha=1, alpha=2)", "no-argument name=elu parameters=alpha", 18, 23},
      {"torch.clamp(x, low_limit=2)", "no-argument-of-clamp", 15, 24},
      {"F.gelu(x, approximate='fast')", "no-argument name=gelu parameters=", 22, 28},
      {"\\begin{matrix} x \\end{matrix}", "unknown-environment", 0, 14},
      {"\\begin{cases} x & x > 0 \\\\ 0 & x < 0 \\end{cases}", "last-row", 36, 36},
      {"\\begin{cases} x \\end{cases}", "row-form", 15, 15},
      {"\\frac12", "fraction-form", 0, 5},
      {"x + \\end{cases}", "missing-operand-before", 4, 15},
      {"\\|x\\|", "unknown-character character=92", 0, 2},
      {"б + x", "unknown-character character=1073", 0, 1},
      {"x\u0304 + 1", "unknown-character character=772", 1, 2},
      {"\u202ex", "hidden-character character=8238", 0, 1},
      {"x + \u2028\ue000", "unknown-character character=57344", 5, 6},
  });
}

TEST_CASE("Suggestions go by meaning, and by spelling only where another function is not meant") {
  check_refusals({
      {"heavyside(x)", "unknown-function name=heavyside function=heaviside", 0, 9},
      {"sigmiod(x)", "unknown-function name=sigmiod function=sigmoid", 0, 7},
      {"softplsu(x)", "unknown-function name=softplsu function=softplus", 0, 8},
      {"leaky_rellu(x)", "unknown-function name=leaky_rellu function=leaky_relu", 0, 11},
      {"HardSigmiod(x)", "unknown-function name=HardSigmiod function=hardsigmoid", 0, 11},
      {"lg(x)", "unknown-function name=lg expressions=log10(x)|log2(x)", 0, 2},
      {"ln2(x)", "unknown-function name=ln2 expressions=log2(x)", 0, 3},
      {"fmod(x, 2)", "unknown-function name=fmod expressions=a - b*trunc(a/b)", 0, 4},
      {"math.remainder(x, 2)", "remainder-function name=remainder expressions=mod(a, b)", 5, 14},
      {"sinc(x)", "unknown-function name=sinc expressions=sin(x)/x", 0, 4},
      {"F.softshrink(x)", "unknown-function name=softshrink expressions=sign(x)*relu(abs(x) - 0.5)", 2, 12},
  });
  // One letter away from relu, elu, erf, log, min and others, and none of them.
  for (const char* name : {"pelu", "srelu", "serfx", "log3", "exp3", "mix", "brelu", "phish", "aria"}) {
    Formula formula;
    const Fault fault = formula::read(std::string(name) + "(x)", formula);
    CHECK(told(fault) == "unknown-function name=" + std::string(name));
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
      {"2", {"0–1 no-input"}},
      {"max(0, X)", {"7–8 read-as-variable"}},
      {"x + X", {"4–5 parameter-or-variable name=X"}},
      {"max(0,z)", {"0–8 no-input", "6–7 parameter-or-variable name=z"}},
      {"xx*x", {"0–2 parameter-or-variable name=xx"}},
      {"ax + x", {"0–2 parameter-or-product name=ax"}},
      {"E*x", {"0–1 read-as-euler"}},
      {"E^-x + E", {"0–1 read-as-euler"}},
      {"E*x + e", {"0–1 parameter-or-euler name=E"}},
      {"Math.E*x", {}},
      {"pi2*x", {"0–3 parameter-or-pi name=pi2"}},
      {"x*sig", {"2–5 parameter-or-function name=sig functions=sign,sigmoid"}},
      {"elu*x", {"0–3 parameter-or-function name=elu functions=elu"}},
      {"x*arctan", {"2–8 parameter-or-function name=arctan functions=atan"}},
      {"β + xx + 𝑥", {"4–6 parameter-or-variable name=xx"}},
      {"χ + 𝑥𝑥*x", {"0–1 parameter-or-variable name=χ", "4–8 parameter-or-variable name=xx"}},
      {"lambda x, a=0.1: a*x", {"10–15 start-not-read name=a"}},
  };
  for (const Case& c : cases) {
    Formula formula;
    REQUIRE(!formula::read(c.text, formula));
    std::vector<std::string> notes;
    for (const formula::Note& note : formula.notes)
      notes.push_back(std::to_string(note.from) + "–" + std::to_string(note.to) + " " + told(note));
    INFO(c.text);
    CHECK(notes == c.notes);
  }
}
