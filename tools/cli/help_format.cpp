// SPDX-License-Identifier: Apache-2.0
#include "tools/cli/help_format.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>
#include <string>

#include "tools/common/figures.hpp"
#include "tools/common/text_table.hpp"

namespace tenfold {

namespace {

constexpr std::size_t margin = 2;          // before a name
constexpr std::size_t meaning_column = 30; // first column of the meaning
constexpr std::size_t narrow_margin = 6;   // before a meaning on a line below the name

std::size_t longest_word(const std::string& text) {
    std::istringstream words{text};
    std::size_t longest = 0;
    for (std::string word; words >> word;) {
        longest = std::max(longest, text_width(word));
    }
    return longest;
}

class HelpFormat : public CLI::Formatter {
public:
    explicit HelpFormat(std::size_t columns) : columns_{columns} {}

    std::string make_option(const CLI::Option* option, bool is_positional) const override {
        return entry(make_option_name(option, is_positional) + make_option_opts(option),
                     make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override {
        return entry(command->get_name(), command->get_description());
    }
    std::string make_description(const CLI::App* app) const override {
        return fitted(CLI::Formatter::make_description(app), columns_);
    }
    std::string make_usage(const CLI::App* app, std::string name) const override {
        return wrapped(CLI::Formatter::make_usage(app, std::move(name)), columns_, margin)
            .substr(margin);
    }
    std::string make_footer(const CLI::App* app) const override {
        const std::string footer = app->get_footer();
        return footer.empty() ? footer : "\n" + wrapped(footer, columns_, 0);
    }

private:
    /// A name with its meaning on the same line or, after a long name or in few columns, below it.
    [[nodiscard]] std::string entry(const std::string& name, const std::string& meaning) const {
        const std::string head = std::string(margin, ' ') + name;
        if (meaning.empty()) {
            return head + "\n";
        }
        const bool narrow =
            columns_ < std::max(2 * meaning_column, meaning_column + longest_word(meaning));
        const std::string lines =
            wrapped(meaning, columns_, narrow ? narrow_margin : meaning_column);
        const bool below = narrow || text_width(head) >= meaning_column;
        return below ? fitted(head + "\n", columns_) + lines
                     : padded(head, meaning_column) + lines.substr(meaning_column);
    }

    std::size_t columns_;
};

} // namespace

std::shared_ptr<CLI::FormatterBase> help_format(std::size_t columns) {
    return std::make_shared<HelpFormat>(columns);
}

} // namespace tenfold
