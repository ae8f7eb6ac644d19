#include "bindings/read_settings.h"

#include <cmath>

#include "bindings/values.h"

namespace activarium {
namespace {

std::string type_of(const val& v) { return v.typeOf().as<std::string>(); }
bool is_list(const val& v) { return val::global("Array").call<bool>("isArray", v); }
bool is_object(const val& v) { return type_of(v) == "object" && !v.isNull() && !is_list(v); }

/// Visits a group of settings with the object that holds them; the first problem stays.
class Reader {
public:
  Reader(const val& object, std::string field, Problem& problem)
      : object_(object), field_(std::move(field)), problem_(problem) {}

  Reader& doc(const char*) { return *this; }

  void number(const char* name, double& v, const Limits&) {
    const val given = take(name);
    if (is_sound_number(name, given, std::isnan(v))) v = given.as<double>();
  }
  void pair(const char* name, std::array<double, 2>& v, const Limits&) {
    const val given = take(name);
    if (given.isUndefined()) return;
    if (!is_list(given) || given["length"].as<unsigned>() != 2) return refuse(name, "pair");
    for (unsigned i = 0; i < 2; ++i) {
      const std::string item = name + ("[" + std::to_string(i)) + "]";
      if (is_sound_number(item, given[i], true)) v[i] = given[i].as<double>();
    }
  }
  void flag(const char* name, bool& v) {
    const val given = take(name);
    if (given.isUndefined()) return;
    if (type_of(given) != "boolean") return refuse(name, "flag");
    v = given.as<bool>();
  }
  void text(const char* name, std::string& v) {
    const val given = take(name);
    if (type_of(given) != "string") return refuse(name, "text");
    v = given.as<std::string>();
  }
  void choice(const char* name, std::size_t& v, Names names) {
    if (const val given = take(name); !given.isUndefined()) choose(name, given, v, names);
  }
  void choice(const char* name, std::optional<std::size_t>& v, Names names) {
    if (const val given = take(name); !given.isUndefined()) choose(name, given, v.emplace(), names);
  }
  void names(const char* name, std::optional<std::vector<std::string>>& v) {
    const val given = take(name);
    if (given.isUndefined()) return;
    if (!is_list(given)) return refuse(name, "list");
    v.emplace();
    for (unsigned i = 0; i < given["length"].as<unsigned>(); ++i) {
      if (type_of(given[i]) != "string") return refuse(name + ("[" + std::to_string(i)) + "]", "text");
      v->push_back(given[i].as<std::string>());
    }
  }
  void parameters(const char* name, std::vector<ParameterStart>& starts) {
    const val given = take(name);
    if (given.isUndefined()) return;
    if (!is_object(given)) return refuse(name, "group");
    for (const std::string& own : keys_of(given)) {
      const std::string at = std::string(name) + "." + own;
      const val values = given[own];
      ParameterStart start{own, {}};
      const unsigned count = is_list(values) ? values["length"].as<unsigned>() : 1;
      for (unsigned i = 0; i < count; ++i) {
        const val each = is_list(values) ? values[i] : values;
        if (!is_sound_number(at, each, true)) return;
        start.values.push_back(each.as<double>());
      }
      starts.push_back(std::move(start));
    }
  }
  template <class T> void list(const char* name, std::vector<T>& items, double most) {
    const val given = take(name);
    if (!is_list(given)) return refuse(name, "list");
    const auto count = given["length"].as<double>();
    // One more than are allowed is enough for `plan` to refuse them.
    items.resize(static_cast<std::size_t>(std::min(count, most + 1)));
    for (std::size_t i = 0; i < items.size(); ++i)
      within(std::string(name) + "[" + std::to_string(i) + "]", given[static_cast<unsigned>(i)], items[i]);
  }
  template <class List> void one_of(const char* name, OneOf<List>& chosen) {
    const val given = take(name);
    if (!given.isUndefined()) choose_one(name, given, chosen);
  }
  template <class List> void one_of(const char* name, std::optional<OneOf<List>>& chosen) {
    const val given = take(name);
    if (!given.isUndefined()) choose_one(name, given, chosen.emplace());
  }
  template <class T> void group(const char* name, std::optional<T>& group) {
    const val given = take(name);
    if (!given.isUndefined()) within(name, given, group.emplace());
  }

  /// After the visit: what the object has beside what was asked for.
  void refuse_others() {
    for (const std::string& own : keys_of(object_)) {
      if (known_.find(", " + own + ",") != std::string::npos) continue;
      problem_ = {"unknown-setting", at(own), {{"known", known_.substr(2, known_.size() - 3)}}};
      return;
    }
  }

private:
  static std::vector<std::string> keys_of(const val& object) {
    return emscripten::vecFromJSArray<std::string>(val::global("Object").call<val>("keys", object));
  }

  std::string at(const std::string& name) const { return field_.empty() ? name : field_ + "." + name; }

  val take(const char* name) {
    if (known_.empty()) known_ = ",";
    known_ += std::string(" ") + name + ",";
    return object_[name];
  }

  void refuse(const std::string& name, const char* expected) {
    if (!problem_) problem_ = {"wrong-type", at(name), {{"expected", expected}}};
  }

  bool is_sound_number(const std::string& name, const val& given, bool is_required) {
    if (given.isUndefined() && !is_required) return false;
    if (type_of(given) == "number") return true;
    refuse(name, "number");
    return false;
  }

  void choose(const std::string& name, const val& given, std::size_t& v, Names names) {
    if (type_of(given) != "string") return refuse(name, "text");
    const auto wanted = given.as<std::string>();
    const std::size_t found = names.find(wanted);
    if (found < names.size) {
      v = found;
      return;
    }
    std::string all;
    for (std::size_t i = 0; i < names.size; ++i) all += (i == 0 ? "" : ",") + std::string(names[i]);
    if (!problem_) problem_ = {"unknown-name", at(name), {{"name", wanted}, {"names", all}}};
  }

  template <class List> void choose_one(const char* name, const val& given, OneOf<List>& chosen) {
    if (!is_object(given)) return refuse(name, "group");
    chosen = OneOf<List>();
    choose(std::string(name) + ".kind", given["kind"], chosen.kind, List::names);
    if (!problem_)
      chosen.call([&]<class Member>(typename Member::Options& options) { within(name, given, options, "kind"); });
  }

  template <class T> void within(const std::string& name, const val& given, T& group, const char* known = nullptr) {
    if (!is_object(given)) return refuse(name, "group");
    Reader reader(given, at(name), problem_);
    if (known != nullptr) reader.take(known);
    group.visit(reader);
    if (!problem_) reader.refuse_others();
  }

  val object_;
  std::string field_;
  Problem& problem_;
  std::string known_; // ", name, name,"
};

} // namespace

Problem read_settings(const val& object, Settings& settings) {
  Problem problem;
  Reader reader(object, "", problem);
  settings.visit(reader);
  if (!problem) reader.refuse_others();
  return problem;
}

} // namespace activarium
