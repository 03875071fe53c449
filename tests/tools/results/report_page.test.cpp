// SPDX-License-Identifier: Apache-2.0
#include "tools/results/report_page.hpp"

#include "core/check.hpp"

#include "output/deflate.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace tenfold;

TEST_CASE("base 64 is that of RFC 4648") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("\xff\xfe\xfd") == "//79");
}

TEST_CASE("a page has the escaped title and the data in their places") {
    const std::string page = "<title>@TENFOLD_TITLE@</title><h1>@TENFOLD_TITLE@</h1>"
                             "<script>@TENFOLD_DATA@</script>";
    const std::string filled = fill_page(page, "a<b> & \"c\"", "{}");
    CHECK(filled == "<title>a&lt;b&gt; &amp; &quot;c&quot;</title><h1>a&lt;b&gt; &amp; "
                    "&quot;c&quot;</h1><script>" +
                        base64(gzipped("{}")) + "</script>");
    CHECK_THROWS_AS(static_cast<void>(fill_page("nothing", "t", "{}")), RunError);
}

TEST_CASE("the template has both compressed scripts, and places for title and data only") {
    const std::string page = report_template();
    const std::string gzip_magic = base64("\x1f\x8b\x08").substr(0, 4);
    for (const std::string id : {"tenfold-program", "tenfold-hdf5"}) {
        const std::size_t at = page.find("id=\"" + id + "\">");
        REQUIRE(at != std::string::npos);
        CHECK(page.substr(at + id.size() + 6, 4) == gzip_magic);
    }
    for (std::size_t at = page.find("@TENFOLD_"); at != std::string::npos;
         at = page.find("@TENFOLD_", at + 1)) {
        CAPTURE(page.substr(at, 20));
        CHECK((page.compare(at, 15, "@TENFOLD_TITLE@") == 0 ||
               page.compare(at, 14, "@TENFOLD_DATA@") == 0));
    }
}
