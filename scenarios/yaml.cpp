// SPDX-License-Identifier: Apache-2.0
#include "scenarios/yaml.hpp"

#include "core/check.hpp"

#include "scenarios/characters.hpp"
#include "scenarios/file_kinds.hpp"
#include "scenarios/text_file.hpp"

#include <fmt/format.h>
#include <istream>
#include <set>
#include <streambuf>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace tenfold {

namespace {

constexpr std::size_t deepest = 32;
constexpr std::size_t most_nodes = 100'000;
constexpr std::size_t most_entries = 1000; // of one mapping or list, because look-up is linear
constexpr std::size_t most_problems = 100; // parsing stops there; fewer are reported
constexpr std::size_t longest_scalar = 65'536;

/// Ends the parse early; the reason is among the problems.
struct StopParsing {};

/// Reads the text in place. (A std::istringstream would copy it.)
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text) {
        // The get area requires non-const pointers but is never written.
        char* begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

/// Byte offsets of the starts of lines.
std::vector<std::size_t> line_starts(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            starts.push_back(i + 1);
        }
    }
    return starts;
}

/// Builds the tree from yaml-cpp's events and rejects features that scenarios must not use.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(std::string_view text, std::shared_ptr<const std::string> file, Problems& problems)
        : text_{text}, starts_{line_starts(text)}, file_{std::move(file)}, problems_{problems} {}

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            stop(position(mark), "a second document (a scenario is one document)");
        }
    }

    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        if (at_key()) {
            problem(position(mark), "a key without name");
            take_key({"", position(mark)});
            return;
        }
        YamlNode node;
        // yaml-cpp reports the place of the next token.
        node.position = in_mapping() ? open_.back().node.keys.back().position : position(mark);
        finish(std::move(node));
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        problem(position(mark), "aliases (*name) are not allowed");
        if (at_key()) {
            take_key({"", position(mark)});
            return;
        }
        YamlNode node;
        node.position = position(mark);
        finish(std::move(node));
    }

    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        const bool quoted = tag == "!";
        if (!quoted && tag != "?") {
            problem(position(mark), "tags (!name) are not allowed");
        }
        if (quoted) {
            check_quotes(mark);
        }
        check_scalar(mark, value);
        if (at_key()) {
            take_key({value, position(mark)});
            return;
        }
        YamlNode node;
        node.kind = YamlNode::Kind::scalar;
        node.text = value;
        node.quoted = quoted;
        node.position = position(mark);
        finish(std::move(node));
    }

    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& tag,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, YamlNode::Kind::sequence);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark,
                    const std::string& tag,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        open(mark, tag, anchor, YamlNode::Kind::mapping);
    }

    void OnMapEnd() override { close(); }

    [[nodiscard]] Position position(const YAML::Mark& mark) const {
        return {file_, std::max(mark.line, 0) + 1, std::max(mark.column, 0) + 1};
    }

    /// The parsed tree.
    [[nodiscard]] YamlNode take_root() { return std::move(root_); }

