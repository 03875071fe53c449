// SPDX-License-Identifier: Apache-2.0
/// Applies `--set path=value` to the tree of a scenario before it is read.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/yaml.hpp"

namespace tenfold {

/// Replaces or adds the value of `change`. Throws UsageError if `schema` has no such path, the
/// scenario has no such element, or the value is malformed; the reader checks types and ranges.
void apply_override(YamlNode& root, const Override& change, const SchemaNode& schema);

} // namespace tenfold
