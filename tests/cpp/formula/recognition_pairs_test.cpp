// All registered functions and all usual spellings: each is recognised as what it is, none as what it is not, and none
// that was changed somewhere. What is the same is decided by tables of mpmath and by formulas in double.
#include <catch2/catch.hpp>

#include <cmath>
#include <random>
#include <regex>
#include <set>

#include "support/formula_values.h"
#include "support/recognised.h"
#include "support/sanitized.h"
#include "support/true_values.h"

using namespace activarium;
using formula::Declaration;

namespace {

using Ids = std::set<std::string>;

bool is_near(double a, double b) {
  return a == b || std::fabs(a - b) <= 1e-9 * std::max(std::fabs(a), std::fabs(b)) + 1e-40;
}

/// The registered functions that with their start values have this f and f′ at these places.
Ids those_with(const std::vector<double>& x, const std::vector<double>& f, const std::vector<double>& slope) {
  Ids ids;
  for (const TrueFunction& function : true_activations()) {
    if (find_block_kernel(function.id)->info->noisy) continue;
    std::vector<double> own(x.size()), own_slope(x.size());
    function.value(x.data(), own.data(), x.size());
    function.derivative(x.data(), own_slope.data(), x.size());
    bool same = true;
    for (std::size_t i = 0; i < x.size(); ++i) same = same && is_near(own[i], f[i]) && is_near(own_slope[i], slope[i]);
    if (same) ids.insert(function.id);
  }
  return ids;
}

/// Of all sizes and signs, off all kinks but that at 0.
std::vector<double> dense_places() {
  std::vector<double> x;
  for (const double side : {-1.0, 1.0}) {
    for (int i = 0; i < 4000; ++i) x.push_back(side * (i + 0.617) / 100);
    for (int e = -148; e < 128; ++e) x.push_back(side * std::ldexp(1.37, e));
  }
  return x;
}

Ids those_equal_to(const TrueFunction& function) {
  static const std::vector<double> x = dense_places();
  std::vector<double> f(x.size()), slope(x.size());
  function.value(x.data(), f.data(), x.size());
  function.derivative(x.data(), slope.data(), x.size());
  return those_with(x, f, slope);
}

Ids those_meant(const Meaning& meaning) {
  std::vector<double> x, f, slope;
  for (const Truth& truth : meaning.truths) {
    // At a kink, and where a truth is less than a double of our own formulas tells, nothing is decided.
    if (truth.x == 0) continue;
    x.push_back(static_cast<double>(truth.x));
    f.push_back(truth.f);
    slope.push_back(truth.slope);
  }
  return those_with(x, f, slope);
}

/// Families of spellings by the first: what they are for every value of their parameters, and where all are 1.
struct Family {
  const char *first, *always, *with_ones;
};
constexpr Family families[] = {
    {"1/(1+exp(-b*x))", "", "sigmoid: with b = 1"},
    {"2/(1+exp(-a*x))", "", ""},
    {"(e^(a*x)-e^(-a*x))/(e^(a*x)+e^(-a*x))", "", "tanh: with a = 1"},
    {"ln(1+e^(b*x))/b", "softplus: b is its β", ""},
    {"x/(1+e^(-b*x))", "swish: b is its β", ""},
    {"where(x>0,x,a*(e^x-1))", "elu: a is its α", ""},
    {"where(x>0,x,b*(e^(x/b)-1))", "celu: b is its α", ""},
    {"a*x/(1+abs(a*x))", "", "softsign: with a = 1"},
    {"exp(-((x-m)/s)^2)", "", ""},
};

/// Usual spellings of what those tables do not hold.
struct Spelling {
  const char *id, *text;
};
constexpr Spelling more_spellings[] = {
    {"none", "2*x - x"},
    {"hardsigmoid", "max(0, min(1, x/6 + 0.5))"},
    {"hardsigmoid", "min(max(x + 3, 0), 6)/6"},
    {"hardsigmoid", "where(x < -3, 0, where(x > 3, 1, x/6 + 1/2))"},
    {"hardswish", "x*min(max(x + 3, 0), 6)/6"},
    {"hardswish", "x*relu6(x + 3)/6"},
    {"hardswish", "where(x <= -3, 0, where(x >= 3, x, x*(x + 3)/6))"},
    {"hardtanh", "clamp(x, -1, 1)"},
    {"hardtanh", "max(-1, min(1, x))"},
    {"hardtanh", "where(x < -1, -1, where(x > 1, 1, x))"},
    {"softsign", "x/(1 + max(x, -x))"},
    {"relu", "where(x > 0, x, 0)"},
    {"relu", "(x + abs(x))/2"},
    {"relu", "x*heaviside(x)"},
    {"relu6", "min(max(0, x), 6)"},
    {"leaky-relu", "where(x > 0, x, 0.01*x)"},
    {"leaky-relu", "max(0.01*x, x)"},
    {"leaky-relu", "max(0, x) + 0.01*min(0, x)"},
    {"elu", "relu(x) + expm1(min(x, 0))"},
    {"selu", "where(x > 0, 1.0507009873554805*x, 1.7580993408473766*(exp(x) - 1))"},
    {"swish", "x*sigmoid(x*beta)"},
    {"squareplus", "(x + sqrt(x*x + 4))*0.5"},
    {"squareplus", "0.5*x + 0.5*sqrt(x^2 + 4)"},
    {"gelu-tanh", "0.5*x*(1 + tanh(0.7978845608028654*(x + 0.044715*x^3)))"},
    {"swigelu", "x*(sigmoid(x) + phi(x))/2"},
    {"tanhshrink", "x - tanh(x)"},
    {"snake", "x + sin(x)^2"},
    {"snake", "x + sin(x)*sin(x)"},
};

/// What is recognised; where more than one registered function is the same, one of them.
struct Recognisable {
  std::string text;
  std::vector<Declaration> parameters;
  bool is_first; // of its kind
};
std::vector<Declaration> declared(const SpelledFormula& formula, double value = NAN) {
  std::vector<Declaration> all;
  for (const auto& [name, given] : formula.parameters) all.push_back({name, {std::isnan(value) ? given : value}});
  return all;
}
std::string id_of(const std::string& found) { return found.substr(0, found.find(':')); }

/// Without the words that it is so for the values that a slider offers only.
std::string without_range(const std::string& found) { return found.substr(0, found.find(", within")); }

const Family* family_of(const Meaning& meaning) {
  for (const Family& family : families)
    if (meaning.formulas[0].text == family.first) return &family;
  return nullptr;
}

std::vector<Recognisable> all_recognisable() {
  std::vector<Recognisable> all;
  for (const Meaning& meaning : formula_meanings().first) {
    const Family* const family = family_of(meaning);
    if (family == nullptr && those_meant(meaning).empty()) continue;
    for (const SpelledFormula& formula : meaning.formulas) {
      const bool is_first = &formula == &meaning.formulas[0];
      if (family == nullptr || *family->always != '\0')
        all.push_back({formula.text, declared(formula), is_first});
      else if (*family->with_ones != '\0')
        all.push_back({formula.text, declared(formula, 1), is_first});
    }
  }
  for (const Spelling& s : more_spellings) all.push_back({s.text, {}, false});
  return all;
}

/// Draws, the same in every run.
class Draw {
public:
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(generator_()) / static_cast<double>(std::minstd_rand::max());
  }
  std::string place(double low, double high) {
    const double size = std::exp(between(std::log(low), std::log(high)));
    return std::to_string(between(-1, 1) < 0 ? -size : size);
  }
  std::size_t among(std::size_t count) { return generator_() % count; }

private:
  std::minstd_rand generator_{7};
};

