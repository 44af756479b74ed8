# Sourced by the tests of scripts: `check NAME COMMAND...` counts, `finish` prints the line that ops/test adds up.
passed=0
failed=0

check() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'failed: %s (%s)\n' "$name" "$*"
  fi
}

# status WANTED COMMAND...: the command ends with exactly this exit status.
status() {
  local wanted=$1 got=0
  shift
  "$@" >"$work/output" 2>&1 || got=$?
  [[ $got == "$wanted" ]] || { printf 'exit status %s instead of %s:\n' "$got" "$wanted"; tail -n 20 "$work/output"; return 1; }
}

says() { grep -qF -- "$1" "$work/output"; }

not() { ! "$@"; }

# processes WORD: the living processes whose command line has the word in it.
processes() {
  local folder line
  for folder in /proc/[0-9]*; do
    { line=$(tr '\0' ' ' <"$folder/cmdline"); } 2>/dev/null || continue
    [[ $line == *"$1"* ]] || continue
    grep -qs '^State:.*Z' "$folder/status" || printf '%s %s\n' "${folder#/proc/}" "$line"
  done
}

# gone WORD: within ten seconds no process has the word in its command line.
gone() {
  local left tries
  for ((tries = 0; tries < 50; tries++)); do
    left=$(processes "$1")
    [[ -n $left ]] || return 0
    sleep 0.2
  done
  printf '%s\n' "$left"
  return 1
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((passed > 0 && failed == 0))
}

work=$(mktemp -d "${TMPDIR:-/tmp}/shouqi-ops-XXXXXX")
