"""Who may know whom: foreign headers, our own includes, and what the programs are linked to."""

import re

from policy import Breakage, check

# A foreign header and the only places that may include it.
FOREIGN = {
    r"cppconn/|mysql_driver\.h|mysql_connection\.h|(mysql/|mariadb/)?mysql\.h": ("core/mysql/",),
    r"fcgiapp\.h|fcgi_stdio\.h|fcgios\.h|fcgimisc\.h": ("fcgi-app/fcgi/",),
    r"ctemplate/": ("fcgi-app/view/",),
    r"xlsxwriter\.h|xlsxwriter/": ("core/workbook/",),
    r"zip\.h": ("batch/", "tests/sample/", "tests/receipt_package/"),
    r"libssh/": ("batch/upload/",),
    r"openssl/": ("core/crypto/",),
    r"curl/": ("batch/remind/", "batch/upload/"),
    r"boost/": ("core/config/",),
    r"cppunit/": ("tests/",),
}

# A folder and the folders whose headers it may include besides its own. The mains plug everything together.
MAY_INCLUDE = {
    "core/base": set(),
    "core/crypto": {"base"},
    "core/config": {"base"},
    "core/domain": {"base", "crypto"},
    "core/store": {"base", "domain"},
    "core/usecase": {"base", "config", "crypto", "domain", "store"},
    "core/mysql": {"base", "config", "crypto", "domain", "store"},
    "core/workbook": {"base", "domain", "store"},
    "core/cli": {"base", "config", "crypto", "domain"},
    "fcgi-app/http": {"base", "config", "crypto", "domain", "store", "usecase"},
    "fcgi-app/view": {"base", "config", "crypto", "domain", "http"},
    "fcgi-app/pages": {"base", "config", "crypto", "domain", "store", "usecase", "http", "view", "workbook"},
    "fcgi-app/fcgi": {"base", "config", "http"},
    "batch/receipt_package": {"base", "crypto", "domain"},
    "batch/drill": {"base", "bundle", "crypto", "store"},
    "batch/remind": {"base", "config", "crypto", "domain", "store", "usecase"},
    "batch/report": {"base", "domain", "store", "usecase", "workbook"},
    "batch/bundle": {"base", "crypto", "domain"},
    "batch/seal": {"base", "crypto", "domain", "store", "usecase", "workbook", "bundle"},
    "batch/upload": {"base", "config", "crypto", "domain", "bundle", "receipt_package"},
}

# A program and the libraries that it must run without. Kept from a page host, a batch host, or anywhere in ten years.
MUST_NOT_LINK = {
    "shouqi-student": ("libzip", "libssh", "libcurl"),
    "shouqi-staff": ("libzip", "libssh", "libcurl"),
    "shouqi-import": ("libfcgi", "libctemplate", "libssh", "libcurl"),
    "shouqi-admin": ("libfcgi", "libctemplate", "libzip", "libssh", "libcurl"),
    "shouqi-close": ("libfcgi", "libctemplate", "libzip", "libssh", "libcurl"),
    "shouqi-seal": ("libfcgi", "libctemplate", "libssh", "libcurl"),
    "shouqi-report": ("libfcgi", "libctemplate", "libzip", "libssh", "libcurl"),
    "shouqi-remind": ("libfcgi", "libctemplate", "libzip", "libssh", "libxlsxwriter"),
    "shouqi-upload": ("libfcgi", "libctemplate", "libxlsxwriter"),
}

