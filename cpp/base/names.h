// Lists of types, each with a name that settings use: one line here or there adds a member, and what chooses among them
// by name or by number derives from the list.
#pragma once

#include <cstddef>
#include <string_view>

namespace activarium {

/// A view of the names that a setting may have.
struct Names {
  const char* const* data;
  std::size_t size;

  const char* operator[](std::size_t i) const { return data[i]; }
  /// `size` where there is no such name.
  std::size_t find(std::string_view name) const {
    std::size_t i = 0;
    while (i < size && name != data[i]) ++i;
    return i;
  }
};

/// Members have `static constexpr const char* name`.
template <class... Members> struct NamedList {
  static constexpr std::size_t size = sizeof...(Members);
  static constexpr const char* name_array[] = {Members::name...};
  static constexpr Names names = {name_array, size};

  /// Calls f.template operator()<Member>() for member number `index`.
  template <class F> static constexpr void call(std::size_t index, F&& f) {
    std::size_t i = 0;
    ((i++ == index ? static_cast<void>(f.template operator()<Members>()) : static_cast<void>(0)), ...);
  }
  template <class F> static constexpr void for_each(F&& f) { (f.template operator()<Members>(), ...); }
};

} // namespace activarium
