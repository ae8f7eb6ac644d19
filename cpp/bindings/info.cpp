#include "bindings/info.h"

#include <string>

#include "activations/block_kernel.h"

using emscripten::val;

namespace activarium {
namespace {

val text(const char* s) { return val(std::string(s)); }

val pair(Interval i) {
  val out = val::array();
  out.call<void>("push", i.low);
  out.call<void>("push", i.high);
  return out;
}

template <class T, class F> val mapped(const List<T>& items, F to_object) {
  val out = val::array();
  for (const T& item : items) out.call<void>("push", to_object(item));
  return out;
}

/// Undefined where every finite start value is legal.
val object_of(const Legal& legal) {
  val out = val::undefined();
  const auto set = [&](const char* name, const val& value) {
    if (out.isUndefined()) out = val::object();
    out.set(name, value);
  };
  if (legal.at_least > -infinity) set("atLeast", val(legal.at_least));
  if (legal.above > -infinity) set("above", val(legal.above));
  if (legal.not_zero) set("notZero", val(true));
  if (*legal.at_most != '\0') set("atMost", text(legal.at_most));
  return out;
}

val object_of(const ParameterInfo& p) {
  val out = val::object();
  out.set("name", text(p.name));
  out.set("symbol", text(p.symbol));
  out.set("count", p.count);
  out.set("initial", p.initial);
  static constexpr const char* distributions[] = {"constant", "normal", "uniform"};
  out.set("distribution", text(distributions[static_cast<std::size_t>(p.distribution)]));
  out.set("spread", p.spread);
  if (p.initials.size != 0) out.set("initials", mapped(p.initials, [](double v) { return val(v); }));
  out.set("minimum", p.minimum);
  out.set("maximum", p.maximum);
  if (const val legal = object_of(p.legal); !legal.isUndefined()) out.set("legal", legal);
  out.set("learnable", p.learnable);
  out.set("learned", p.learned);
  return out;
}

val object_of(const Kink& k) {
  val out = val::object();
  out.set("x", k.x);
  out.set("derivative", k.derivative);
  out.set("reason", text(k.reason));
  return out;
}

val object_of(const Worst& w) {
  val out = val::object();
  out.set("ulp", w.ulp);
  out.set("x", w.x);
  return out;
}

val object_of(const Source& s) {
  val out = val::object();
  out.set("kind", text(s.kind));
  if (std::string(s.kind) == "none") {
    out.set("note", text(s.note));
  } else {
    out.set("title", text(s.title));
    out.set("year", s.year);
    out.set("link", text(s.link));
  }
  return out;
}

} // namespace

val info_object(const Info& info) {
  val out = val::object();
  out.set("id", text(info.id));
  out.set("name", text(info.name));
  out.set("family", text(info.family));
  out.set("formula", text(info.formula));
  out.set("formulaText", text(info.formula_text));
  out.set("expression", text(info.expression));
  static constexpr const char* kinds[] = {"elementwise", "gated", "grouped", "output"};
  out.set("kind", text(kinds[static_cast<std::size_t>(info.kind)]));
  out.set("pieces", info.pieces);
  out.set("gate", text(info.gate));
  out.set("parameters", mapped(info.parameters, [](const ParameterInfo& p) { return object_of(p); }));
  out.set("kinks", mapped(info.kinks, [](const Kink& k) { return object_of(k); }));
  val limits = val::object();
  limits.set("value", pair(info.value_limits));
  limits.set("derivative", pair(info.derivative_limits));
  out.set("limits", limits);
  out.set("range", pair(info.range));
  out.set("monotone", info.monotone);
  val accuracy = val::object();
  accuracy.set("value", object_of(info.accuracy.value));
  accuracy.set("derivative", object_of(info.accuracy.derivative));
  out.set("accuracy", accuracy);
  out.set("source", object_of(info.source));
  out.set("year", info.year);
  out.set("history", text(info.history));
  out.set("typicalUse", text(info.typical_use));
  out.set("pros", text(info.pros));
  out.set("cons", text(info.cons));
  out.set("noisy", info.noisy);
  if (info.surrogate_derivative) out.set("surrogateDerivative", true);
  return out;
}

val activation_infos() {
  return mapped(block_kernels(), [](const BlockKernel& kernel) { return info_object(*kernel.info); });
}

} // namespace activarium
