# What the end-to-end tests share: a fresh folder, the program, expectations. Sourced with: program, source root.
set -euo pipefail
program=$1
root=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export FENHAO_HOME=$root
export FENHAO_DATA=$folder/company
output=$folder/output.txt

fail() {
  echo "FAILED: $*" >&2
  [ -f "$output" ] && sed 's/^/  | /' "$output" >&2
  exit 1
}

# expect CODE ARGUMENTS...: the program ends with CODE; what it printed is in $output.
expect() {
  local wanted=$1 got=0
  shift
  "$program" "$@" >"$output" 2>&1 || got=$?
  [ "$got" -eq "$wanted" ] || fail "fenhao $* ended with $got, expected $wanted"
}

# says TEXT...: each stands in the last output.
says() {
  local text
  for text in "$@"; do grep -qF -- "$text" "$output" || fail "the output lacks: $text"; done
}

sql() { sqlite3 "$FENHAO_DATA/fenhao.db" "$1"; }

sample() { expect 0 sample --employees "$1" --cities "$2" --seed "$3" --month 2026-11 --out "$folder/files"; }