std::string with_x(const std::string& text, const std::string& x) {
  return std::regex_replace(text, std::regex("\\bx\\b"), x);
}

} // namespace

TEST_CASE("Of all spellings, each is recognised as the function that it is, and those of no function as none") {
  std::size_t named = 0;
  for (const Meaning& meaning : formula_meanings().first) {
    const Family* const family = family_of(meaning);
    const Ids meant = those_meant(meaning);
    for (const SpelledFormula& formula : meaning.formulas) {
      INFO(formula.text);
      const std::string found = known_alone(formula.text, declared(formula));
      if (family == nullptr) {
        REQUIRE(formula.parameters.empty());
        CHECK((meant.empty() ? found.empty() : meant.count(id_of(found)) == 1));
      } else {
        CHECK(without_range(found) == family->always);
        const bool always = *family->always != '\0';
        CHECK(without_range(known_alone(formula.text, declared(formula, 1))) ==
              (always ? family->always : family->with_ones));
        CHECK(without_range(known_alone(formula.text, declared(formula, 0.875))) == family->always);
      }
      if (!found.empty()) ++named;
    }
  }
  CHECK(named >= 115);
  for (const Spelling& s : more_spellings) {
    INFO(s.text);
    CHECK(id_of(known_alone(s.text)) == s.id);
  }
}

