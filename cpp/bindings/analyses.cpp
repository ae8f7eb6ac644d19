// Analyses as JavaScript sees them: advanced chunk by chunk, then read.
#include "bindings/analyses.h"

#include "analysis/list.h"
#include "bindings/values.h"

namespace activarium {
namespace {

/// A report as an object.
class ObjectReport final : public Report {
public:
  const val& object() const { return open_.front(); }

  void number(const char* name, double v) override { open_.back().set(name, v); }
  void text(const char* name, const std::string& v) override { open_.back().set(name, v); }
  void numbers(const char* name, const float* v, std::size_t n) override { open_.back().set(name, copied(v, n)); }
  void numbers(const char* name, const std::uint32_t* v, std::size_t n) override {
    open_.back().set(name, copied(v, n));
  }
  void numbers(const char* name, const std::uint8_t* v, std::size_t n) override {
    open_.back().set(name, copied(v, n));
  }
  void open(const char* name) override {
    if (open_.back()[name].isUndefined()) open_.back().set(name, val::array());
    const val item = val::object();
    open_.back()[name].call<void>("push", item);
    open_.push_back(item);
  }
  void close() override { open_.pop_back(); }

private:
  std::vector<val> open_ = {val::object()};
};

val analysis_result(const Analysis& analysis) {
  ObjectReport report;
  analysis.report(report);
  return report.object();
}

} // namespace

val start_analysis_named(const Run& run, const std::string& name, const val& asked) {
  AnalysisRequest request;
  request.split = split_of(asked["test"].as<bool>());
  if (!asked["images"].isUndefined()) request.images = asked["images"].as<std::size_t>();
  if (!asked["layer"].isUndefined()) request.layer = asked["layer"].as<double>();
  if (!asked["unit"].isUndefined()) request.unit = asked["unit"].as<double>();
  val out = val::undefined();
  Analyses::call(Analyses::names.find(name), [&]<class A>() {
    const Made<A> made = start_analysis<A>(run, request);
    if (made.problem) {
      out = refusal(made.problem);
      return;
    }
    out = val::object();
    out.set("analysis", std::shared_ptr<Analysis>(made.value));
  });
  return out;
}

} // namespace activarium

EMSCRIPTEN_BINDINGS(analyses) {
  using namespace activarium;
  using emscripten::optional_override;
  emscripten::class_<Analysis>("Analysis")
      .smart_ptr<std::shared_ptr<Analysis>>("AnalysisPointer")
      .function("advance", &Analysis::advance)
      .function("done", &Analysis::done)
      .function("total", &Analysis::total)
      .function("step", optional_override([](const Analysis& a) { return static_cast<double>(a.step()); }))
      .function("result", &analysis_result);
}
