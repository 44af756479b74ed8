"""A test that is written is a test that runs."""

import re

from cpp_text import code
from policy import check

FIXTURE = re.compile(r"^[ \t]*(class|struct)\s+(\w+)\s*(?:final\s*)?:\s*public\s+(CppUnit|CPPUNIT_NS)::TestFixture\s*\{", re.MULTILINE)
REGISTERED = re.compile(r"\bCPPUNIT_TEST(?:_FAIL|_EXCEPTION)?\(\s*(\w+)")
METHOD = re.compile(r"\bvoid\s+(\w+)\s*\(\s*\)\s*(?:override\s*)?[{;]")

TEST = """#include <cppunit/extensions/HelperMacros.h>
class NewTest : public CppUnit::TestFixture {
  CPPUNIT_TEST_SUITE(NewTest);
  CPPUNIT_TEST(one_is_one);
  %s
  CPPUNIT_TEST_SUITE_END();
 public:
  void one_is_one() {}
  void two_is_two() {}
 private:
  void help() {}
};
%s
"""


def fixtures(text):
    """(name, body) of each fixture class, comments removed."""
    bare = code(text)
    for match in FIXTURE.finditer(bare):
        depth, end = 1, match.end()
        while depth and end < len(bare):
            depth += {"{": 1, "}": -1}.get(bare[end], 0)
            end += 1
        yield match.group(2), bare[match.end():end]


def public_methods(body, is_struct=False):
    public = is_struct
    depth = 0
    for line in body.split("\n"):
        if depth == 0:
            label = re.match(r"\s*(public|protected|private)\s*:", line)
            if label:
                public = label.group(1) == "public"
            method = METHOD.search(line)
            if public and method and method.group(1) not in ("setUp", "tearDown"):
                yield method.group(1)
        depth += line.count("{") - line.count("}")


def listed_sources(tree, path):
    """The CMakeLists.txt of the file's folder, or of one above it, without comments."""
    parts = path.split("/")[:-1]
    for length in range(len(parts), 0, -1):
        lists = "/".join(parts[:length] + ["CMakeLists.txt"])
        if lists in tree:
            return re.sub(r"#[^\n]*", "", tree.text(lists)), "/".join(parts[length:])
    return "", ""


@check(
    {"tests/core/forgotten_test.cpp": TEST % ("CPPUNIT_TEST(two_is_two);", "CPPUNIT_TEST_SUITE_REGISTRATION(NewTest);")},
    {"tests/core/out_test.cpp": "", "tests/core/CMakeLists.txt": "shouqi_test_program(core LABEL unit SOURCES\n  # out_test.cpp\n)"},
)
def a_test_file_is_in_a_target(tree):
    for path in tree.paths("_test.cpp"):
        lists, inner = listed_sources(tree, path)
        name = path.split("/")[-1]
        wanted = f"{inner}/{name}" if inner else name
        globbed = re.search(r"file\(GLOB\s+\w+\s+(RELATIVE\s+\S+\s+)?CONFIGURE_DEPENDS\s+\S*\*_test\.cpp", lists)
        if not globbed and not re.search(rf"(?<![\w/]){re.escape(wanted)}\b", lists):
            yield f"{path}: in no CMakeLists.txt, so it never runs"


@check(
    {"tests/core/new_test.cpp": TEST % ("", "CPPUNIT_TEST_SUITE_REGISTRATION(NewTest);")},
    {"tests/core/new_test.cpp": TEST % ("// CPPUNIT_TEST(two_is_two);", "CPPUNIT_TEST_SUITE_REGISTRATION(NewTest);")},
)
def a_test_method_is_registered(tree):
    for path in tree.paths("_test.cpp"):
        for name, body in fixtures(tree.text(path)):
            registered = REGISTERED.findall(body)
            for method in public_methods(body):
                if method not in registered:
                    yield f"{path}: {name}::{method} is not registered with CPPUNIT_TEST (a helper belongs under private:)"
            for method in {one for one in registered if registered.count(one) > 1}:
                yield f"{path}: {name}::{method} is registered twice"


@check(
    {"tests/core/new_test.cpp": TEST % ("CPPUNIT_TEST(two_is_two);", "")},
    {"tests/core/new_test.cpp": TEST % ("CPPUNIT_TEST(two_is_two);", "// CPPUNIT_TEST_SUITE_REGISTRATION(NewTest);")},
)
def a_fixture_is_registered(tree):
    for path in tree.paths("_test.cpp"):
        bare = code(tree.text(path))
        for name, _ in fixtures(tree.text(path)):
            if not re.search(rf"\bCPPUNIT_TEST_SUITE(_NAMED)?_REGISTRATION\(\s*{name}\b", bare):
                yield f"{path}: {name} is not registered with CPPUNIT_TEST_SUITE_REGISTRATION"


@check(
    {"tests/core/new_test.cpp": (TEST % ("CPPUNIT_TEST(two_is_two);", "")).replace("NewTest", "NewChecks")},
    {"tests/core/new_test.cpp": "// nothing\n"},
)
def ctest_sees_every_fixture(tree):
    for path in tree.paths("_test.cpp"):
        names = [name for name, _ in fixtures(tree.text(path))]
        if not names:
            yield f"{path}: no fixture `class XxxTest : public CppUnit::TestFixture`"
        for name in names:
            if not name.endswith("Test"):
                yield f"{path}: {name} does not end in Test, so no CTest test runs it"


@check(
    {"tests/core/helper.cpp": TEST % ("", "")},
)
def a_fixture_stands_in_a_test_file(tree):
    for path in tree.paths(".cpp", ".hpp"):
        if not path.endswith("_test.cpp") and any(fixtures(tree.text(path))):
            yield f"{path}: a fixture outside a *_test.cpp"


@check(
    {"tests/new_layer/CMakeLists.txt": "shouqi_test_program(new LABEL unit SOURCES new_test.cpp)\n"},
)
def a_test_folder_is_in_the_build(tree):
    build = re.sub(r"#[^\n]*", "", tree.text("tests/CMakeLists.txt"))
    for path in tree.paths("/CMakeLists.txt", below=("tests/",)):
        folder = path.split("/")[1]
        if path.count("/") == 2 and not re.search(rf"\b{folder}\b", build):
            yield f"{path}: tests/CMakeLists.txt does not add this folder, so its tests never run"
