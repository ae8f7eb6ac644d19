// Shapes of functions with poles, half-line domains, jumps, plateaus and oscillation against answers that follow from
// calculus, as they are shown, for every place of the grids inside.
#include <catch2/catch.hpp>

#include "formula/definition.h"
#include "support/faults.h"
#include "support/sanitized.h"
#include "support/told.h"

using namespace activarium;

namespace {

struct Answer {
  const char* formula;
  const char* told; // where there is more than is told, how it begins
};

constexpr Answer answers[] = {
    {"1/x",
     "mixed; range -inf inf; limits 0 0; slopes 0 0; steepest inf@0; domain [-inf 0] [0 inf]; poles 0(-inf inf)"},
    {"1/x^2", "mixed; range 0 inf; limits 0 0; slopes 0 0; steepest inf@0; domain [-inf 0] [0 inf]; poles 0(inf inf)"},
    {"1/(x^2 - 1)", "mixed; range -inf inf; limits 0 0; slopes 0 0; steepest inf@-1; domain [-inf -1] [-1 1] [1 inf]; "
                    "poles -1(inf -inf) 1(-inf inf); turns 0^-1"},
    {"x/(x^2 - 4)", "mixed; range -inf inf; limits 0 0; slopes 0 0; steepest inf@-2; domain [-inf -2] [-2 2] [2 inf]; "
                    "poles -2(-inf inf) 2(-inf inf)"},
    {"x/(x^2 + 1)", "mixed; range -0.5@-1 0.5@1; limits 0 0; slopes 0 0; steepest 1@0; turns -1v-0.5 1^0.5"},
    {"1/(x - 0.3)", "mixed; range -inf inf; limits 0 0; slopes 0 0; steepest inf@0.3; domain [-inf 0.3] [0.3 inf]; "
                    "poles 0.3(-inf inf)"},
    {"(x - 1)/(x^2 - 1)", "mixed; range -inf inf; limits 0 0; slopes 0 0; steepest inf@-1; domain [-inf -1] [-1 1] "
                          "[1 inf]; nowhere [1 1]; poles -1(-inf inf)"},
    {"x/x", "stays; range 1 1; limits 1 1; slopes 0 0; steepest 0; domain [-inf 0] [0 inf]; nowhere [0 0]"},
    {"x/abs(x)", "rises; range -1 1; limits -1 1; slopes 0 0; steepest inf@0; domain [-inf 0] [0 inf]; nowhere [0 0]; "
                 "jumps 0(-1 1)"},
    {"exp(1/x)", "mixed; range 0 inf; limits 1 1; slopes 0 0; steepest inf@0; domain [-inf 0] [0 inf]; poles 0(0 inf)"},
    {"exp(-1/x^2)", "mixed; range 0@0 1; limits 1 1; slopes 0 0; steepest 0.8198@-0.8165; turns 0v0"},
    {"tanh(1/x)", "mixed; range -1 1; limits 0 0; slopes 0 0; steepest inf@0; jumps 0(-1 1)"},
    {"log(x)", "rises; range -inf inf; limits nan inf; slopes nan 0; steepest inf@0; domain [0 inf]; nowhere [-inf 0]; "
               "poles 0(nan -inf)"},
    {"log(abs(x))", "mixed; range -inf inf; limits inf inf; slopes 0 0; steepest inf@0; domain [-inf 0] [0 inf]; poles "
                    "0(-inf -inf)"},
    {"log(x^2 - 4)", "mixed; range -inf inf; limits inf inf; slopes 0 0; steepest inf@-2; domain [-inf -2] [2 inf]; "
                     "nowhere [-2 2]; poles -2(-inf nan) 2(nan -inf)"},
    {"x*log(x)", "mixed; range -0.3679@0.3679 inf; limits nan inf; slopes nan inf; steepest inf@0; domain [0 inf]; "
                 "nowhere [-inf 0]; infinite [4.037e+36 inf]; turns 0.3679v-0.3679"},
    {"sqrt(x - 2)",
     "rises; range 0@2 inf; limits nan inf; slopes nan 0; steepest inf@2; domain [2 inf]; nowhere [-inf 2]"},
    {"sqrt(1 - x^2)", "mixed; range 0@-1 1@0; limits nan nan; slopes nan nan; steepest inf@-1; domain [-1 1]; nowhere "
                      "[-inf -1] [1 inf]; turns 0^1"},
    {"x^0.5 + (1 - x)^0.5", "mixed; range 1@0 1.414@0.5; limits nan nan; slopes nan nan; steepest inf@0; domain [0 1]; "
                            "nowhere [-inf 0] [1 inf]; turns 0.5^1.414"},
    {"1/sqrt(1 - x^2)", "mixed; range 1@0 inf; limits nan nan; slopes nan nan; steepest inf@-1; domain [-1 1]; nowhere "
                        "[-inf -1] [1 inf]; poles -1(nan inf) 1(inf nan); turns 0v1"},
    {"sqrt(abs(x - 0.3))", "mixed; range 0@0.3 inf; limits inf inf; slopes 0 0; steepest inf@0.3; kinks 0.3(-inf inf); "
                           "turns 0.3v0"},
    {"abs(x)^1.5", "mixed; range 0@0 inf; limits inf inf; slopes -inf inf; steepest inf; infinite [-inf -4.874e+25] "
                   "[4.874e+25 inf]; turns 0v0"},
    {"abs(x - 0.7)", "mixed; range 0@0.7 inf; limits inf inf; slopes -1 1; steepest 1; kinks 0.7(-1 1); turns 0.7v0"},
    {"abs(x^2 - 1)", "mixed; range 0@-1 inf; limits inf inf; slopes -inf inf; steepest inf; infinite [-inf -1.845e+19] "
                     "[1.845e+19 inf]; kinks -1(-2 2) 1(-2 2); turns -1v0 0^1 1v0"},
    {"sign(x)", "rises; range -1 1; limits -1 1; slopes 0 0; steepest inf@0; jumps 0(-1 1)"},
    {"sign(x^2 - 2)", "mixed; range -1 1; limits 1 1; slopes 0 0; steepest inf@-1.414; jumps -1.414(1 -1) "
                      "1.414(-1 1)"},
    {"where(x >= 0.3, 1, -2)", "rises; range -2 1; limits -2 1; slopes 0 0; steepest inf@0.3; jumps 0.3(-2 1)"},
    {"where(x > 1e8, 0, x)",
     "mixed; range -inf 1e+08; limits -inf 0; slopes 1 0; steepest inf@1e+08; jumps 1e+08(1e+08 0)"},
    {"where(x < -1000, 0.5*x, x)",
     "mixed; range -inf inf; limits -inf inf; slopes 0.5 1; steepest inf@-1000; jumps -1000(-500 -1000)"},
    {"where(abs(x - 50) < 0.025, 7, tanh(x))", "mixed; range -1 7; limits -1 1; slopes 0 0; steepest inf@49.97; jumps "
                                               "49.97(1 7) 50.03(7 1)"},
    {"clamp(x, -1, 1)", "rises; range -1 1; limits -1 1; slopes 0 0; steepest 1; kinks -1(0 1) 1(1 0)"},
    {"clamp(x, 0, 1e30)", "rises; range 0 1e+30; limits 0 1e+30; slopes 0 0; steepest 1; kinks 0(0 1) 1e+30(1 0)"},
    {"max(min(x + 2, 1), 0) - max(min(x - 3, 1), 0)",
     "mixed; range 0 1; limits 0 0; slopes 0 0; steepest 1; kinks -2(0 1) -1(1 0) 3(0 -1) 4(-1 0); turns -1^1"},
    {"x^3", "rises; range -inf inf; limits -inf inf; slopes inf inf; steepest inf; infinite [-inf -6.981e+12] "
            "[6.981e+12 inf]"},
    {"x^3 - 3*x", "mixed; range -inf inf; limits -inf inf; slopes inf inf; steepest inf; infinite [-inf -6.981e+12] "
                  "[6.981e+12 inf]; turns -1^2 1v-2"},
    {"x^4 - x^2", "mixed; range -0.25@-0.7071 inf; limits inf inf; slopes -inf inf; steepest inf; infinite [-inf "
                  "-4.295e+09] [4.295e+09 inf]; turns -0.7071v-0.25 0^0 0.7071v-0.25"},
    {"(x - 1)^4", "mixed; range 0@1 inf; limits inf inf; slopes -inf inf; steepest inf; infinite [-inf -4.295e+09] "
                  "[4.295e+09 inf]; turns 1v0"},
    {"x^2*sigmoid(-x)", "mixed; range 0@0 inf; limits inf 0; slopes -inf 0; steepest inf; infinite [-inf -1.845e+19]; "
                        "turns 0v0 2.218^0.4828"},
    {"exp(x)", "rises; range 0 inf; limits 0 inf; slopes 0 inf; steepest inf; infinite [88.72 inf]"},
    {"exp(exp(x))", "rises; range 1 inf; limits 1 inf; slopes 0 inf; steepest inf; infinite [4.486 inf]"},
    {"exp(-x^2)", "mixed; range 0 1@0; limits 0 0; slopes 0 0; steepest 0.8578@-0.7071; turns 0^1"},
    {"sqrt(x^2 + 1) - x", // (x² + 1 + |x|) passes the largest float at half of it
     "falls; range 0 inf; limits inf 0; slopes -2 0; steepest 2; infinite [-inf -1.701e+38]"},
    {"(exp(x) - exp(-x))/(exp(x) + exp(-x))", "rises; range -1 1; limits -1 1; slopes 0 0; steepest 1@0"},
    {"tanh(1000*x)", "rises; range -1 1; limits -1 1; slopes 0 0; steepest 1000@0"},
    {"erf(x) + 0.001*x", "rises; range -inf inf; limits -inf inf; slopes 0.001 0.001; steepest 1.129@0"},
    {"atanh(x)", "rises; range -inf inf; limits nan nan; slopes nan nan; steepest inf@-1; domain [-1 1]; nowhere [-inf "
                 "-1] [1 inf]; poles -1(nan -inf) 1(inf nan)"},
    {"asin(x)", "rises; range -1.571@-1 1.571@1; limits nan nan; slopes nan nan; steepest inf@-1; domain [-1 1]; "
                "nowhere [-inf -1] [1 inf]"},
    {"atan(x)", "rises; range -1.571 1.571; limits -1.571 1.571; slopes 0 0; steepest 1@0"},
    {"cbrt(x)", "rises; range -inf inf; limits -inf inf; slopes 0 0; steepest inf@0"},
    {"floor(x)", "rises; range -inf inf; limits nan nan; slopes nan nan; steepest inf@-16; jumps -16(-17 -16) "},
    {"mod(x, 2)", "mixed; range 0 2; limits nan nan; slopes nan nan; steepest inf@-32; jumps -32(2 0) -30(2 0) "},
    {"0/0", "mixed; range nan nan; limits nan nan; slopes nan nan; steepest nan; nowhere [-inf inf]"},
    {"2", "stays; range 2 2; limits 2 2; slopes 0 0; steepest 0"},
    {"sin(x)", "mixed; range -1@-1.571 1@1.571; limits nan nan; slopes nan nan; steepest 1@0; turns -48.69^1 "
               "-45.55v-1 -42.41^1 -39.27v-1 "},
    {"x + sin(x)", "rises; range -inf inf; limits -inf inf; slopes nan nan; steepest 2@0; more"},
    {"x*sin(x)", "mixed; range -inf inf; limits nan nan; slopes nan nan; steepest inf; turns -48.72v-48.7 "},
    {"sin(x)/x", "mixed; range -0.2172@-4.493 1@0; limits 0 0; slopes 0 0; steepest 0.4362@-2.082; domain [-inf 0] [0 "
                 "inf]; nowhere [0 0]; turns "},
    {"sin(x)/cos(x)", "mixed; range -inf inf; limits nan nan; slopes nan nan; steepest inf@-1.571; domain "},
    {"max(sin(x), 0.5)", "mixed; range 0.5 1@1.571; limits nan nan; slopes nan nan; steepest 0.866@0.5236; kinks "},
};

} // namespace

TEST_CASE("Shapes are those of calculus, wherever the grids inside fall") {
  for (const Answer& answer : answers) {
    const formula::Outcome made = formula::define({answer.formula, "", {}});
    INFO(answer.formula << " " << told(made.fault));
    REQUIRE(made.definition != nullptr);
    const BlockKernel& kernel = made.definition->kernel();
    const Measurement first = measure(kernel, nullptr);
    const std::string expected = answer.told;
    CHECK((first.more ? told(first).substr(0, expected.size()) : told(first)) == expected);
    for (const double shift : {-0.5, -0.21, 0.13, 0.37, 0.5}) {
      if (is_sanitized && shift != 0.13) continue;
      INFO("shifted by " << shift);
      const Measurement m = measure(kernel, nullptr, shift);
      CHECK(told(m) == told(first));
      CHECK(told_of_inputs(m) == told_of_inputs(first));
    }
    formula::forget(made.definition->info().id);
  }
}
