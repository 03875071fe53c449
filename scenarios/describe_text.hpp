// SPDX-License-Identifier: Apache-2.0
/// The reference of all parameters, generated from their declarations (`describe()`).
#pragma once

#include <string>
#include <string_view>

namespace tenfold {

/// The whole reference as Markdown: one table per group (key, unit, allowed, default, source,
/// meaning).
[[nodiscard]] std::string describe_markdown();

/// The same for one key or group only, without the page's introduction. Throws UsageError with
/// the nearest key if there is no such key.
[[nodiscard]] std::string describe_markdown(std::string_view path);

/// JSON Schema (draft-07) of scenario files, for editors. Accepts `{value: X, source: "text"}` for
/// every value, `source` in every mapping, and `extends`; ends with a newline.
[[nodiscard]] std::string describe_json_schema();

/// JSON Schema of the values under one key. Throws UsageError as above.
[[nodiscard]] std::string describe_json_schema(std::string_view path);

/// One key (`labour_market.unemployment_rate`, `sectors.firms`) or group (`labour_market`) as plain
/// text. Throws UsageError with the nearest key if there is no such key.
[[nodiscard]] std::string describe_key(std::string_view path);

/// All keys as plain text, one line each, under the headings of their groups.
[[nodiscard]] std::string describe_all();

/// The levers and events of `policies` and `events` as a page of Markdown.
[[nodiscard]] std::string describe_levers_markdown();

/// The keys of study files as a page of Markdown, and their JSON Schema.
[[nodiscard]] std::string describe_study_markdown();
[[nodiscard]] std::string describe_study_json_schema();

} // namespace tenfold
