#include "formula/tex.h"

#include <string_view>

namespace activarium::formula {
namespace {

struct Command {
  const char* names;
  const char* meant;
};
constexpr Command commands[] = {{" left right bigl bigr big Bigl Bigr Big biggl biggr bigg displaystyle textstyle "
                                 "limits nolimits quad qquad thinspace ",
                                 ""},
                                {" cdot times ast bullet odot ", "*"},
                                {" div ", "/"},
                                {" le leq leqslant ", "<="},
                                {" ge geq geqslant ", ">="},
                                {" ne neq ", "!="},
                                {" lt ", "<"},
                                {" gt ", ">"},
                                {" land wedge ", "&"},
                                {" lor vee ", "|"},
                                {" lnot neg ", "!"},
                                {" vert lvert rvert mid ", "|"},
                                {" lbrace ", "{"},
                                {" rbrace ", "}"},
                                {" to mapsto rightarrow ", "~"},
                                {" frac dfrac tfrac ", tex_fraction},
                                {" sqrt ", tex_root},
                                {" lfloor ", "floor("},
                                {" lceil ", "ceil("},
                                {" rfloor rceil ", ")"},
                                {" varphi ", "phi"},
                                {" varepsilon ", "epsilon"},
                                {" vartheta ", "theta"},
                                {" varrho ", "rho"},
                                {" varkappa ", "kappa"},
                                {" varsigma ", "sigma"},
                                {" varpi ", "pi"},
                                {" infty ", "inf"}};
constexpr const char* letters = " alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
                                "rho sigma tau upsilon phi chi psi "
                                "omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega ell inf ";
constexpr const char* fonts = " mathrm operatorname text textrm textit mathit mathbf mathsf mathtt boldsymbol ";

bool is_among(const char* names, const std::string& name) {
  return std::string_view(names).find(' ' + name + ' ') != std::string_view::npos;
}

} // namespace

const char* tex_meaning(const std::string& command) {
  for (const Command& one : commands)
    if (is_among(one.names, command)) return one.meant;
  return nullptr;
}

bool is_tex_letter(const std::string& command) { return is_among(letters, command); }

bool is_tex_font(const std::string& command) { return is_among(fonts, command); }

} // namespace activarium::formula
