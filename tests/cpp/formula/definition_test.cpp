// Definitions: ids, parameters, what is known of them, and how long they live.
#include <catch2/catch.hpp>

#include "analysis/neurons.h"
#include "formula/definition.h"
#include "formula/precision.h"
#include "support/recognised.h"
#include "support/runs.h"
#include "support/scalar_parameters.h"
#include "support/toy_data.h"

using namespace activarium;
using formula::Declaration;
using formula::define;
using formula::Outcome;

namespace {

std::string id_of(const Outcome& outcome) {
  INFO(outcome.field << " " << told(outcome.fault));
  REQUIRE(outcome.definition != nullptr);
  return outcome.definition->info().id;
}

} // namespace

TEST_CASE("Equal formulas with equal parameters have one id, others have others") {
  const std::string id = id_of(define({"x*sigmoid(b*x)", "", {}}));
  CHECK(id.size() == 18);
  CHECK(id.rfind("f-", 0) == 0);
  CHECK(id_of(define({"(x) * sigmoid( b*x )", "Named", {{"b", {1}}}})) == id);
  CHECK(std::string(find_block_kernel(id)->info->name) == "Named");
  CHECK(id_of(define({"x*sigmoid(c*x)", "", {}})) != id);
  CHECK(id_of(define({"x*sigmoid(b*x)", "", {{"b", {2}}}})) != id);
  Declaration fixed{"b", {1}};
  fixed.learnable = false;
  CHECK(id_of(define({"x*sigmoid(b*x)", "", {fixed}})) != id);
  for (const auto& definition : std::vector(formula::definitions())) formula::forget(definition->info().id);
  CHECK(formula::definitions().empty());
  CHECK(find_block_kernel(id) == nullptr);
}

TEST_CASE("What an Info of a formula says is true of it") {
  Declaration c{"c", {1, 2, 3}};
  c.minimum = -5;
  c.maximum = 5;
  const Outcome outcome = define({"c[1]*tanh(c[2]*x) + c[3] + b", "", {c}});
  id_of(outcome);
  const Info& info = outcome.definition->info();
  CHECK(info.scalar_count() == 4);
  CHECK(std::string(info.parameters[0].name) == "c");
  CHECK(info.parameters[0].initial == 2);
  CHECK(info.parameters[0].initials[2] == 3);
  CHECK(info.parameters[1].initial == 1);
  CHECK(info.parameters[1].minimum < 1);
  CHECK(info.parameters[1].maximum > 1);
  CHECK(info.parameters[1].learned);
  CHECK(std::string(info.family) == "own formula");
  CHECK(std::string(info.expression) == "c[1] * tanh(c[2] * x) + c[3] + b");
  CHECK(info.value_limits.low == Approx(3));
  CHECK(info.value_limits.high == Approx(5));
  CHECK(info.derivative_limits.high == 0);
  CHECK(info.range.low == Approx(3));
  CHECK(info.range.high == Approx(5));
  CHECK(info.monotone);
  CHECK(info.bounded());
  formula::forget(info.id);

  const Outcome wave = define({"x + sin(3*x)", "", {}});
  CHECK(wave.definition->info().value_limits.high == infinity);
  CHECK(std::isnan(wave.definition->info().derivative_limits.high));
  CHECK(!wave.definition->info().monotone);
  formula::forget(wave.definition->info().id);
}

TEST_CASE("Of a formula whose parameters are drawn no shape is claimed") {
  for (const Distribution distribution : {Distribution::normal, Distribution::uniform}) {
    Declaration c{"c", {0}};
    c.distribution = distribution;
    c.spread = 0.5;
    const Outcome outcome = define({"c*x", "", {c}});
    id_of(outcome);
    const Info& info = outcome.definition->info();
    CHECK(info.parameters[0].distribution == distribution);
    for (const Interval interval : {info.value_limits, info.derivative_limits, info.range}) {
      CHECK(std::isnan(interval.low));
      CHECK(std::isnan(interval.high));
    }
    CHECK(!info.monotone);
    CHECK(!info.bounded());
    formula::forget(info.id);
  }
}

