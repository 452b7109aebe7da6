# What the end-to-end tests share: a fresh folder, the program, expectations. Sourced with: program, source root.
# The database is SQLite, or with FENHAO_TEST_DB=postgresql://… a new database on that server.
set -euo pipefail
program=$1
root=$2
folder=$(mktemp -d)
trap leave EXIT
export FENHAO_HOME=$root
export FENHAO_DATA=$folder/company
output=$folder/output.txt

admin() { psql -X -q -d "$FENHAO_TEST_DB" -c "$1"; }

leave() {
  rm -rf "$folder"
  if [ -n "${FENHAO_DB:-}" ]; then admin "DROP DATABASE e2e_$$ WITH (FORCE)"; fi
}

if [ -n "${FENHAO_TEST_DB:-}" ]; then
  admin "CREATE DATABASE e2e_$$"
  export FENHAO_DB=${FENHAO_TEST_DB/\/postgres?/\/e2e_$$?}
fi

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

# sql TEXT: what the database answers, columns parted by |. hex COLUMN: bytes as text, for use in TEXT.
sql() {
  if [ -z "${FENHAO_DB:-}" ]; then sqlite3 "$FENHAO_DATA/fenhao.db" "$1"; return; fi
  PGOPTIONS='-c search_path=fenhao' psql -X -q -At -d "$FENHAO_DB" -c "$1"
}
hex() { if [ -z "${FENHAO_DB:-}" ]; then echo "hex($1)"; else echo "encode($1, 'hex')"; fi; }

# remove_company: as if init had never been.
remove_company() {
  rm -rf "$FENHAO_DATA" "$FENHAO_DATA.key"
  if [ -n "${FENHAO_DB:-}" ]; then sql 'DROP SCHEMA fenhao CASCADE' 2>/dev/null; fi
}

sample() { expect 0 sample --employees "$1" --cities "$2" --seed "$3" --month 2026-11 --out "$folder/files"; }
