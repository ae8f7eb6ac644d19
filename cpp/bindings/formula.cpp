// Formulas as JavaScript sees them: read, defined, forgotten.
#include "bindings/info.h"
#include "bindings/select.h"
#include "formula/definition.h"
#include "formula/precision.h"

namespace activarium {
namespace {

using formula::Fault;
using formula::Form;
using formula::Node;
using formula::Tree;

val list_of(const Tree& tree, const std::vector<val>& made, const Node& node) {
  val out = val::array();
  for (std::size_t k = 0; k < node.count; ++k) out.call<void>("push", made[tree.operand(node, k)]);
  return out;
}

/// The tree as the library's FormulaNode.
val tree_object(const Tree& tree) {
  std::vector<val> made;
  for (const Node& node : tree.nodes) {
    val out = val::object();
    switch (node.form) {
    case Form::number:
      out.set("op", std::string("number"));
      out.set("value", node.value);
      break;
    case Form::input:
      out.set("op", std::string("x"));
      break;
    case Form::name:
    case Form::list:
      out.set("op", std::string("name"));
      out.set("name", tree.text(node));
      break;
    case Form::element:
      out.set("op", std::string("index"));
      out.set("name", tree.text(node));
      out.set("index", made[tree.operand(node, 0)]);
      break;
    case Form::sum_opens:
      break;
    case Form::sum:
      out.set("op", std::string("sum"));
      out.set("variable", tree.text(node));
      out.set("low", node.low);
      out.set("high", node.high);
      out.set("body", made[tree.operand(node, 0)]);
      break;
    case Form::call:
      out.set("op", std::string(info_of(node.word).name));
      out.set("args", list_of(tree, made, node));
      break;
    case Form::registered:
      out.set("op", tree.text(node));
      out.set("args", list_of(tree, made, node));
      out.set("expanded", made[node.expansion]);
      break;
    }
    made.push_back(out);
  }
  return made.back();
}

/// { code, values, from, to }
val fault_object(const Fault& fault) {
  val out = val::object();
  out.set("code", std::string(fault.code));
  out.set("values", values_of(fault.facts));
  out.set("from", fault.from);
  out.set("to", fault.to);
  return out;
}

/// What the library calls FormulaReading, without words for the notes; or a fault.
val read_formula(const std::string& text) {
  formula::Formula read;
  if (const Fault fault = formula::read(text, read)) return fault_object(fault);
  val out = val::object(), notes = val::array();
  for (const formula::Note& note : read.notes) notes.call<void>("push", fault_object(note));
  val parameters = val::array();
  for (const formula::Parameter& p : read.built.parameters) {
    val parameter = val::object();
    parameter.set("name", p.name);
    parameter.set("count", p.count);
    parameter.set("firstIndex", p.is_list ? val(p.first_index) : val::undefined());
    parameters.call<void>("push", parameter);
  }
  out.set("kind", std::string("valid"));
  out.set("canonical", read.canonical);
  out.set("parameters", parameters);
  out.set("tree", tree_object(read.tree));
  out.set("notes", notes);
  return out;
}

constexpr const char* distributions[] = {"constant", "normal", "uniform"};

/// The request with everything filled in that was left out.
val request_object(const formula::Request& request) {
  val parameters = val::object();
  for (const formula::Declaration& p : request.parameters) {
    val parameter = val::object();
    if (p.initial.size() == 1) {
      parameter.set("initial", p.initial[0]);
    } else {
      val initial = val::array();
      for (const double v : p.initial) initial.call<void>("push", v);
      parameter.set("initial", initial);
    }
    parameter.set("distribution", std::string(distributions[static_cast<std::size_t>(p.distribution)]));
    parameter.set("spread", p.spread);
    parameter.set("minimum", p.minimum);
    parameter.set("maximum", p.maximum);
    parameter.set("learnable", p.learnable);
    parameters.set(p.name, parameter);
  }
  val out = val::object();
  out.set("formula", request.formula);
  out.set("parameters", parameters);
  if (!request.name.empty()) out.set("name", request.name);
  return out;
}

val definition_object(const formula::Definition& definition) {
  val out = info_object(definition.info());
  out.set("definition", request_object(definition.request()));
  if (const formula::Known& known = definition.known_as(); known.info != nullptr) {
    val same = val::object();
    same.set("id", std::string(known.info->id));
    same.set("name", std::string(known.info->name));
    val renamed = val::array(), starts = val::array();
    for (const auto& [own, registered] : known.renamed) {
      val pair = val::object();
      pair.set("own", own);
      pair.set("registered", registered);
      renamed.call<void>("push", pair);
    }
    for (const auto& [name, value] : known.starts) {
      val start = val::object();
      start.set("name", name);
      start.set("value", value);
      starts.call<void>("push", start);
    }
    same.set("renamed", renamed);
    same.set("withinRange", known.within_range);
    same.set("starts", starts);
    out.set("knownAs", same);
  }
  return out;
}

double number_or(const val& value, double otherwise) { return value.isUndefined() ? otherwise : value.as<double>(); }

/// `entries` is an array of [name, declaration]; what a declaration leaves out is undefined. Gives { info } or a
/// refusal.
val define(const std::string& text, const std::string& name, const val& entries) {
  formula::Request request{text, name, {}};
  const auto count = entries["length"].as<std::size_t>();
  for (std::size_t i = 0; i < count; ++i) {
    const val given = entries[i][1];
    formula::Declaration p;
    p.name = entries[i][0].as<std::string>();
    const std::string at = "parameters." + p.name + ".";
    if (!given["initial"].isUndefined()) p.initial = emscripten::convertJSArrayToNumberVector<double>(given["initial"]);
    if (!given["distribution"].isUndefined()) {
      const auto wanted = given["distribution"].as<std::string>();
      std::size_t kind = 0;
      while (kind < 3 && wanted != distributions[kind]) ++kind;
      if (kind == 3)
        return refusal({"unknown-name", at + "distribution", {{"name", wanted}, {"names", "constant,normal,uniform"}}});
      p.distribution = static_cast<Distribution>(kind);
    }
    p.spread = number_or(given["spread"], p.spread);
    for (const auto& [key, value] : {std::pair("minimum", &p.minimum), std::pair("maximum", &p.maximum)}) {
      if (given[key].isUndefined()) continue;
      *value = given[key].as<double>();
      if (std::isnan(*value)) return refusal({"out-of-range", at + key});
    }
    if (!given["learnable"].isUndefined()) p.learnable = given["learnable"].as<bool>();
    request.parameters.push_back(std::move(p));
  }
  formula::Outcome made = formula::define(request);
  if (made.definition) {
    val out = val::object();
    out.set("info", definition_object(*made.definition));
    return out;
  }
  if (made.fault.to != 0) made.fault.facts.add({"position", made.fault.from + 1});
  return refusal({made.fault.code, made.field, made.fault.facts});
}

val definitions() {
  val out = val::array();
  for (const auto& definition : formula::definitions()) out.call<void>("push", definition_object(*definition));
  return out;
}

void forget(const std::string& id) { formula::forget(id); }

/// As `evaluate`, with each operation rounded to "float16" or "bfloat16".
val evaluate_rounded(const std::string& id, const val& entries, double seed, const val& x,
                     const std::string& precision) {
  const auto format = precision == "float16" ? formula::Format::float16 : formula::Format::bfloat16;
  return evaluated(id, entries, seed, x, [&](const Selected& s, const std::vector<float>& at, Curves& out) {
    return formula::evaluate_rounded(
        *s.kernel, format, s.parameters.data(), at.size(), at.data(), out.y.data(), out.dy.data(), out.d2y.data());
  });
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(formula) {
  emscripten::function("readFormula", &activarium::read_formula);
  emscripten::function("define", &activarium::define);
  emscripten::function("definitions", &activarium::definitions);
  emscripten::function("forget", &activarium::forget);
  emscripten::function("evaluateRounded", &activarium::evaluate_rounded);
}
