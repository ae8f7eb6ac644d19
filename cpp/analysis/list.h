// The analyses of runs. Another one is a file and a line here.
#pragma once

#include "analysis/evaluation.h"
#include "analysis/neurons.h"
#include "analysis/one_neuron.h"
#include "base/names.h"

namespace activarium {

using Analyses = NamedList<Evaluation, NeuronAnalysis, OneNeuron>;

} // namespace activarium