# The only libraries of shouqi-verify: it must run anywhere, in ten years, and whoever relies on it must be able to see that it asks nobody.
VERIFIER_MAY_LINK = {"libcrypto", "libfmt", "libstdc++", "libgcc_s", "libm", "libc", "linux-vdso", "ld-linux-x86-64", "ld-linux-aarch64"}
# What the C library would open the way to others with.
NETWORK = {"socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "gethostbyname", "sendto", "recvfrom", "res_query", "dlopen"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.MULTILINE)


def includes(tree, path):
    return INCLUDE.findall(tree.text(path))


@check(
    {"core/store/answer_store.hpp": "#pragma once\n#include <cppconn/connection.h>\n"},
    {"fcgi-app/pages/cadre_page.cpp": "#include <fcgiapp.h>\n"},
    {"fcgi-app/pages/cadre_page.cpp": '#include "ctemplate/template.h"\n'},
    {"batch/report/sheet.cpp": "#include <xlsxwriter.h>\n"},
    {"core/usecase/import_receipts.cpp": "#include <zip.h>\n"},
    {"batch/bundle/byte_source.cpp": "#include <curl/curl.h>\n"},
    {"core/mysql/connection.cpp": "#include <libssh/libssh.h>\n"},
    {"core/store/answer_store.hpp": "#pragma once\n#include <mysql/mysql.h>\n"},
    {"fcgi-app/http/session.cpp": "  #  include <openssl/hmac.h>\n"},
    {"core/domain/term.cpp": "#include <boost/algorithm/string.hpp>\n"},
    {"core/domain/term.cpp": "#include <cppunit/Test.h>\n"},
)
def a_foreign_header_stays_in_its_room(tree):
    for path in tree.paths(".cpp", ".hpp"):
        for header in includes(tree, path):
            for pattern, rooms in FOREIGN.items():
                if re.match(pattern, header) and not path.startswith(rooms):
                    yield f"{path} includes <{header}>, which belongs to {' or '.join(rooms)}"


@check(
    {"core/domain/term.cpp": '#include "store/answer_store.hpp"\n'},
    {"core/store/answer_store.hpp": '#include "usecase/confirm_answer.hpp"\n'},
    {"core/usecase/confirm_answer.cpp": '#include "mysql/connection.hpp"\n'},
    {"core/mysql/connection.cpp": '#include "http/request.hpp"\n'},
    {"fcgi-app/http/dispatch.cpp": '#include "mysql/connection.hpp"\n'},
    {"batch/receipt_package/reader.cpp": '#include "store/document_store.hpp"\n'},
    {"core/new_room/thing.cpp": '#include "base/clock.hpp"\n'},
)
def an_include_follows_the_drawing(tree):
    rooms = {folder.split("/")[1] for folder in MAY_INCLUDE}
    for path in tree.paths(".cpp", ".hpp", below=("core/", "fcgi-app/", "batch/")):
        parts = path.split("/")
        if len(parts) == 2 or parts[1] == "demo_portal":
            continue  # a main, or the portal's stand-in
        folder = "/".join(parts[:2])
        if folder not in MAY_INCLUDE:
            yield f"{path}: the room {folder} is not in the drawing (MAY_INCLUDE in {__name__}.py)"
            continue
        for header in includes(tree, path):
            room = header.split("/")[0]
            if room in rooms and room != parts[1] and room not in MAY_INCLUDE[folder]:
                yield f"{path} includes {header}; {folder} may know {', '.join(sorted(MAY_INCLUDE[folder])) or 'nobody'}"


@check(
    {"core/base/clock.hpp": '#include "../domain/term.hpp"\n'},
)
def an_include_is_written_from_its_room(tree):
    for path in tree.paths(".cpp", ".hpp", below=("core/", "fcgi-app/", "batch/")):
        for header in includes(tree, path):
            if ".." in header.split("/"):
                yield f"{path} includes {header}: a way around the front doors"


@check(
    {"core/base/clock.hpp": "namespace shouqi {}\n"},
)
def a_header_is_included_once(tree):
    for path in tree.paths(".hpp"):
        if not re.search(r"^#pragma once$", tree.text(path), re.MULTILINE):
            yield f"{path}: no #pragma once"


@check(
    Breakage(programs={("shouqi-import", "ldd"): "\tlibctemplate.so.3 => /usr/lib/libctemplate.so.3 (0x1)\n"}),
    Breakage(programs={("shouqi-seal", "ldd"): "\tlibcurl.so.4 => /usr/lib/libcurl.so.4 (0x1)\n"}),
    Breakage(programs={("shouqi-student", "ldd"): "\tlibzip.so.4 => /usr/lib/libzip.so.4 (0x1)\n"}),
)
def a_program_is_linked_to_what_it_may_know(tree):
    for name in tree.programs.names():
        for library in MUST_NOT_LINK.get(name, ()):
            if library + "." in tree.programs.libraries(name):
                yield f"{name} is linked to {library}"


@check(
    *(
        Breakage(programs={("shouqi-verify", "ldd"): f"\tlibc.so.6 => /usr/lib/libc.so.6 (0x1)\n\t{library} => /usr/lib/{library} (0x1)\n"})
        for library in ("libmariadb.so.3", "libmysqlcppconn.so.7", "libsqlite3.so.0", "libcurl.so.4", "libssl.so.3", "libssh2.so.1", "libresolv.so.2", "libzip.so.4")
    ),
)
def the_verifier_is_linked_to_no_database_and_no_network(tree):
    if "shouqi-verify" not in tree.programs.names():
        return
    for line in tree.programs.libraries("shouqi-verify").splitlines():
        library = line.split()[0].rsplit("/", 1)[-1].split(".so")[0]
        if library not in VERIFIER_MAY_LINK:
            yield f"shouqi-verify is linked to {line.strip()}"


@check(
    Breakage(programs={("shouqi-verify", "imports"): "pread@GLIBC_2.2.5\nsocket@GLIBC_2.2.5\n"}),
    Breakage(programs={("shouqi-verify", "imports"): "dlopen@GLIBC_2.34\n"}),
)
def the_verifier_opens_no_connection(tree):
    if "shouqi-verify" not in tree.programs.names():
        return
    for name in tree.programs.imports("shouqi-verify").split():
        if name.split("@")[0] in NETWORK:
            yield f"shouqi-verify calls {name}"
