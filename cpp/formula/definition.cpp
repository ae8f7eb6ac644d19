#include "formula/definition.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/hash.h"
#include "formula/shape.h"

namespace activarium::formula {
namespace {

std::vector<std::shared_ptr<const Definition>>& all() {
  static std::vector<std::shared_ptr<const Definition>> definitions;
  return definitions;
}

std::shared_ptr<const BlockKernel> find(std::string_view id) {
  for (const auto& definition : all())
    if (id == definition->info().id) return {definition, &definition->kernel()};
  return nullptr;
}

template <Program Programs::*program> void run(const Strip& strip) {
  (static_cast<const Programs*>(strip.program)->*program).run(strip);
}

// Serialised: the formula, the name, the number of parameters; of each its name, the number of start values, those, its
// distribution, spread, minimum, maximum and whether it is learnable. Lengths and numbers are doubles.
void put(std::string& out, double v) {
  char bytes[sizeof v];
  std::memcpy(bytes, &v, sizeof v);
  out.append(bytes, sizeof v);
}
void put(std::string& out, const std::string& text) {
  put(out, static_cast<double>(text.size()));
  out += text;
}
std::string serialised(const std::vector<Declaration>& parameters) {
  std::string out;
  put(out, static_cast<double>(parameters.size()));
  for (const Declaration& p : parameters) {
    put(out, p.name);
    put(out, static_cast<double>(p.initial.size()));
    for (const double v : p.initial) put(out, v);
    for (const double v :
         {static_cast<double>(p.distribution), p.spread, p.minimum, p.maximum, p.learnable ? 1.0 : 0.0})
      put(out, v);
  }
  return out;
}

class Bytes {
public:
  explicit Bytes(std::string_view bytes) : left_(bytes) {}
  bool ok = true;

  double number() {
    double v = 0;
    if (left_.size() < sizeof v) return ok = false, 0;
    std::memcpy(&v, left_.data(), sizeof v);
    left_.remove_prefix(sizeof v);
    return v;
  }
  /// A whole number up to `most`.
  std::size_t count(std::size_t most) {
    const double v = number();
    if (v >= 0 && v <= static_cast<double>(most) && v == std::floor(v)) return static_cast<std::size_t>(v);
    ok = false;
    return 0;
  }
  std::string text() {
    const std::size_t size = count(left_.size());
    if (size > left_.size()) return ok = false, std::string();
    std::string out(left_.substr(0, size));
    left_.remove_prefix(size);
    return out;
  }
  bool at_end() const { return left_.empty(); }

private:
  std::string_view left_;
};

/// At most `most` bytes of the text, whole characters, with an ellipsis if there are more.
std::string shortened(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

bool is_float(double v) { return std::fabs(v) <= 3.4028234663852886e38; }

constexpr std::size_t max_name = 80; // bytes

} // namespace

/// Makes a definition, step by step; a step that finds something wrong says so.
struct Definer {
  Definition& d;
  std::string field;
  Fault fault;
  bool starts_are_given = true; // of all parameters

  bool fail(std::string where, const char* code, Facts facts = {}) {
    field = std::move(where);
    fault = {code, 0, 0, std::move(facts)};
    return false;
  }

  bool read_formula() {
    Formula formula;
    fault = read(d.request_.formula, formula);
    if (!fault) fault = compile(formula, d.programs_);
    field = fault ? "formula" : "";
    d.canonical_ = formula.canonical;
    d.parameters_ = formula.built.parameters;
    return !fault;
  }

  bool declare_parameters() {
    std::vector<Declaration> complete;
    for (const Declaration& given : d.request_.parameters) {
      const bool known = std::any_of(
          d.parameters_.begin(), d.parameters_.end(), [&](const Parameter& p) { return p.name == given.name; });
      if (!known) return fail("parameters." + given.name, "not-in-formula");
    }
    for (const Parameter& p : d.parameters_) {
      const auto given = std::find_if(d.request_.parameters.begin(), d.request_.parameters.end(),
                                      [&](const Declaration& candidate) { return candidate.name == p.name; });
      complete.push_back(given == d.request_.parameters.end() ? Declaration{p.name, {}} : *given);
      if (!complete_parameter(p, complete.back())) return false;
    }
    d.request_.parameters = std::move(complete);
    return true;
  }

  bool complete_parameter(const Parameter& parameter, Declaration& p) {
    const std::string at = "parameters." + p.name + ".";
    if (p.initial.empty()) starts_are_given = false;
    if (p.initial.empty()) p.initial = {1};
    if (p.initial.size() != 1 && p.initial.size() != parameter.count)
      return parameter.count == 1 ? fail(at + "initial", "one-number")
                                  : fail(at + "initial", "parameter-count", {{"count", parameter.count}});
    for (const double v : p.initial)
      if (!is_float(v)) return fail(at + "initial", "start-not-a-float");
    if (std::all_of(p.initial.begin(), p.initial.end(), [&](double v) { return v == p.initial[0]; }))
      p.initial.resize(1);
    if (!(p.spread >= 0) || !is_float(p.spread)) return fail(at + "spread", "out-of-range", {{"low", 0}});
    if (p.distribution == Distribution::constant) p.spread = 1;
    const auto [least, most] = std::minmax_element(p.initial.begin(), p.initial.end());
    const double reach = std::max({2.0, 2 * std::fabs(*least), 2 * std::fabs(*most)});
    if (std::isnan(p.minimum)) p.minimum = (std::isnan(p.maximum) ? *least : std::min(*least, p.maximum)) - reach;
    if (std::isnan(p.maximum)) p.maximum = std::max(*most, p.minimum) + reach;
    if (!is_float(p.minimum)) return fail(at + "minimum", "out-of-range");
    if (!is_float(p.maximum)) return fail(at + "maximum", "out-of-range");
    if (!(p.minimum < p.maximum)) return fail(at + "maximum", "not-above-minimum");
    return true;
  }