TEST_CASE("Limits and range are claimed only where values settle or grow") {
  struct Expected {
    const char* formula;
    Interval value_limits, derivative_limits, range;
  };
  constexpr double nan = not_a_number, inf = infinity;
  for (const Expected& expected : {
           Expected{"x + sin(b*x)^2/b", {-inf, inf}, {nan, nan}, {-inf, inf}},
           Expected{"x*sin(x)", {nan, nan}, {nan, nan}, {nan, nan}},
           Expected{"sin(x)", {nan, nan}, {nan, nan}, {-1, 1}},
           Expected{"exp(x)", {0, inf}, {0, inf}, {0, inf}},
           Expected{"where(x > 0, log1p(x), 0)", {0, inf}, {0, 0}, {0, inf}},
           Expected{"x/(1 + abs(x))", {-1, 1}, {0, 0}, {-1, 1}},
       }) {
    INFO(expected.formula);
    const Outcome outcome = define({expected.formula, "", {}});
    id_of(outcome);
    const Info& info = outcome.definition->info();
    const auto same = [](double a, double b) {
      INFO(a << " for " << b);
      CHECK((std::isnan(a) ? std::isnan(b) : a == b || std::fabs(a - b) < 1e-4));
    };
    same(info.value_limits.low, expected.value_limits.low);
    same(info.value_limits.high, expected.value_limits.high);
    same(info.derivative_limits.low, expected.derivative_limits.low);
    same(info.derivative_limits.high, expected.derivative_limits.high);
    same(info.range.low, expected.range.low);
    same(info.range.high, expected.range.high);
    formula::forget(info.id);
  }
}

TEST_CASE("Wrong declarations are refused by name") {
  const auto refused = [](Declaration p, const std::string& field, const std::string& fault) {
    const Outcome outcome = define({"c[1]*x + c[2] + b", "", {std::move(p)}});
    CHECK(outcome.definition == nullptr);
    CHECK(outcome.field == field);
    CHECK(told(outcome.fault) == fault);
  };
  refused({"a", {1}}, "parameters.a", "not-in-formula");
  refused({"c", {1, 2, 3}}, "parameters.c.initial", "parameter-count count=2");
  refused({"b", {NAN}}, "parameters.b.initial", "start-not-a-float");
  refused({"b", {1e39}}, "parameters.b.initial", "start-not-a-float");
  refused({"b", {1}, Distribution::normal, -1}, "parameters.b.spread", "out-of-range low=0");
  refused({"b", {1}, Distribution::constant, 1, 2, 2}, "parameters.b.maximum", "not-above-minimum");
  refused({"b", {1}, Distribution::constant, 1, -INFINITY, 2}, "parameters.b.minimum", "out-of-range");
  refused({"b", {1, 2}}, "parameters.b.initial", "one-number");
  refused({"b", {1}, Distribution::constant, 1, -2, INFINITY}, "parameters.b.maximum", "out-of-range");
  const Outcome named = define({"x", std::string(81, 'n'), {}});
  CHECK(named.field == "name");
  CHECK(told(named.fault) == "title-too-long most=80");
  CHECK(define({"x +", "", {}}).field == "formula");
}

