#include "training/settings_in_checkpoint.h"

#include <algorithm>

namespace activarium {
namespace {

/// Where a visitor is: the path that goes before a name.
class Path {
protected:
  std::string at(const std::string& name) const { return path_ + name; }
  template <class V, class T> static void within(V& visitor, const std::string& name, T& group) {
    const std::string outside = visitor.path_;
    visitor.path_ += name + ".";
    group.visit(visitor);
    visitor.path_ = outside;
  }
  static std::string item(const char* name, std::size_t i) { return std::string(name) + "[" + std::to_string(i) + "]"; }

  std::string path_;
};

class Writer : public Path {
public:
  explicit Writer(ByteWriter& out) : out_(out) {}
  Writer& doc(const char*) { return *this; }

  void number(const std::string& name, double v, const Limits& = {}) { numbers(name, {v}); }
  void pair(const char* name, const std::array<double, 2>& v, const Limits&) { numbers(name, {v[0], v[1]}); }
  void flag(const char* name, bool v) { number(name, v ? 1 : 0); }
  void text(const std::string& name, const std::string& v) { texts(name, {v}); }
  void choice(const char* name, std::size_t v, Names names) { text(name, names[v]); }
  void choice(const char* name, const std::optional<std::size_t>& v, Names names) {
    if (v) text(name, names[*v]);
  }
  void names(const char* name, const std::optional<std::vector<std::string>>& v) {
    if (v) texts(name, *v);
  }
  void parameters(const char* name, const std::vector<ParameterStart>& starts) {
    number(name, static_cast<double>(starts.size()));
    for (std::size_t i = 0; i < starts.size(); ++i) {
      text(item(name, i) + ".name", starts[i].name);
      numbers(item(name, i) + ".values", starts[i].values);
    }
  }
  template <class T> void list(const char* name, std::vector<T>& items, double) {
    number(name, static_cast<double>(items.size()));
    for (std::size_t i = 0; i < items.size(); ++i) within(*this, item(name, i), items[i]);
  }
  template <class List> void one_of(const char* name, OneOf<List>& chosen) {
    text(name, List::names[chosen.kind]);
    chosen.call([&]<class Member>(typename Member::Options& options) { within(*this, name, options); });
  }
  template <class List> void one_of(const char* name, std::optional<OneOf<List>>& chosen) {
    if (chosen) one_of(name, *chosen);
  }
  template <class T> void group(const char* name, std::optional<T>& group) {
    if (!group) return;
    number(name, 1);
    within(*this, name, *group);
  }

private:
  friend class Path;
  void numbers(const std::string& name, const std::vector<double>& v) {
    head(name, 'n', v.size());
    for (const double x : v) out_.number(x);
  }
  void texts(const std::string& name, const std::vector<std::string>& v) {
    head(name, 't', v.size());
    for (const std::string& s : v) out_.text(s);
  }
  void head(const std::string& name, char kind, std::size_t count) {
    out_.text(at(name));
    out_.number(kind);
    out_.number(static_cast<std::uint32_t>(count));
  }

  ByteWriter& out_;
};

struct Entry {
  std::string path;
  bool are_texts = false, is_read = false;
  std::vector<double> numbers = {};
  std::vector<std::string> texts = {};
};

class Reader : public Path {
public:
  explicit Reader(std::vector<Entry>& entries) : entries_(entries) {}
  Reader& doc(const char*) { return *this; }
  Problem problem;

