// Functions and the surface as JavaScript sees them.
#include "analysis/surface.h"
#include "bindings/info.h"
#include "bindings/select.h"

namespace activarium {

Selected select_activation(const std::string& id, const val& entries, double seed) {
  Selected s;
  s.kernel = find_block_kernel(id);
  if (s.kernel == nullptr) {
    s.problem = {"unknown-activation", "activation", {{"activation", id}}};
    return s;
  }
  const Info& info = *s.kernel->info;
  if (info.kind != Kind::elementwise) {
    static constexpr const char* kinds[] = {"elementwise", "gated", "grouped", "output"};
    s.problem = {
        "no-curve", "activation", {{"activation", info.name}, {"kind", kinds[static_cast<std::size_t>(info.kind)]}}};
    return s;
  }
  const std::vector<ParameterStart> starts = starts_of(entries);
  s.problem = check_parameters(info, starts, "parameters");
  if (!s.problem) s.parameters = start_parameters(info, starts, static_cast<std::uint64_t>(seed), 0, 1);
  return s;
}

namespace {

val evaluate(const std::string& id, const val& entries, double seed, const val& x) {
  return evaluated(id, entries, seed, x, [](const Selected& s, const std::vector<float>& at, Curves& out) {
    s.kernel->evaluate(
        {s.parameters.data(), 1, nullptr, nullptr}, at.size(), at.data(), out.y.data(), out.dy.data(), out.d2y.data());
    return Problem();
  });
}

val make_surface(const std::string& id, const val& entries, double seed, double low, double high, double points) {
  const Selected s = select_activation(id, entries, seed);
  if (s.problem) return refusal(s.problem);
  const Surface made = surface(*s.kernel, s.parameters.data(), low, high, static_cast<std::size_t>(points));
  val out = val::object();
  out.set("axis", copied(made.axis));
  out.set("z", copied(made.z));
  out.set("gradient", copied(made.gradient));
  return out;
}

} // namespace
} // namespace activarium

EMSCRIPTEN_BINDINGS(activations) {
  emscripten::function("activations", &activarium::activation_infos);
  emscripten::function("evaluate", &activarium::evaluate);
  emscripten::function("surface", &activarium::make_surface);
}
