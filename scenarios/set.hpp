// SPDX-License-Identifier: Apache-2.0
/// Applies `--set path=value` to the tree of a scenario before it is read.
#pragma once

#include "scenarios/load.hpp"
#include "scenarios/schema.hpp"
#include "scenarios/yaml.hpp"

namespace tenfold {

/// Replaces or adds the value that `change` names. Throws UsageError when `schema` has no such
/// path, the scenario no such element, or the value is malformed; types and ranges are left to the
/// reader.
void apply_override(YamlNode& root, const Override& change, const SchemaNode& schema);

} // namespace tenfold
