#include "formula/exponentials.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace activarium::formula {
namespace {

constexpr std::size_t most_terms = 12;
/// Rates and coefficients that differ by less are meant to be equal: 0.1 + 0.2 is 0.3.
constexpr double rounding = 0x1p-46;
constexpr double most_lost = 0x1p-20; // of a coefficient, when it is added to a larger one

bool same(double a, double b) { return std::fabs(a - b) <= rounding * std::max(std::fabs(a), std::fabs(b)); }

void add(Terms& terms, Term term) {
  const auto at = std::find_if(
      terms.begin(), terms.end(), [&](const Term& t) { return t.rate >= term.rate || same(t.rate, term.rate); });
  if (at == terms.end() || !same(at->rate, term.rate)) {
    terms.insert(at, term);
  } else if (same(at->coefficient, -term.coefficient)) {
    terms.erase(at);
  } else {
    double large = at->coefficient, small = term.coefficient;
    if (std::fabs(large) < std::fabs(small)) std::swap(large, small);
    const double sum = large + small;
    // 10²² tanh u − 1 is −1 at 0; where a coefficient swallows another, nothing is known of their sum.
    const bool is_lost = std::fabs(sum - large - small) > most_lost * std::fabs(small);
    at->coefficient = is_lost ? NAN : sum;
  }
}

Terms product(const Terms& a, const Terms& b, double factor = 1) {
  Terms out;
  for (const Term& s : a)
    for (const Term& t : b) add(out, {s.rate + t.rate, factor * s.coefficient * t.coefficient});
  return out;
}

Terms slope(const Terms& a) {
  Terms out;
  for (const Term& t : a)
    if (t.rate != 0) out.push_back({t.rate, t.rate * t.coefficient});
  return out;
}

bool same(const Terms& a, const Terms& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Term& s, const Term& t) {
    return same(s.rate, t.rate) && same(s.coefficient, t.coefficient);
  });
}

/// With an `under` whose first term is 1; terms may come in any order and twice.
std::optional<Exponentials> reduced(Terms over, Terms under) {
  over = product(over, {{0, 1}});
  under = product(under, {{0, 1}});
  if (under.empty() || over.size() > most_terms || under.size() > most_terms) return {};
  const Term first = under.front();
  for (Terms* terms : {&over, &under})
    for (Term& t : *terms) t = {same(t.rate, first.rate) ? 0 : t.rate - first.rate, t.coefficient / first.coefficient};
  const auto is_finite = [](const Term& t) { return std::fabs(t.rate) < 1e30 && std::fabs(t.coefficient) < 1e30; };
  if (!std::all_of(over.begin(), over.end(), is_finite) || !std::all_of(under.begin(), under.end(), is_finite))
    return {};
  return Exponentials{std::move(over), std::move(under)};
}

} // namespace

double Exponentials::growth_right() const { return over.empty() ? -INFINITY : over.back().rate - under.back().rate; }
double Exponentials::growth_left() const { return over.empty() ? -INFINITY : under.front().rate - over.front().rate; }

bool Exponentials::is_one_at_zero() const {
  Terms difference = over;
  for (const Term& t : under) difference.push_back({t.rate, -t.coefficient});
  return over.size() + under.size() > 2 && vanish_at_zero(difference);
}
bool Exponentials::tends_to_one() const {
  return (growth_right() == 0 && same(over.back().coefficient, under.back().coefficient)) ||
         (growth_left() == 0 && same(over.front().coefficient, under.front().coefficient));
}

bool vanish_at_zero(const Terms& terms) {
  double total = 0, size = 0;
  for (const Term& t : terms) {
    total += t.coefficient;
    size += std::fabs(t.coefficient);
  }
  return std::fabs(total) <= rounding * size;
}

std::optional<Exponentials> sum(const Exponentials& a, const Exponentials& b, double sign) {
  const bool alike = same(a.under, b.under);
  Terms over = alike ? a.over : product(a.over, b.under);
  for (const Term& t : alike ? b.over : product(b.over, a.under)) add(over, {t.rate, sign * t.coefficient});
  return reduced(std::move(over), alike ? a.under : product(a.under, b.under));
}

std::optional<Exponentials> product(const Exponentials& a, const Exponentials& b) {
  return reduced(product(a.over, b.over), product(a.under, b.under));
}

std::optional<Exponentials> quotient(const Exponentials& a, const Exponentials& b) {
  if (same(a.under, b.under)) return reduced(a.over, b.over);
  return reduced(product(a.over, b.under), product(a.under, b.over));
}

std::optional<Exponentials> slope(const Exponentials& a) {
  Terms over = product(slope(a.over), a.under);
  for (const Term& t : product(a.over, slope(a.under), -1)) add(over, t);
  return reduced(std::move(over), product(a.under, a.under));
}

} // namespace activarium::formula