TEST_CASE("A registered function is recognised under another spelling, and others are not") {
  const auto known = [](const std::string& text) {
    const Outcome outcome = define({text, "", {}});
    INFO(text << ": " << told(outcome.fault));
    REQUIRE(outcome.definition != nullptr);
    const std::string found = told(outcome.definition->known_as());
    formula::forget(outcome.definition->info().id);
    return found;
  };
  CHECK(known("x/(1 + exp(-x))") == "silu");
  CHECK(known("x/(1 + exp(-b*x))") == "swish: b is its β");
  CHECK(known("0.5*x*(1 + erf(x/sqrt(2)))") == "gelu");
  CHECK(known("where(x > 0, x, k*(exp(x) - 1))") == "elu: k is its α");
  CHECK(known("max(x, 0)") == "relu");
  CHECK(known("x") == "none");
  CHECK(known("(exp(x) - exp(-x))/(exp(x) + exp(-x))") == "tanh");
  CHECK(known("x*sigmoid(1.01*x)") == "");
  CHECK(known("x*tanh(exp(x))") == "telu");
  CHECK(known("x*tanh(exp(2*x))") == "");
}

TEST_CASE("A recognised function comes with the start values that it needs, large ones too") {
  const Outcome outcome = define({"relu(x) + 0*a + 0*b", "", {{"a", {-2.5e30}}, {"b", {0.25}}}});
  const std::string id = id_of(outcome);
  const std::vector<formula::Known::Start>& starts = outcome.definition->known_as().starts;
  REQUIRE(starts.size() == 2);
  CHECK(starts[0].name == "a");
  CHECK(starts[0].value == static_cast<double>(-2.5e30f));
  CHECK(starts[1].name == "b");
  CHECK(starts[1].value == 0.25);
  formula::forget(id);
}

TEST_CASE("Bytes of a definition define it again, and damaged bytes define nothing") {
  const Outcome first = define({"a*x + c[2]*x^2", "Mine", {{"c", {0.5}}}});
  const std::string id = id_of(first), bytes(first.definition->kernel().definition);
  formula::forget(id);
  CHECK(id_of(formula::define_serialised(bytes)) == id);
  CHECK(std::string(find_block_kernel(id)->info->name) == "Mine");
  formula::forget(id);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    CHECK(formula::define_serialised(bytes.substr(0, size)).definition == nullptr);
  CHECK(formula::definitions().empty());
}

TEST_CASE("A network trains with a formula as with the built-in function, and goes on when it is forgotten") {
  const auto data = toy_data(320);
  const std::string id = id_of(define({"x*tanh(softplus(x))", "", {}}));
  const auto with_formula = run_of(small_settings(id), data), with_mish = run_of(small_settings("mish"), data);
  for (int step = 0; step < 40; ++step) {
    const Run::Step a = with_formula->step(), b = with_mish->step();
    CHECK(a.loss == Approx(b.loss).epsilon(1e-4));
    if (step == 20) {
      formula::forget(id);
      define({"x*tanh(softplus(2*x))", "", {}}); // may take the memory that the other had
    }
  }
  const auto analysis = finished<NeuronAnalysis>(*with_formula, {Split::train});
  CHECK(std::string(analysis->layers()[0].info->id) == id);
  for (const auto& definition : std::vector(formula::definitions())) formula::forget(definition->info().id);
}

TEST_CASE("A checkpoint holds the definitions that its run needs") {
  const auto data = toy_data(320);
  const std::string id = id_of(define({"where(x > 0, x, a*expm1(x)) + c[1]*x", "", {{"c", {0.1}}}}));
  Settings settings = small_settings(id);
  settings.share = static_cast<std::size_t>(Share::unit);
  const auto run = run_of(settings, data);
  take(*run, 7);
  const std::vector<std::uint8_t> bytes = checkpoint_of(*run);
  take(*run, 7);
  formula::forget(id);

  const CheckpointHeader header = read_checkpoint_header(view(bytes));
  REQUIRE(!header.problem);
  REQUIRE(header.definitions.size() == 1);
  CHECK(restored(bytes, data).problem.field == "layers[0].activation");
  CHECK(id_of(formula::define_serialised(header.definitions[0])) == id);
  const auto other = sound(restored(bytes, data));
  take(*other, 7);
  CHECK(other->parameters_hash() == run->parameters_hash());
  formula::forget(id);
}

