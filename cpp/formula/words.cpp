#include "formula/words.h"

namespace activarium::formula {
namespace {

constexpr WordInfo words[] = {{"+", 2, 2},
                              {"-", 2, 2},
                              {"*", 2, 2},
                              {"/", 2, 2},
                              {"^", 2, 2},
                              {"neg", 1, 1},
                              {"<", 2, 2},
                              {"<=", 2, 2},
                              {">", 2, 2},
                              {">=", 2, 2},
                              {"==", 2, 2},
                              {"!=", 2, 2},
                              {"and", 2, 2},
                              {"or", 2, 2},
                              {"not", 1, 1},
                              {"exp", 1, 1},
                              {"expm1", 1, 1},
                              {"log", 1, 1},
                              {"log1p", 1, 1},
                              {"sqrt", 1, 1},
                              {"abs", 1, 1},
                              {"sign", 1, 1},
                              {"tanh", 1, 1},
                              {"sigmoid", 1, 1},
                              {"softplus", 1, 1},
                              {"relu", 1, 1},
                              {"silu", 1, 1},
                              {"gelu", 1, 1},
                              {"phi", 1, 1},
                              {"erf", 1, 1},
                              {"sin", 1, 1},
                              {"cos", 1, 1},
                              {"tan", 1, 1},
                              {"asin", 1, 1},
                              {"acos", 1, 1},
                              {"atan", 1, 1},
                              {"sinh", 1, 1},
                              {"cosh", 1, 1},
                              {"sech", 1, 1},
                              {"asinh", 1, 1},
                              {"acosh", 1, 1},
                              {"atanh", 1, 1},
                              {"erfc", 1, 1},
                              {"cbrt", 1, 1},
                              {"floor", 1, 1},
                              {"ceil", 1, 1},
                              {"round", 1, 1},
                              {"trunc", 1, 1},
                              {"log2", 1, 1},
                              {"log10", 1, 1},
                              {"exp2", 1, 1},
                              {"heaviside", 1, 1},
                              {"bspline", 1, 1},
                              {"pow", 2, 2},
                              {"mod", 2, 2},
                              {"max", 2, any_number},
                              {"min", 2, any_number},
                              {"clamp", 3, 3},
                              {"where", 3, 3},
                              {"spline", 5, 5}};

// Lists of `key:value`, each with a blank or a bar behind it: short, as the page waits for these bytes.
constexpr std::string_view aliases =
    "ln:log sgn:sign signum:sign Φ:phi φ:phi ϕ:phi normcdf:phi ndtr:phi pnorm:phi "
    "normsdist:phi σ:sigmoid sigma:sigmoid logistic:sigmoid "
    "sigm:sigmoid expit:sigmoid plogis:sigmoid logisticsigmoid:sigmoid ramp:relu poslin:relu tansig:tanh "
    "swish:silu iif:where ifelse:where if:where arctan:atan arctg:atan arcsin:asin "
    "arccos:acos tg:tan sh:sinh ch:cosh th:tanh arsinh:asinh arcsinh:asinh arcosh:acosh arccosh:acosh artanh:atanh "
    "arctanh:atanh ceiling:ceil maximum:max fmax:max pmax:max clampmin:max minimum:min fmin:min pmin:min clampmax:min "
    "clip:clamp "
    "clipbyvalue:clamp power:pow fabs:abs absolute:abs rint:round around:round truncate:trunc fix:trunc floormod:mod "
    "ld:log2 "
    "lb:log2 unitstep:heaviside heavisidetheta:heaviside add:+ subtract:- sub:- multiply:* mul:* divide:/ truediv:/ "
    "div:/ negative:neg "
    "logicaland:and logicalor:or logicalnot:not ";
/// Each has x once at most: a text with more of them would double with every level of calls.
constexpr std::string_view replacements =
    "square:x^2|reciprocal:1/x|rsqrt:1/sqrt(x)|cot:1/tan(x)|ctg:1/tan(x)|cotg:1/tan(x)|sec:1/cos(x)|csc:1/sin(x)|"
    "cosec:1/sin(x)|coth:1/tanh(x)|csch:1/sinh(x)|exp10:10^x|identity:x|linear:x|purelin:x|satlin:clamp(x, 0, 1)|"
    "satlins:clamp(x, -1, 1)|relu2:relu(x)^2|squaredrelu:relu(x)^2|relusquared:relu(x)^2|"
    "tensor:x|array:x|asarray:x|astensor:x|scalartensor:x|float:x|float32:x|float64:x|double:x|zeroslike:0|oneslike:1|";
constexpr std::string_view meanings =
    "lg:log10(x)|log2(x);ln2:log2(x);ln10:log10(x);fmod:a - b*trunc(a/b);rem:a - b*trunc(a/b);"
    "remainder:mod(a, b);modulo:mod(a, b);logit:log(x/(1 - x));sinc:sin(x)/x;frac:x - floor(x);"
    "magnitude:abs(x);modulus:abs(x);norm:abs(x);root:sqrt(x);sqr:x^2;cube:x^3;hypot:sqrt(a^2 + b^2);"
    "rectifier:relu(x);rect:relu(x);theta:heaviside(x);signstep:sign(x);binarystep:step(x);"
    "gaussian:exp(-x^2);normal:phi(x)|exp(-x^2/2);gauss:exp(-x^2);logcosh:log(cosh(x));"
    "hardshrink:where(abs(x) > 0.5, x, 0);softshrink:sign(x)*relu(abs(x) - 0.5);threshold:where(x > a, x, b);"
    "logaddexp:softplus(b - a) + a;lisht:x*tanh(x);quickgelu:x*sigmoid(1.702*x);logsig:sigmoid(x)|logsigmoid(x);"
    "bentidentity:(sqrt(x^2 + 1) - 1)/2 + x;elish:where(x >= 0, x, expm1(x))*sigmoid(x);"
    "smish:x*tanh(log1p(sigmoid(x)));isru:x/sqrt(1 + a*x^2);isrlu:where(x < 0, x/sqrt(1 + a*x^2), x);"
    "hardelish:where(x >= 0, x, expm1(x))*clamp((x + 1)/2, 0, 1);gcu:x*cos(x);serf:x*erf(softplus(x));"
    "average:(a + b)/2;mean:(a + b)/2;atan2:atan(a/b);";

/// The value of `key` in a list whose values end with `end`.
std::string_view value_of(std::string_view list, std::string_view key, char end) {
  if (key.empty()) return {};
  for (std::size_t at = 0; at < list.size(); at = list.find(end, at) + 1) {
    const std::size_t colon = list.find(':', at);
    if (list.substr(at, colon - at) == key) return list.substr(colon + 1, list.find(end, colon) - colon - 1);
  }
  return {};
}

template <class F> void for_each_function(const F& f) {
  for (auto i = static_cast<std::size_t>(Word::exp); i < static_cast<std::size_t>(Word::count); ++i) f(words[i].name);
}

constexpr const char* sum_name = "sum";

} // namespace

const WordInfo& info_of(Word word) { return words[static_cast<std::size_t>(word)]; }

std::string plain_name(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80) != 0)
      out += c;
  }
  return out;
}

