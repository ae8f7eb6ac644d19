// Settings as bytes: a list of entries, each a name with its path (`layers[1].units`) and a number, text, or list of
// them. A reader of a later version takes its default for what an older one did not know.
#pragma once

#include "training/bytes.h"
#include "training/settings.h"

namespace activarium {

void write_settings(ByteWriter& out, const Settings& settings);

/// A problem has the field "checkpoint".
Problem read_settings(ByteReader& in, Settings& settings);

} // namespace activarium
