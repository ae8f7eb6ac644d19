// Calls: arguments in their order or by name, the language's functions, those of the registry, those of other programs.
#include "formula/parser.h"

#include <cmath>
#include <cstring>

namespace activarium::formula {
namespace {

bool is_array(Library library) {
  return library == Library::numpy || library == Library::torch || library == Library::tensorflow ||
         library == Library::jax;
}

/// What PyTorch, JAX and Keras call a parameter that has another name here.
struct KeywordAlias {
  const char *keyword, *parameter;
};
constexpr KeywordAlias keyword_aliases[] = {
    {"negative_slope", "slope"}, {"weight", "slope"}, {"alpha", "slope"}, {"min_val", "low"}, {"max_val", "high"}};

bool means(const std::string& keyword, const ParameterInfo& parameter) {
  if (keyword == parameter.name || keyword == parameter.symbol) return true;
  for (const KeywordAlias& alias : keyword_aliases)
    if (keyword == alias.keyword && std::strcmp(parameter.name, alias.parameter) == 0) return true;
  return false;
}

const char* why_not_elementwise(Kind kind) {
  return kind == Kind::gated ? "gated-layer" : kind == Kind::grouped ? "grouped-layer" : "output-layer";
}

} // namespace

/// A call whose parenthesis is the next token; `operand` stands before it, as in x.relu().
std::size_t Parser::function(const Token& name, std::size_t operand) {
  Callee callee = find_callee(name.text);
  const std::string_view replacement = callee ? std::string_view() : replacement_of(name.text);
  if (!callee && replacement.empty()) return fail_unknown(name);
  if (callee.registered != nullptr && callee.registered->kind != Kind::elementwise)
    return fail_named(why_not_elementwise(callee.registered->kind), name, callee.registered->name);

  ++at_; // the parenthesis
  std::vector<Argument> given;
  const Token& first = token();
  const std::size_t nodes = tree_.nodes.size(), operands = tree_.operands.size();
  if (operand != no_node) given.push_back({operand, nullptr, &name});
  if (!arguments(given, callee)) return no_node;
  ++at_;
  if (name.is_module) {
    // The function is made with its parameters; what it is applied to comes after them, or is x.
    Argument x{no_node, nullptr, &first};
    if (is_symbol('(')) {
      x.node = group(')', "missing-parenthesis");
    } else if (token().sign == Sign::end && &name == tokens_.data()) {
      Node node;
      node.form = Form::input;
      node.from = name.from;
      node.to = end_before();
      x.node = add(node);
    }
    if (x.node == no_node) return fail_named("missing-application", name);
    if (!need_value(x.node)) return no_node;
    given.insert(given.begin(), x);
  }
  if (!replacement.empty()) {
    if (given.size() != 1 || given[0].keyword != nullptr || given[0].node == no_node)
      return fail_named("one-argument", name);
    if (operand == no_node && replacement.find('x') == std::string_view::npos) {
      tree_.nodes.resize(nodes); // a number, whatever it is of
      tree_.operands.resize(operands);
    }
    Node place;
    place.from = name.from;
    place.to = end_before();
    return expand(tree_, replacement, given[0].node, place);
  }
  const std::size_t foreign = foreign_call(name, callee, given, operand != no_node);
  return fault_ || foreign != no_node ? foreign : made_call(name, callee, std::move(given));
}

/// Reads up to the closing parenthesis.
bool Parser::arguments(std::vector<Argument>& given, Callee callee) {
  const Word word = callee.word;
  while (!is_symbol(')')) {
    if (tokens_[at_ - 1].symbol != '(' && !expect(',', "missing-parenthesis")) return false;
    if (is_symbol(')')) {
      fail("missing-argument", token());
      return false;
    }
    Argument argument;
    argument.at = &token();
    if (token().sign == Sign::name && is_symbol(token(1), '=')) {
      argument.keyword = &token();
      ++at_;
      if (callee.registered == nullptr && word != Word::clamp) {
        fail("equation-sign", token());
        return false;
      }
      ++at_;
    }
    const bool is_other = token().sign == Sign::quoted || is_name("None") || is_name("True") || is_name("False");
    if (is_other) {
      argument.at = &token();
      ++at_;
    } else {
      argument.node = enclosed();
      if (argument.node == no_node) return false;
      const bool is_condition =
          (word >= Word::less && word <= Word::opposite) || (word == Word::where && given.empty());
      if (!(is_condition ? need_condition(argument.node) : need_value(argument.node))) return false;
    }
    given.push_back(argument);
  }
  return true;
}

/// What other programs mean otherwise than the language, as far as it is known by the prefix of the name; no_node for
/// all that is as it is here.
std::size_t Parser::foreign_call(const Token& name, Callee& callee, std::vector<Argument>& given, bool is_method) {
  const std::string plain = plain_name(name.text);
  const Library library = name.library;
  const bool is_extreme = plain == "max" || plain == "min";
  // A number that is written as such, which torch.tensor(0.) is not.
  const auto is_axis = [&](const Argument& argument) {
    const Node& node = tree_.nodes[argument.node];
    const bool is_negative = node.form == Form::call && node.word == Word::negate && is_symbol(*argument.at, '-');
    return tree_.nodes[is_negative ? tree_.operand(node, 0) : argument.node].form == Form::number &&
           argument.at->sign != Sign::name;
  };
  if (is_extreme && (is_method || is_array(library))) {
    bool is_certain = given.size() == 2 && library != Library::numpy;
    for (const Argument& argument : given) {
      is_certain = is_certain && argument.node != no_node && !is_axis(argument);
    }
    if (!is_certain) return fail_named("extreme-of-array", name);
  }
  if (plain == "round" && library == Library::javascript && given.size() == 1 && given[0].node != no_node) {
    Node place;
    place.from = name.from;
    place.to = end_before();
    return expand(tree_, "floor(x + 0.5)", given[0].node, place);
  }
  const bool is_keras = library == Library::tensorflow || (library == Library::layer && !name.is_module);
  if (plain == "leakyrelu" && is_keras && given.size() < 2) return fail_named("other-slope", name);
  if (plain == "hardsigmoid" && is_keras) return fail_named("other-hard-sigmoid", name);
  if (plain == "prelu" && name.is_module && given.size() > 1) return fail("slope-of-prelu", name);
  if (callee.word != Word::gelu) return no_node;
  bool is_tanh = library == Library::jax, is_said = library != Library::layer;
  for (std::size_t k = given.size(); k-- > 1;) {
    const std::string& text = given[k].at->text;
    is_tanh = text == "tanh" || text == "True";
    const bool is_known = is_tanh || text == "none" || text == "False";
    if (given[k].keyword == nullptr || given[k].keyword->text != "approximate" || !is_known) continue;
    is_said = true;
    given.erase(given.begin() + static_cast<std::ptrdiff_t>(k));
  }
  if (!is_said) return fail_named("two-forms", name);
  if (is_tanh) callee = find_callee("gelu_tanh");
  return no_node;
}

std::size_t Parser::made_call(const Token& name, Callee callee, std::vector<Argument> given) {
  bool is_in_order = true;
  if (!given.empty() && given[0].keyword != nullptr &&
      (given[0].keyword->text == "input" || given[0].keyword->text == "x"))
    given[0].keyword = nullptr;
  for (std::size_t k = given.size(); k-- > 0;) {
    const bool says_nothing = given[k].keyword != nullptr && given[k].keyword->text == "inplace";
    if (says_nothing) given.erase(given.begin() + static_cast<std::ptrdiff_t>(k));
  }
  for (const Argument& argument : given)
    is_in_order = is_in_order && argument.keyword == nullptr && argument.node != no_node;
  const bool is_limit =
      callee.word == Word::clamp && (!is_in_order || (given.size() == 2 && name.library != Library::none));
  if (is_limit) return clamped(name, given);
  const bool has_word = callee.word != Word::count && is_in_order && given.size() <= info_of(callee.word).most;
  if (!has_word && callee.registered != nullptr) return registered(name, *callee.registered, given);
  for (const Argument& argument : given) {
    if (argument.keyword != nullptr || argument.node == no_node) return fail_named("no-number", *argument.at);
  }
  const WordInfo& info = info_of(callee.word);
  if (given.size() < info.least || given.size() > info.most) return fail_count(info.name, info.least, info.most, given);
  Nodes operands;
  for (const Argument& argument : given) operands.push_back(argument.node);
  if (callee.word == Word::spline && !prepare_list(operands.back(), "coefficients-by-name")) return no_node;
  return call(callee.word, operands, name.from, end_before());
}

/// A number's limits by name, or only one of them.
std::size_t Parser::clamped(const Token& name, const std::vector<Argument>& given) {
  static constexpr const char* names[] = {" input x a ", " min a_min min_value low ", " max a_max max_value high "};
  std::size_t slots[3] = {no_node, no_node, no_node};
  for (std::size_t k = 0; k < given.size(); ++k) {
    std::size_t slot = k;
    if (given[k].keyword != nullptr)
      for (slot = 0; slot < 3; ++slot)
        if (std::strstr(names[slot], (' ' + given[k].keyword->text + ' ').c_str()) != nullptr) break;
    if (slot >= 3 || slots[slot] != no_node || (given[k].node == no_node && given[k].at->text != "None"))
      return fail("no-argument-of-clamp", *given[k].at);
    slots[slot] = given[k].node;
  }
  const auto [x, low, high] = slots;
  if (x == no_node || (low == no_node && high == no_node)) return fail_named("clamp-form", name);
  if (high == no_node) return call(Word::max, {x, low}, name.from, end_before());
  if (low == no_node) return call(Word::min, {x, high}, name.from, end_before());
  return call(Word::clamp, {x, low, high}, name.from, end_before());
}

std::size_t Parser::registered(const Token& name, const Info& info, const std::vector<Argument>& given) {
  const std::size_t count = 1 + info.parameters.size;
  Nodes slots(count, no_node);
  std::size_t last = 0;
  for (std::size_t k = 0; k < given.size(); ++k) {
    std::size_t slot = k;
    if (given[k].keyword != nullptr) {
      const std::string& keyword = given[k].keyword->text;
      for (slot = 1; slot < count && !means(keyword, info.parameters[slot - 1]); ++slot) {
      }
      if (keyword == "input" || keyword == "x") slot = 0;
    }
    if (slot >= count && given[k].keyword == nullptr) return fail_count(called(info), 1, count, given);
    if (slot >= count || given[k].node == no_node || slots[slot] != no_node)
      return fail({"no-argument",
                   given[k].at->from,
                   given[k].at->to,
                   {{"name", called(info)}, {"parameters", parameter_names(info)}}});
    slots[slot] = given[k].node;
    last = std::max(last, slot);
  }
  if (slots[0] == no_node) return fail_count(called(info), 1, count, given);
  for (std::size_t slot = 1; slot <= last; ++slot) {
    const ParameterInfo& parameter = info.parameters[slot - 1];
    if (slots[slot] == no_node) slots[slot] = start_value(parameter, name);
    if (slots[slot] == no_node || (parameter.count > 1 && !prepare_list(slots[slot], "list-by-name"))) return no_node;
  }
  Node node;
  node.form = Form::registered;
  node.from = name.from;
  node.to = end_before();
  Fault fault;
  node.expansion = expand(tree_, info, slots, node, fault);
  if (fault) return fail(std::move(fault));
  node.text = add_text(called(info));
  node.first = tree_.operands.size();
  node.count = last + 1;
  tree_.operands.insert(tree_.operands.end(), slots.begin(), slots.begin() + static_cast<std::ptrdiff_t>(node.count));
  return add(node);
}

/// A parameter that is left out before one that is given.
std::size_t Parser::start_value(const ParameterInfo& parameter, const Token& name) {
  const double value = std::fabs(parameter.initial);
  if (parameter.count > 1 || value != std::floor(value)) return fail_named("missing-parameter", name, parameter.name);
  const std::size_t node = number(std::to_string(static_cast<int>(value)), name);
  return parameter.initial < 0 ? call(Word::negate, {node}, name.from, name.to) : node;
}

std::size_t Parser::fail_unknown(const Token& name) {
  const bool known = name.text == "x" || is_constant_name(name.text) || is_sum_variable(name.text);
  if (known) return fail_named("no-function", name);
  if (plain_name(name.text) == "sum") return fail("sum-form", name);
  Facts facts = {{"name", name.text}};
  const std::string_view meaning = meaning_of(name.text);
  std::string like = function_like(name.text);
  if (like.empty()) like = registered_like(name.text);
  if (!meaning.empty())
    facts.add({"expressions", meaning});
  else if (!like.empty())
    facts.add({"function", std::move(like)});
  const bool is_remainder = plain_name(name.text) == "remainder";
  return fail({is_remainder ? "remainder-function" : "unknown-function", name.from, name.to, std::move(facts)});
}

std::size_t Parser::fail_count(const std::string& shown, std::size_t least, std::size_t most,
                               const std::vector<Argument>& given) {
  const bool is_surplus = given.size() > most;
  Facts facts = {{"name", shown}, {"count", given.size()}, {"least", least}};
  if (most != any_number) facts.add({"most", most});
  for (const Argument& argument : given) {
    const bool is_tight = argument.at > &tokens_[1] && argument.at->sign == Sign::number &&
                          is_symbol(argument.at[-1], ',') && argument.at[-2].sign == Sign::number &&
                          argument.at[-2].to == argument.at[-1].from && argument.at[-1].to == argument.at->from;
    if (!is_tight) continue;
    facts.add({"hasComma", 1});
    break;
  }
  const std::size_t to = tokens_[at_ - 1].from;
  return fail({"argument-count", is_surplus ? given[most].at->from : to, to, std::move(facts)});
}

/// The name of a list of parameters.
bool Parser::prepare_list(std::size_t node, const char* code) {
  Node& list = tree_.nodes[node];
  if (list.form != Form::name || is_constant_name(tree_.text(list)) || is_sum_variable(tree_.text(list))) {
    fail_at(code, node);
    return false;
  }
  list.form = Form::list;
  return true;
}

} // namespace activarium::formula