  void number(const std::string& name, double& v, const Limits& = {}) {
    if (const Entry* e = find(name, false, 1)) v = e->numbers[0];
  }
  void pair(const char* name, std::array<double, 2>& v, const Limits&) {
    if (const Entry* e = find(name, false, 2)) v = {e->numbers[0], e->numbers[1]};
  }
  void flag(const char* name, bool& v) {
    if (const Entry* e = find(name, false, 1)) v = e->numbers[0] != 0;
  }
  void text(const std::string& name, std::string& v) {
    if (const Entry* e = find(name, true, 1)) v = e->texts[0];
  }
  void choice(const char* name, std::size_t& v, Names names) {
    if (const Entry* e = find(name, true, 1)) v = one_of_names(*e, names);
  }
  void choice(const char* name, std::optional<std::size_t>& v, Names names) {
    if (const Entry* e = find(name, true, 1)) v = one_of_names(*e, names);
  }
  void names(const char* name, std::optional<std::vector<std::string>>& v) {
    if (const Entry* e = find(name, true)) v = e->texts;
  }
  void parameters(const char* name, std::vector<ParameterStart>& starts) {
    const std::size_t count = count_of(name);
    for (std::size_t i = 0; i < count; ++i) {
      ParameterStart start;
      text(item(name, i) + ".name", start.name);
      if (const Entry* e = find(item(name, i) + ".values", false)) start.values = e->numbers;
      starts.push_back(std::move(start));
    }
  }
  template <class T> void list(const char* name, std::vector<T>& items, double) {
    items.resize(count_of(name));
    for (std::size_t i = 0; i < items.size(); ++i) within(*this, item(name, i), items[i]);
  }
  template <class List> void one_of(const char* name, OneOf<List>& chosen) {
    const Entry* e = find(name, true, 1);
    if (e == nullptr) return;
    chosen = OneOf<List>();
    chosen.kind = one_of_names(*e, List::names);
    if (!problem) chosen.call([&]<class Member>(typename Member::Options& options) { within(*this, name, options); });
  }
  template <class List> void one_of(const char* name, std::optional<OneOf<List>>& chosen) {
    if (!has(name)) return;
    chosen.emplace();
    one_of(name, *chosen);
  }
  template <class T> void group(const char* name, std::optional<T>& group) {
    if (find(name, false, 1) == nullptr) return;
    group.emplace();
    within(*this, name, *group);
  }

private:
  friend class Path;
  bool has(const std::string& name) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& e) { return e.path == at(name); });
  }

  /// Null where there is no such entry, or one of another kind or count; 0: any count.
  const Entry* find(const std::string& name, bool texts, std::size_t count = 0) {
    const std::string path = at(name);
    const auto e = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& x) { return x.path == path; });
    if (e == entries_.end()) return nullptr;
    e->is_read = true;
    const std::size_t has = texts ? e->texts.size() : e->numbers.size();
    if (e->are_texts == texts && (count == 0 || has == count)) return &*e;
    problem = {"checkpoint-settings", "checkpoint"};
    return nullptr;
  }

  /// Of a list whose items have entries of their own, so that there are no more of them than entries.
  std::size_t count_of(const char* name) {
    double count = 0;
    number(name, count);
    if (count >= 0 && count <= static_cast<double>(entries_.size())) return static_cast<std::size_t>(count);
    problem = {"checkpoint-settings", "checkpoint"};
    return 0;
  }

  std::size_t one_of_names(const Entry& e, Names names) {
    const std::size_t found = names.find(e.texts[0]);
    if (found < names.size) return found;
    problem = {"checkpoint-name", "checkpoint", {{"setting", e.path}, {"name", e.texts[0]}}};
    return 0;
  }

  std::vector<Entry>& entries_;
};

} // namespace

void write_settings(ByteWriter& out, const Settings& settings) {
  Writer writer(out);
  Settings(settings).visit(writer);
}

Problem read_settings(ByteReader& in, Settings& settings) {
  std::vector<Entry> entries;
  while (in.ok && in.left() > 0) {
    Entry e{in.text()};
    const char kind = in.number<char>();
    e.are_texts = kind == 't';
    if (kind != 't' && kind != 'n') in.ok = false;
    const std::uint32_t count = in.count();
    for (std::uint32_t i = 0; i < count && in.ok; ++i)
      e.are_texts ? e.texts.push_back(in.text()) : e.numbers.push_back(in.number<double>());
    entries.push_back(std::move(e));
  }
  if (!in.ok) return {"checkpoint-settings", "checkpoint"};
  Reader reader(entries);
  settings.visit(reader);
  if (reader.problem) return reader.problem;
  for (const Entry& e : entries)
    if (!e.is_read) return {"checkpoint-setting", "checkpoint", {{"setting", e.path}}};
  return {};
}

} // namespace activarium