private:
    /// A mapping or sequence that has not ended.
    struct Open {
        YamlNode node;
        bool expects_key = false;
        std::set<std::string, std::less<>> seen;
    };

    [[nodiscard]] bool in_mapping() const {
        return !open_.empty() && open_.back().node.is_mapping();
    }
    [[nodiscard]] bool at_key() const { return in_mapping() && open_.back().expects_key; }

    void problem(const Position& position, std::string_view text) {
        problems_.add(position, {}, text);
        if (problems_.size() >= most_problems) {
            throw StopParsing{};
        }
    }

    [[noreturn]] void stop(const Position& position, std::string_view text) {
        problems_.add(position, {}, text);
        throw StopParsing{};
    }

    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            problem(position(mark), "anchors (&name) are not allowed");
        }
    }

    void check_scalar(const YAML::Mark& mark, const std::string& value) {
        if (value.size() > longest_scalar) {
            problem(
                position(mark),
                fmt::format("a text of {} bytes (allowed: <= {})", value.size(), longest_scalar));
        }
        // Escapes in double quotes can produce characters that the file itself must not contain.
        if (const auto bad = first_bad_character(value)) {
            problem(position(mark), fmt::format("the text contains {}", bad->what));
        }
    }

    /// A quote that closes on a later line is almost always a missing quote.
    void check_quotes(const YAML::Mark& mark) {
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        if (line >= starts_.size()) {
            return;
        }
        std::size_t at = starts_[line] + static_cast<std::size_t>(std::max(mark.column, 0));
        if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) {
            return; // a block scalar
        }
        const char quote = text_[at];
        for (++at; at < text_.size() && text_[at] != '\n'; ++at) {
            if (quote == '"' && text_[at] == '\\') {
                ++at;
            } else if (text_[at] == quote) {
                if (quote == '"' || at + 1 >= text_.size() || text_[at + 1] != '\'') {
                    return;
                }
                ++at;
            }
        }
        problem(position(mark), "the quote is not closed on its line");
    }

    void take_key(YamlKey key) {
        Open& top = open_.back();
        top.expects_key = false;
        if (key.text == "<<") {
            problem(key.position, "merge keys (<<) are not allowed; use extends");
        }
        if (!key.text.empty() && !top.seen.insert(key.text).second) {
            int first = 0;
            for (const YamlKey& other : top.node.keys) {
                if (other.text == key.text) {
                    first = other.position.line;
                    break;
                }
            }
            problem(key.position,
                    fmt::format("the key {} is given twice (first on line {})",
                                shortened(key.text),
                                first));
        }
        top.node.keys.push_back(std::move(key));
    }

    void open(const YAML::Mark& mark,
              const std::string& tag,
              YAML::anchor_t anchor,
              YamlNode::Kind kind) {
        refuse_anchor(mark, anchor);
        if (!tag.empty() && tag != "?") {
            problem(position(mark), "tags (!name) are not allowed");
        }
        if (at_key()) {
            stop(position(mark), "a key must be plain text, not a list or mapping");
        }
        if (open_.size() >= deepest) {
            stop(position(mark), fmt::format("nested too deeply (allowed: {} levels)", deepest));
        }
        Open next;
        next.node.kind = kind;
        next.node.position = position(mark);
        next.expects_key = kind == YamlNode::Kind::mapping;
        open_.push_back(std::move(next));
    }

    void close() {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        // An incomplete pair can remain only after an error.
        if (node.is_mapping() && node.keys.size() > node.children.size()) {
            node.children.resize(node.keys.size());
        }
        finish(std::move(node));
    }

    void finish(YamlNode node) {
        if (++nodes_ > most_nodes) {
            stop(node.position, fmt::format("too many values (allowed: {})", most_nodes));
        }
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        if (open_.back().node.children.size() >= most_entries) {
            stop(
                node.position,
                fmt::format("too many entries in one list or mapping (allowed: {})", most_entries));
        }
        open_.back().node.children.push_back(std::move(node));
        open_.back().expects_key = open_.back().node.is_mapping();
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;
    std::shared_ptr<const std::string> file_;
    Problems& problems_;
    std::vector<Open> open_;
    YamlNode root_;
    std::size_t nodes_ = 0;
    int documents_ = 0;
};

/// Lines that begin with '%' are directives; yaml-cpp ignores those that it does not know.
void check_directives(std::string_view text,
                      const std::shared_ptr<const std::string>& file,
                      Problems& problems) {
    const std::vector<std::size_t> starts = line_starts(text);
    for (std::size_t line = 0; line < starts.size(); ++line) {
        if (starts[line] < text.size() && text[starts[line]] == '%') {
            problems.add(
                {file, static_cast<int>(line) + 1, 1}, {}, "directives (%) are not allowed");
        }
    }
}

/// yaml-cpp's message, for example "illegal map value", with its place.
void add_syntax_problem(const TreeBuilder& builder,
                        const YAML::Exception& error,
                        Problems& problems) {
    problems.add(builder.position(error.mark), {}, fmt::format("not valid YAML: {}", error.msg));
}

void run_parser(std::string_view text, TreeBuilder& builder, Problems& problems) {
    ViewBuffer buffer{text};
    std::istream stream{&buffer};
    try {
        YAML::Parser parser{stream};
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const StopParsing&) {
        // The reason is among the problems.
    } catch (const YAML::Exception& error) {
        add_syntax_problem(builder, error, problems);
    }
}

} // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    if (!is_mapping()) {
        return nullptr;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].text == key) {
            return &children[i];
        }
    }
    return nullptr;
}

YamlNode* YamlNode::find(std::string_view key) {
    return const_cast<YamlNode*>(std::as_const(*this).find(key));
}

std::string read_text_file(const std::filesystem::path& path) {
    std::string text = read_regular_file(path, largest_yaml_bytes);
    require_text(text, path.string());
    return text;
}

YamlNode parse_yaml(std::string_view text, std::string_view name) {
    const auto file = std::make_shared<const std::string>(name);
    Problems problems;
    if (text.size() > largest_yaml_bytes) {
        problems.add({file, 1, 1}, {}, "the text is larger than 1 MiB");
        problems.raise_if_any();
    }
    if (const auto bad = first_bad_file_character(text)) {
        problems.add({file, bad->line, bad->column}, {}, bad->what);
        problems.raise_if_any();
    }
    check_directives(text, file, problems);
    problems.raise_if_any();
    TreeBuilder builder{text, file, problems};
    run_parser(text, builder, problems);
    problems.raise_if_any();
    YamlNode root = builder.take_root();
    if (root.is_null()) {
        problems.add({file, 1, 1}, {}, "the file is empty");
        problems.raise_if_any();
    }
    return root;
}

} // namespace tenfold
