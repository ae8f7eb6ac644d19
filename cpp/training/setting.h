// How settings describe themselves.
//
// A group of settings has `template <class V> void visit(V& v)`, which tells a visitor of each setting by its name in
// the library, with its place and its limits; what is there before is the default. Visitors read settings from
// JavaScript (bindings/read_settings.h), check them (check_settings.h), write and read them in checkpoints
// (settings_in_checkpoint.h) and make TypeScript's types (settings_types.h).
#pragma once

#include <limits>
#include <tuple>

#include "base/names.h"
#include "base/problem.h"

namespace activarium {

/// The default of a number that must be given.
inline constexpr double required = std::numeric_limits<double>::quiet_NaN();

/// Of a finite number. An open end does not belong to it.
struct Limits {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
  bool low_open = false, high_open = false, whole = false;
};

/// What a schedule counts.
inline constexpr const char* schedule_unit_array[] = {"epoch", "step"};
inline constexpr Names schedule_units = {schedule_unit_array, 2};

/// One member of a list, chosen by its `kind`, with its own options.
template <class List> class OneOf;
template <class... Members> class OneOf<NamedList<Members...>> {
public:
  using List = NamedList<Members...>;

  std::size_t kind = 0;

  /// f.template operator()<Member>(options) for the member chosen.
  template <class F> void call(F&& f) {
    List::call(kind, [&]<class Member>() { f.template operator()<Member>(options<Member>()); });
  }
  template <class F> void call(F&& f) const {
    List::call(kind, [&]<class Member>() { f.template operator()<Member>(options<Member>()); });
  }

  template <class Member> typename Member::Options& options() { return std::get<Holder<Member>>(all_).value; }
  template <class Member> const typename Member::Options& options() const {
    return std::get<Holder<Member>>(all_).value;
  }

private:
  template <class Member> struct Holder { typename Member::Options value; };
  std::tuple<Holder<Members>...> all_;
};

} // namespace activarium
