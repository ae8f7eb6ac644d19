#include "bindings/tell_network.h"

#include "bindings/values.h"

namespace activarium {
namespace {

/// Visits a group of settings and makes an object of it.
class Teller {
public:
  const val& object() const { return object_; }

  Teller& doc(const char*) { return *this; }
  void number(const char* name, double v, const Limits&) { object_.set(name, v); }
  void flag(const char* name, bool v) { object_.set(name, v); }
  void text(const char* name, const std::string& v) { object_.set(name, v); }
  void choice(const char* name, std::size_t v, Names names) { text(name, names[v]); }
  void choice(const char* name, const std::optional<std::size_t>& v, Names names) {
    if (v) choice(name, *v, names);
  }
  void names(const char* name, const std::optional<std::vector<std::string>>& v) {
    if (v) object_.set(name, val::array(*v));
  }
  template <class T> void list(const char* name, std::vector<T>& items, double) {
    const val all = val::array();
    for (T& item : items) {
      Teller own;
      item.visit(own);
      all.call<void>("push", own.object_);
    }
    object_.set(name, all);
  }
  // What trains it.
  template <class... Anything> void pair(const Anything&...) {}
  template <class... Anything> void parameters(const Anything&...) {}
  template <class... Anything> void one_of(const Anything&...) {}
  template <class... Anything> void group(const Anything&...) {}

private:
  val object_ = val::object();
};

} // namespace

val tell_network(const Settings& settings) {
  Teller teller;
  Settings(settings).visit(teller);
  return teller.object();
}

} // namespace activarium
