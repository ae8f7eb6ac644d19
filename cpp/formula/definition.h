// Activations that are defined while the engine runs: formulas with parameters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "activations/block_kernel.h"
#include "formula/formula.h"
#include "formula/recognition.h"

namespace activarium::formula {

inline constexpr std::size_t max_definitions = 256;

/// How a parameter starts and whether it learns; what is left out: 1, constant, a range around it, learned.
struct Declaration {
  std::string name;
  std::vector<double> initial; // none, one for all scalars, or one for each
  Distribution distribution = Distribution::constant;
  double spread = 1;
  double minimum = not_a_number, maximum = not_a_number; // NaN: left out
  bool learnable = true;
};

struct Request {
  std::string formula;
  std::string name; // the formula itself if empty
  std::vector<Declaration> parameters;
};

class Definition {
public:
  Definition(const Definition&) = delete;
  Definition& operator=(const Definition&) = delete;

  const BlockKernel& kernel() const { return kernel_; }
  const Info& info() const { return info_; }
  const Request& request() const { return request_; }
  const std::vector<Parameter>& parameters() const { return parameters_; }
  const Known& known_as() const { return known_; }

private:
  friend struct Definer;
  Definition() = default;

  Request request_;
  std::string id_, name_, canonical_, serialised_;
  std::vector<Parameter> parameters_;
  std::vector<std::vector<double>> initials_;
  std::vector<ParameterInfo> infos_;
  Info info_ = {};
  Programs programs_;
  BlockKernel kernel_ = {};
  Known known_;
};

/// A definition, or what is wrong: `field` is `formula`, `name`, or `parameters.b` and what it holds.
struct Outcome {
  std::shared_ptr<const Definition> definition;
  std::string field;
  Fault fault; // its place is in the formula; for other fields it means nothing
};

/// Defines a formula, or defines it again, which may give it another name. Its id follows from the formula and the
/// parameters, so that equal requests have equal ids.
Outcome define(const Request& request);

/// The same from BlockKernel::definition; a null definition without a field if the bytes make no sense.
Outcome define_serialised(std::string_view bytes);

/// What uses the definition goes on; unknown ids mean nothing.
void forget(std::string_view id);

/// In the order in which they were defined.
const std::vector<std::shared_ptr<const Definition>>& definitions();

} // namespace activarium::formula
