#include "formula/pieces.h"

#include <algorithm>

#include "formula/callee.h"
#include "formula/tex.h"

namespace activarium::formula {
namespace {

using List = std::vector<Token>;

struct Span {
  std::size_t begin, end;
};

class Pieces {
public:
  explicit Pieces(Tokens& tokens) : list_(tokens.list), joins_neighbours_(tokens.joins_neighbours) {}

  void run() {
    for (std::size_t i = 0; i < list_.size(); ++i) read_brackets(i);
    // Each is rewritten in place, and what stands in its rows comes after it.
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (is_name(i, "Piecewise") && is(i + 1, '('))
        read_piecewise(i);
      else if (is(i, '{'))
        read_conditions(i);
    }
    for (std::size_t i = 0; i < list_.size(); ++i) read_bare_call(i);
  }

private:
  const Token& at(std::size_t i) const { return list_[std::min(i, list_.size() - 1)]; }
  bool is(std::size_t i, char symbol) const { return at(i).sign == Sign::symbol && at(i).symbol == symbol; }
  bool is_name(std::size_t i, const char* text) const { return at(i).sign == Sign::name && at(i).text == text; }
  bool opens(std::size_t i) const { return is(i, '(') || is(i, '[') || is(i, '{'); }
  bool closes(std::size_t i) const { return is(i, ')') || is(i, ']') || is(i, '}'); }

  /// Where the bracket at i closes; the end of the list if it does not.
  std::size_t closing(std::size_t i) const {
    int depth = 0;
    for (; i < list_.size(); ++i) {
      if (opens(i)) ++depth;
      if (closes(i) && --depth == 0) break;
    }
    return std::min(i, list_.size() - 1);
  }
  /// The next symbol of this kind between i and end that stands in no brackets of its own; else `end`.
  std::size_t next(char symbol, std::size_t i, std::size_t end) const {
    for (; i < end && !is(i, symbol); ++i)
      if (opens(i)) i = closing(i);
    return std::min(i, end);
  }
  std::vector<Span> split(std::size_t begin, std::size_t end) const {
    std::vector<Span> parts;
    for (std::size_t i = begin; i <= end; i = parts.back().end + 1) parts.push_back({i, next(',', i, end)});
    return parts;
  }

  static bool is_function(const Token& name) {
    return name.sign == Sign::name && (find_callee(name.text) || !replacement_of(name.text).empty());
  }

  /// Mathematica's f[x], and its f[x_] := … whose head is gone: functions have capital letters there.
  void read_brackets(std::size_t i) {
    const bool is_capital = at(i).sign == Sign::name && at(i).text[0] >= 'A' && at(i).text[0] <= 'Z';
    if (!is_capital || !is(i + 1, '[') || (!is_function(at(i)) && at(i).text != "Piecewise")) return;
    const std::size_t end = closing(i + 1);
    list_[i + 1].symbol = '(';
    if (is(end, ']')) list_[end].symbol = ')';
    joins_neighbours_ = true;
  }

  Token made(Sign sign, char symbol, const char* text, const Token& place) const {
    Token token;
    token.sign = sign;
    token.symbol = symbol;
    token.text = text;
    token.from = place.from;
    token.to = place.to;
    return token;
  }

  /// A value and a condition; none for all others.
  struct Row {
    Span value, condition;
  };
  /// Puts rows in place of the tokens from i to `end`, as TeX's cases.
  void put_rows(std::size_t i, std::size_t end, const std::vector<Row>& rows, bool is_zero_elsewhere) {
    const Token first = at(i), last = at(end);
    const auto otherwise = [&](const Token& place) { return made(Sign::name, 0, "otherwise", place); };
    List out{made(Sign::name, 0, tex_cases, first)};
    const auto copy = [&](Span span) {
      out.insert(out.end(), list_.begin() + static_cast<std::ptrdiff_t>(span.begin),
                 list_.begin() + static_cast<std::ptrdiff_t>(span.end));
    };
    for (const Row& row : rows) {
      if (out.size() > 1) out.push_back(made(Sign::symbol, '\\', "", out.back()));
      copy(row.value);
      out.push_back(made(Sign::symbol, '&', "", out.back()));
      const bool is_rest = row.condition.begin == row.condition.end || is_name(row.condition.begin, "True") ||
                           is_name(row.condition.begin, "true");
      if (is_rest)
        out.push_back(otherwise(out.back()));
      else
        copy(row.condition);
    }
    if (is_zero_elsewhere) {
      out.push_back(made(Sign::symbol, '\\', "", last));
      out.push_back(made(Sign::number, 0, "0", last));
      out.push_back(made(Sign::symbol, '&', "", last));
      out.push_back(otherwise(last));
    }
    out.push_back(made(Sign::name, 0, tex_end, last));
    const auto begin = list_.begin() + static_cast<std::ptrdiff_t>(i);
    const auto behind = list_.erase(begin, list_.begin() + static_cast<std::ptrdiff_t>(end + 1));
    list_.insert(behind, out.begin(), out.end());
  }

