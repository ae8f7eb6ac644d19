// Prints the TypeScript types of a run's settings, as the build puts them into web/src/engine/settings.generated.ts.
#include <cmath>
#include <cstdio>

#include "activations/block_kernel.h"
#include "training/settings.h"

namespace activarium {
namespace {

/// Adds a declaration for each group and each choice that it meets, and a line for each setting.
class TypeWriter {
public:
  explicit TypeWriter(std::string& declarations) : declarations_(declarations) {}

  const std::string& lines() const { return lines_; }

  TypeWriter& doc(const char* text) {
    doc_ = text;
    return *this;
  }
  void number(const char* name, double v, const Limits&) { line(name, "number", std::isnan(v), written(v)); }
  void pair(const char* name, const std::array<double, 2>& v, const Limits&) {
    line(name, "readonly [number, number]", false, "[" + written(v[0]) + ", " + written(v[1]) + "]");
  }
  void flag(const char* name, bool v) { line(name, "boolean", false, v ? "true" : "false"); }
  /// The one text among the settings names a function.
  void text(const char* name, const std::string&) { line(name, "ActivationId", true); }
  void choice(const char* name, std::size_t v, Names names) {
    line(name, choice_type(name, names), false, "`" + std::string(names[v]) + "`");
  }
  void choice(const char* name, const std::optional<std::size_t>&, Names names) {
    line(name, choice_type(name, names), false);
  }
  void names(const char* name, const std::optional<std::vector<std::string>>&) {
    line(name, "readonly string[]", false);
  }
  void parameters(const char* name, const std::vector<ParameterStart>&) {
    line(name, "Readonly<Record<string, number | readonly number[]>>", false);
  }
  template <class T> void list(const char* name, std::vector<T>&, double) {
    std::string one = name;
    one.pop_back(); // its plural s
    line(name, "readonly " + group_type<T>(one) + "[]", true);
  }
  template <class List> void one_of(const char* name, OneOf<List>&) { one_of_type<List>(name); }
  template <class List> void one_of(const char* name, std::optional<OneOf<List>>&) { one_of_type<List>(name); }
  template <class T> void group(const char* name, std::optional<T>&) { line(name, group_type<T>(name), false); }

  /// The declaration of an interface with the lines so far.
  std::string interface(const std::string& name) const {
    return "export interface " + name + " {\n" + lines_ + "}\n\n";
  }

private:
  static std::string capital(std::string name) {
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
  }

  static std::string written(double v) {
    char out[32];
    std::snprintf(out, sizeof out, "%g", v);
    return out;
  }

  void line(const char* name, const std::string& type, bool is_required, const std::string& fallback = "") {
    std::string remark = doc_;
    if (!is_required && !fallback.empty()) remark += " Default " + fallback + ".";
    lines_ += "  /** " + remark + " */\n  readonly " + name + (is_required ? ": " : "?: ") + type + ";\n";
  }

  std::string choice_type(const char* name, Names names) {
    const std::string type = capital(name);
    std::string members;
    for (std::size_t i = 0; i < names.size; ++i) members += std::string(i == 0 ? "'" : " | '") + names[i] + "'";
    declarations_ += "export type " + type + " = " + members + ";\n\n";
    return type;
  }

  template <class T> std::string group_type(const std::string& name, const std::string& first_line = "") {
    const std::string type = capital(name) + "Options";
    TypeWriter own(declarations_);
    own.lines_ = first_line;
    T().visit(own);
    declarations_ += own.interface(type);
    return type;
  }

  template <class List> void one_of_type(const char* name) {
    const std::string remark = doc_;
    std::string members;
    List::for_each([&]<class Member>() {
      const std::string own = Member::name;
      members += (members.empty() ? "" : " | ") +
                 group_type<typename Member::Options>(own, "  readonly kind: '" + own + "';\n");
    });
    doc_ = remark;
    line(name, members, false);
  }

  std::string& declarations_;
  std::string lines_, doc_;
};

/// The declaration of the ids that a hidden layer may name.
std::string activation_ids() {
  std::string out = "/** Id of a function; those of `Engine.define` are strings too. */\nexport type ActivationId =";
  for (const BlockKernel& kernel : block_kernels())
    if (kernel.info->kind != Kind::output) out += std::string(" '") + kernel.info->id + "' |";
  return out + " (string & {});\n\n";
}

} // namespace
} // namespace activarium

int main() {
  std::string declarations = activarium::activation_ids();
  activarium::TypeWriter writer(declarations);
  activarium::Settings().visit(writer);
  std::printf("/** The settings of a run, as the engine describes them. Made by the build. */\n\n%s%s",
              declarations.c_str(), writer.interface("RunSettings").c_str());
  return 0;
}