TEST_CASE("Every registered function is recognised by its formula and by its name, and with another value it is not") {
  // The slope of `step` is another than its formula's; a sine of a product is off far out by its rounding; those that
  // are drawn or have many parameters are not compared.
  const Ids unknown = {"step", "snake"};
  for (const TrueFunction& function : true_activations()) {
    const Info& info = *find_block_kernel(function.id)->info;
    if (info.noisy) continue;
    INFO(info.id);
    const Ids same = those_equal_to(function);
    CHECK(same.count(info.id) == 1);
    std::string name = info.id, others;
    std::replace(name.begin(), name.end(), '-', '_');
    std::vector<Declaration> other_values;
    double share = 0.3;
    for (const ParameterInfo& p : info.parameters) {
      const double value = p.minimum + (share += 0.11) * (p.maximum - p.minimum);
      other_values.push_back({p.name, {value}});
      others += ", " + std::to_string(value);
    }
    if (unknown.count(info.id) == 1) {
      CHECK(id_of(known_alone(info.expression)) == "");
      continue;
    }
    // By its parameters, a function may be one that comes before it.
    const auto is_it = [&](const std::string& found) {
      const std::string id = id_of(found);
      return id == info.id || (id == "leaky-relu" && name == "prelu") || (id == "elu" && name == "elu_alpha");
    };
    CHECK((is_it(known_alone(info.expression)) ||
           (info.parameters.size == 0 && same.count(id_of(known_alone(info.expression))) == 1)));
    CHECK(same.count(id_of(known_alone(name + "(x)"))) == 1);
    if (info.parameters.size == 0) continue;
    CHECK(is_it(known_alone(info.expression, other_values)));
    CHECK(known_alone(name + "(x" + others + ")") == "");
  }
}

TEST_CASE("None that is recognised is so when it is clipped far out, has a notch, another slope or another parameter") {
  Draw draw;
  const std::vector<Recognisable> all = all_recognisable();
  CHECK(all.size() >= 150);
  std::size_t number = 0;
  for (const Recognisable& r : all) {
    if (number++ % stride != 0 && !r.is_first) continue;
    const std::string f = "(" + r.text + ")";
    const auto is_unknown = [&](const std::string& changed, const std::vector<Declaration>& parameters) {
      INFO(changed);
      CHECK(known_alone(changed, parameters) == "");
    };
    const auto either = [&](const std::string& a, const std::string& b) { return draw.among(2) == 0 ? a : b; };
    is_unknown("where(abs(x) < " + either("3e4", "1e20") + ", " + f + ", 0)", r.parameters);
    const std::string near = draw.place(0.1, 20), far = draw.place(20, 1e4);
    const std::string raised = f + " + 0.001*(1 + abs(x))";
    is_unknown(
        "where(abs(x - " + either(near, far) + ") < " + either("0.025", "0.0005") + ", " + raised + ", " + f + ")",
        r.parameters);
    is_unknown(either("where(x > 1000, " + f + " + 0.01*(x - 1000), " + f + ")",
                      "where(x < -1000, " + f + " + 0.01*(x + 1000), " + f + ")"),
               r.parameters);
    const std::string factor = either("1.001", "1.0001");
    is_unknown(draw.among(3) == 0   ? factor + "*" + f
               : draw.among(2) == 0 ? f + " + (" + factor + " - 1)"
                                    : with_x(f, "(" + factor + "*x)"),
               r.parameters);
    if (!r.is_first) continue;
    // Smooth, and between all places at which values are compared.
    const std::string place = draw.place(0.5, 1e4), steepness = either("40", "4000");
    is_unknown(f + " + 0.001*(1 + abs(x))*exp(-((x - " + place + ")*" + steepness + ")^2)", r.parameters);
  }
}
