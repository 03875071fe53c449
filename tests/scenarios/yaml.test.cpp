// SPDX-License-Identifier: Apache-2.0
#include "scenarios/yaml.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "support.hpp"

using namespace tenfold;
using namespace tenfold::testing;

namespace {

std::string refusal(const std::string& text) {
    return message_of<ScenarioError>([&] { (void)parse_yaml(text, "x.yaml"); });
}

} // namespace

TEST_CASE("the tree keeps texts, quotes and places") {
    const YamlNode root = parse_yaml("a: 1\nb:\n  - x\n  - \"2\"\nc: {d: 'e', f: }\n", "x.yaml");
    REQUIRE(root.is_mapping());
    REQUIRE(root.keys.size() == 3);
    CHECK(root.find("a")->text == "1");
    CHECK_FALSE(root.find("a")->quoted);
    const YamlNode& list = *root.find("b");
    REQUIRE(list.children.size() == 2);
    CHECK(list.children[1].text == "2");
    CHECK(list.children[1].quoted);
    CHECK(to_string(list.children[1].position) == "x.yaml:4:5");
    CHECK(root.find("c")->find("d")->text == "e");
    CHECK(root.find("c")->find("f")->is_null());
    CHECK(to_string(root.find("c")->find("f")->position) == "x.yaml:5:13");
    CHECK(root.find("nothing") == nullptr);
}

TEST_CASE("lines may end with CR LF, and one document may begin with ---") {
    const YamlNode root = parse_yaml("---\r\na: 1\r\nb: 2\r\n", "x.yaml");
    CHECK(root.find("b")->text == "2");
    CHECK(to_string(root.find("b")->position) == "x.yaml:3:4");
}

TEST_CASE("block scalars and plain texts may span lines, quotes may not") {
    const YamlNode root = parse_yaml("a: |\n  one\n  two\nb: three\n  four\n", "x.yaml");
    CHECK(root.find("a")->text == "one\ntwo\n");
    CHECK(root.find("b")->text == "three four");
    CHECK(refusal("a: 'one\n  two'\n") == "x.yaml:1:4: the quote is not closed on its line");
    CHECK(parse_yaml("a: 'it''s'\n", "x").find("a")->text == "it's");
    CHECK(parse_yaml("a: \"say \\\"so\\\"\"\n", "x").find("a")->text == "say \"so\"");
}

TEST_CASE("input that yaml-cpp accepts silently is refused") {
    CHECK(refusal("a: 1\na: 2\n") == "x.yaml:2:1: the key a is given twice (first on line 1)");
    CHECK(refusal("a: &x [*x]\n") == "x.yaml:1:4: anchors (&name) are not allowed\n"
                                     "x.yaml:1:8: aliases (*name) are not allowed");
    CHECK(refusal("a: !!int 5\n") == "x.yaml:1:4: tags (!name) are not allowed");
    CHECK(refusal("a: 1\n---\nb: 2\n").find("a second document") != std::string::npos);
    CHECK(refusal("%YAML 1.2\n---\na: 1\n") == "x.yaml:1:1: directives (%) are not allowed");
    CHECK(refusal("a: {<<: {b: 1}}\n").find("merge keys") != std::string::npos);
    CHECK(refusal("").find("empty") != std::string::npos);
    CHECK(refusal("a: \"x\nb: 1\n").find("not closed") != std::string::npos);
}

TEST_CASE("all problems of a file are reported, twenty at most") {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "a: 1\n";
    }
    const std::string message = refusal(text);
    CHECK(std::count(message.begin(), message.end(), '\n') == 20);
    CHECK(message.ends_with("and 9 more problems"));
}

TEST_CASE("size and depth are limited") {
    CHECK(refusal("a: " + std::string(31, '[') + std::string(31, ']')) == "nothing thrown");
    CHECK(refusal("a: " + std::string(32, '[') + std::string(32, ']')).find("too deeply") !=
          std::string::npos);
    CHECK(refusal("a: " + std::string(100'000, '[')) != "nothing thrown");
    CHECK(refusal("# " + std::string(largest_yaml_bytes, 'x')).find("1 MiB") != std::string::npos);
}

TEST_CASE("only visible UTF-8 is accepted") {
    CHECK(refusal("a: caf\xC3\xA9\n") == "nothing thrown");
    CHECK(refusal("a: \xE2\x82\xAC \xF0\x9F\x98\x80\n") == "nothing thrown");
    CHECK(refusal("a: caf\xE9\n") == "x.yaml:1:7: bytes that are not valid UTF-8");
    CHECK(refusal("a: \xC0\xAF\n").find("UTF-8") != std::string::npos);     // overlong
    CHECK(refusal("a: \xED\xA0\x80\n").find("UTF-8") != std::string::npos); // a surrogate
    CHECK(refusal("a: \xF4\x90\x80\x80\n").find("UTF-8") != std::string::npos);
    CHECK(refusal("a: x\xE2\x80\xAEy\n").find("U+202E") != std::string::npos);
    CHECK(refusal("a: x\xC2\x85y\n").find("U+0085") != std::string::npos);
    CHECK(refusal("a: x\ry\n").find("U+000D") != std::string::npos);
    CHECK(refusal("\xEF\xBB\xBF"
                  "a: 1\n")
              .find("byte order mark") != std::string::npos);
    CHECK(refusal("a:\t1\n") == "x.yaml:1:3: a tab (use spaces)");
    CHECK(refusal("a: \"\\0\"\n").find("NUL") != std::string::npos);
}

TEST_CASE("unreadable files and invalid files give different errors") {
    CHECK_THROWS_AS((void)read_text_file("/nowhere/x.yaml"), FileError);
    CHECK_THROWS_AS((void)read_text_file("/"), FileError);
    CHECK_THROWS_AS((void)read_text_file("/dev/zero"), FileError);
    CHECK_THROWS_AS((void)read_text_file(""), FileError);
}