Word find_word(std::string_view name) {
  for (auto i = static_cast<std::size_t>(Word::exp); i < static_cast<std::size_t>(Word::count); ++i)
    if (name == words[i].name) return static_cast<Word>(i);
  return Word::count;
}

Word find_alias(std::string_view name) {
  const std::string plain = plain_name(name);
  const std::string_view meant = value_of(aliases, plain, ' ');
  for (std::size_t i = 0; i < static_cast<std::size_t>(Word::count); ++i)
    if (meant == words[i].name || (i >= static_cast<std::size_t>(Word::exp) && plain == words[i].name))
      return static_cast<Word>(i);
  return Word::count;
}

std::string_view replacement_of(std::string_view name) { return value_of(replacements, plain_name(name), '|'); }

std::string functions_beginning(std::string_view beginning) {
  std::string found;
  for_each_function([&](const char* name) {
    if (std::string_view(name).substr(0, beginning.size()) != beginning) return;
    found += (found.empty() ? "" : ",") + std::string(name);
  });
  return found;
}

bool is_slip(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty() && a[0] == b[0]) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() || b.empty()) return a.size() + b.size() == 1;
  if (a.substr(1) == b || b.substr(1) == a || a.substr(1) == b.substr(1)) return true;
  return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

std::string_view meaning_of(std::string_view name) { return value_of(meanings, plain_name(name), ';'); }

std::string function_like(std::string_view name) {
  const std::string plain = plain_name(name);
  // Names of activation functions are all alike: what is one letter away is mostly another function.
  const bool is_like_others =
      plain.size() < 4 || plain.substr(plain.size() - 2) == "lu" || (plain.back() >= '0' && plain.back() <= '9');
  std::string best;
  const auto consider = [&](const char* candidate) {
    if (best.empty() && !is_like_others && candidate[0] == plain[0] && is_slip(plain, candidate)) best = candidate;
  };
  for_each_function(consider);
  consider(sum_name);
  return best;
}

} // namespace activarium::formula