  /// Piecewise[{{value, condition}, …}, otherwise] and Piecewise((value, condition), …).
  void read_piecewise(std::size_t i) {
    const std::size_t end = closing(i + 1);
    const bool is_listed = is(i + 2, '{');
    std::vector<Span> parts = split(i + 2, end);
    Span rest{end, end};
    if (is_listed) {
      if (parts.size() > 2) return;
      if (parts.size() == 2) rest = parts[1];
      const std::size_t inner = closing(i + 2);
      parts = split(i + 3, inner);
    }
    std::vector<Row> rows;
    bool is_complete = false;
    for (const Span& part : parts) {
      if (is_complete || part.end <= part.begin + 1 || !opens(part.begin) || closing(part.begin) + 1 != part.end)
        return;
      const std::vector<Span> pair = split(part.begin + 1, part.end - 1);
      if (pair.size() != 2) return;
      rows.push_back({pair[0], pair[1]});
      is_complete = is_name(pair[1].begin, "True");
    }
    if (rest.begin != rest.end) rows.push_back({rest, {rest.end, rest.end}});
    put_rows(i, end, rows, is_listed && rest.begin == rest.end && !is_complete);
  }

  /// Desmos's {condition: value, …, otherwise}.
  void read_conditions(std::size_t i) {
    const std::size_t end = closing(i);
    if (!is(end, '}')) return;
    std::vector<Row> rows;
    for (const Span& part : split(i + 1, end)) {
      const std::size_t colon = next(':', part.begin, part.end);
      const bool is_last = part.end == end;
      if (next('?', part.begin, colon) != colon || (colon == part.end && (!is_last || rows.empty()))) return;
      if (colon == part.end)
        rows.push_back({part, {part.end, part.end}});
      else
        rows.push_back({{colon + 1, part.end}, {part.begin, colon}});
    }
    put_rows(i, end, rows, false);
  }

  /// TeX's \tanh x, where nothing follows that might belong to x.
  void read_bare_call(std::size_t i) {
    const Token& operand = at(i + 1);
    const bool is_call = at(i).is_command && !is_tex_letter(at(i).text) && is_function(at(i));
    const bool is_operand = operand.sign == Sign::number ||
                            (operand.sign == Sign::name && operand.text[0] != '\\' && !is_function(operand));
    if (!is_call || !is_operand || opens(i + 2)) return;
    const bool ends = at(i + 2).sign == Sign::end || at(i + 2).sign == Sign::comparison || closes(i + 2) ||
                      is(i + 2, '+') || is(i + 2, '-') || is(i + 2, ',') || is(i + 2, '&') || is(i + 2, '\\') ||
                      is(i + 2, '|') || (at(i + 2).is_command && is_function(at(i + 2)));
    if (!ends) return;
    const Token opening = made(Sign::symbol, '(', "", operand), end = made(Sign::symbol, ')', "", operand);
    list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(i + 2), end);
    list_.insert(list_.begin() + static_cast<std::ptrdiff_t>(i + 1), opening);
    list_[i + 1].to = list_[i + 1].from;
    list_[i + 3].from = list_[i + 3].to;
  }

  List& list_;
  bool& joins_neighbours_;
};

} // namespace

void read_pieces(Tokens& tokens) { Pieces(tokens).run(); }

} // namespace activarium::formula
