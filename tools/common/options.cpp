// SPDX-License-Identifier: Apache-2.0
#include "tools/common/options.hpp"

#include <CLI/CLI.hpp>

namespace tenfold {

void Options::argument(const char* name, std::string& value, const char* help) {
    app_->add_option(name, value, help);
}

void Options::arguments(const char* name, std::vector<std::string>& values, const char* help) {
    app_->add_option(name, values, help);
}

void Options::value(const char* name, std::string& value, const char* type, const char* help) {
    app_->add_option(name, value, help)->type_name(type);
}

void Options::values(const char* name,
                     std::vector<std::string>& values,
                     const char* type,
                     const char* help) {
    app_->add_option(name, values, help)->type_name(type)->take_all()->allow_extra_args(false);
}

void Options::flag(const char* name, bool& value, const char* help) {
    app_->add_flag(name, value, help);
}

} // namespace tenfold