TEST_CASE("At most 256 formulas are defined at once") {
  for (int i = 0; i < 256; ++i) id_of(define({"x + " + std::to_string(i), "", {}}));
  CHECK(told(define({"x + 256", "", {}}).fault) == "too-many-formulas most=256");
  id_of(define({"x + 3", "again", {}}));
  for (const auto& definition : std::vector(formula::definitions())) formula::forget(definition->info().id);
  id_of(define({"x + 256", "", {}}));
  for (const auto& definition : std::vector(formula::definitions())) formula::forget(definition->info().id);
}

TEST_CASE("Floats are rounded to float16 and bfloat16 as IEEE 754 says") {
  using formula::Format;
  using formula::rounded;
  const std::pair<float, float> halves[] = {{1.0f, 1.0f},
                                            {1.0f + 0x1p-11f, 1.0f},               // a tie, to even
                                            {1.0f + 3 * 0x1p-11f, 1.0f + 0x1p-9f}, // a tie, to even
                                            {1.0f + 0x1p-11f + 0x1p-20f, 1.0f + 0x1p-10f},
                                            {65504.0f, 65504.0f},
                                            {65519.9f, 65504.0f},
                                            {65520.0f, INFINITY},
                                            {0x1p-24f, 0x1p-24f}, // the smallest
                                            {0x1p-25f, 0.0f},     // a tie, to even
                                            {0x1.8p-25f, 0x1p-24f},
                                            {0x1.004p-14f, 0x1.004p-14f},
                                            {0x1.006p-15f, 0x1.008p-15f}, // subnormal: multiples of 2⁻²⁴
                                            {-3.14159265f, -3.140625f}};
  for (const auto& [v, expected] : halves) {
    INFO(v);
    CHECK(rounded(v, Format::float16) == expected);
    CHECK(rounded(-v, Format::float16) == -expected);
  }
  CHECK(std::signbit(rounded(-0x1p-30f, Format::float16)));
  CHECK(rounded(3.14159265f, Format::bfloat16) == 3.140625f);
  CHECK(rounded(1.0f + 0x1p-8f, Format::bfloat16) == 1.0f);
  CHECK(rounded(3.4e38f, Format::bfloat16) == INFINITY);
  CHECK(std::isnan(rounded(NAN, Format::bfloat16)));
}

TEST_CASE("In float16 each operation of a formula is rounded and overflows where float16 does") {
  const Outcome outcome = define({"x^3*b", "", {{"b", {0.1}}}});
  id_of(outcome);
  const float x[] = {1, 3, 50}, b = 0.1f;
  float y[3], dy[3], d2y[3];
  const Problem problem =
      formula::evaluate_rounded(outcome.definition->kernel(), formula::Format::float16, &b, 3, x, y, dy, d2y);
  CHECK(!problem);
  CHECK(y[0] == 0x1.998p-4f); // 0.1 in float16
  CHECK(y[1] == 0x1.598p+1f); // 27 · 0.1 = 2.69922, to 2.69922
  CHECK(y[2] == INFINITY);    // 125,000
  CHECK(dy[0] == Approx(0.3).epsilon(1e-3));
  formula::forget(outcome.definition->info().id);
}

TEST_CASE("Every elementwise function can be rounded but RReLU, whose slope is drawn, and no whole layer can") {
  const float x[] = {-1, 0.5, 2};
  float y[3], dy[3], d2y[3];
  for (const BlockKernel& kernel : block_kernels()) {
    const Info& info = *kernel.info;
    const Problem problem = formula::evaluate_rounded(
        kernel, formula::Format::bfloat16, formula::initial_values(info).data(), 3, x, y, dy, d2y);
    const bool has_formula = info.kind == Kind::elementwise && !info.noisy;
    INFO(info.id);
    CHECK(told(problem.code, problem.facts) == (has_formula ? "" : "no-formula activation=" + std::string(info.name)));
    CHECK(problem.field == (has_formula ? "" : "precision"));
  }
}