  void fill() {
    const std::string declarations = serialised(d.request_.parameters);
    Fnv1a hash;
    hash.add(d.canonical_.data(), d.canonical_.size());
    hash.add(declarations.data(), declarations.size());
    d.id_ = "f-" + hex(hash.value());
    d.name_ = d.request_.name.empty() ? shortened(d.canonical_, 40) : d.request_.name;
    put(d.serialised_, d.request_.formula);
    put(d.serialised_, d.request_.name);
    d.serialised_ += declarations;

    for (const Declaration& p : d.request_.parameters) d.initials_.push_back(p.initial);
    for (std::size_t i = 0; i < d.parameters_.size(); ++i) {
      const Declaration& p = d.request_.parameters[i];
      ParameterInfo info = {.name = p.name.c_str(), .symbol = p.name.c_str(), .count = d.parameters_[i].count};
      double sum = 0;
      for (const double v : p.initial) sum += v;
      info.initial = sum / static_cast<double>(p.initial.size());
      if (p.initial.size() > 1) {
        info.initials.data = d.initials_[i].data();
        info.initials.size = d.initials_[i].size();
      }
      info.distribution = p.distribution;
      info.spread = p.spread;
      info.minimum = p.minimum;
      info.maximum = p.maximum;
      info.learnable = info.learned = p.learnable;
      d.infos_.push_back(info);
    }

    Info& info = d.info_;
    info.id = d.id_.c_str();
    info.name = d.name_.c_str();
    info.family = "own formula";
    info.formula = "";
    info.formula_text = info.expression = d.canonical_.c_str();
    info.parameters.data = d.infos_.data();
    info.parameters.size = d.infos_.size();
    info.accuracy = {.value = {not_a_number}, .derivative = {not_a_number}};
    info.source = {.kind = "none", .note = "Defined here."};
    info.history = info.typical_use = info.pros = info.cons = "";
    d.kernel_ = {&info,
                 run<&Programs::values>,
                 run<&Programs::slopes>,
                 run<&Programs::gradients>,
                 run<&Programs::curvatures>,
                 &d.programs_,
                 d.serialised_};
    // Drawn parameters give each neuron a shape of its own.
    const bool drawn = std::any_of(d.infos_.begin(), d.infos_.end(), [](const ParameterInfo& p) {
      return p.distribution != Distribution::constant && p.spread > 0;
    });
    const std::vector<float> start = initial_values(info);
    const auto curve = drawn ? std::nullopt : Curve::of(d.kernel_, start.data());
    const Shape shape = curve ? shape_of(*curve) : Shape();
    info.value_limits = shape.value_limits;
    info.derivative_limits = shape.derivative_limits;
    // That f has no bound is claimed only where a limit or a pole shows it.
    const auto claimed = [&](double end) {
      const bool is_shown = std::isfinite(end) || shape.poles.size() > 0 || end == shape.value_limits.low ||
                            end == shape.value_limits.high;
      return is_shown ? end : not_a_number;
    };
    info.range = {claimed(shape.lowest.value), claimed(shape.highest.value)};
    info.monotone = shape.direction == Direction::rising || shape.direction == Direction::constant;
    d.known_ = recognise(d.kernel_, starts_are_given);
  }

  static Outcome define(const Request& request) {
    const std::shared_ptr<Definition> made(new Definition);
    made->request_ = request;
    Definer definer{*made, {}, {}, true};
    if (request.name.size() > max_name)
      definer.fail("name", "title-too-long", {{"most", max_name}});
    else if (definer.read_formula() && definer.declare_parameters())
      definer.fill();
    if (definer.fault) return {nullptr, definer.field, definer.fault};

    find_defined_kernels_by(find);
    auto& definitions = all();
    const auto same = std::find_if(
        definitions.begin(), definitions.end(), [&](const auto& other) { return other->id_ == made->id_; });
    if (same != definitions.end()) {
      *same = made;
    } else {
      if (definitions.size() == max_definitions)
        return {nullptr, "formula", {"too-many-formulas", 0, 0, {{"most", max_definitions}}}};
      definitions.push_back(made);
    }
    return {made, {}, {}};
  }
};

Outcome define(const Request& request) { return Definer::define(request); }

Outcome define_serialised(std::string_view bytes) {
  Bytes in(bytes);
  Request request;
  request.formula = in.text();
  request.name = in.text();
  const std::size_t count = in.count(max_scalars);
  for (std::size_t i = 0; i < count && in.ok; ++i) {
    Declaration p;
    p.name = in.text();
    const std::size_t values = in.count(max_scalars);
    for (std::size_t k = 0; k < values && in.ok; ++k) p.initial.push_back(in.number());
    p.distribution = static_cast<Distribution>(in.count(2));
    p.spread = in.number();
    p.minimum = in.number();
    p.maximum = in.number();
    p.learnable = in.number() != 0;
    request.parameters.push_back(std::move(p));
  }
  if (!in.ok || !in.at_end()) return {};
  return define(request);
}

void forget(std::string_view id) {
  auto& definitions = all();
  definitions.erase(std::remove_if(definitions.begin(), definitions.end(),
                                   [&](const auto& definition) { return id == definition->info().id; }),
                    definitions.end());
}

const std::vector<std::shared_ptr<const Definition>>& definitions() { return all(); }

} // namespace activarium::formula
