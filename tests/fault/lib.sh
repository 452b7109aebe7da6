# What the fault tests share: on top of the end-to-end tests' helpers, states of a company that can be put back, what
# stands in its database, and a program broken on purpose. Sourced with: program, source root, breaking library.
source "$(dirname "${BASH_SOURCE[0]}")/../e2e/lib.sh" "$@"
breaking=$3
export FENHAO_KEY=$folder/company.key

# A company's directory and key, set aside under a name and put back.
keep() { mkdir "$folder/kept.$1" && copy_company "$folder" "$folder/kept.$1"; }
put_back() { rm -rf "$FENHAO_DATA" "$FENHAO_KEY" && copy_company "$folder/kept.$1" "$folder"; }
copy_company() {
  local part
  for part in company company.key; do
    if [ -e "$1/$part" ]; then cp -a "$1/$part" "$2/"; fi
  done
}

# Everything in the database but what no two runs have in common: moments, encrypted values, the audit chain. Nothing
# where there is no database.
contents() {
  [ -s "$FENHAO_DATA/fenhao.db" ] || return 0
  local table columns queries=()
  while IFS=: read -r table columns; do
    queries+=("SELECT '$table', $columns FROM $table;")
  done < <(sqlite3 -separator : "$FENHAO_DATA/fenhao.db" "
    SELECT m.name, group_concat(CASE p.type WHEN 'BLOB' THEN 'hex(' || p.name || ')' ELSE p.name END, ', ')
    FROM sqlite_master m, pragma_table_info(m.name) p
    WHERE m.type = 'table' AND m.name <> 'audit_entry' AND (m.name, p.name) <> ('setting', 'value')
      AND p.name NOT LIKE '%\_at' ESCAPE '\' AND p.name NOT IN ('identity', 'phone', 'bank_account')
    GROUP BY m.name ORDER BY m.name")
  sqlite3 "$FENHAO_DATA/fenhao.db" "${queries[@]}" | sort
}

# The audit chain without its moments.
written_down() { [ ! -s "$FENHAO_DATA/fenhao.db" ] || sql "SELECT number, action, subject, details FROM audit_entry ORDER BY number" 2>/dev/null || true; }

# broken HOW AT ARGUMENTS...: the program broken at its AT-th call; its exit code is in $code. HOW: see breaking.cpp.
broken() {
  local how=$1 at=$2
  shift 2
  code=0
  # The group takes the shell's own remark that it was killed.
  { LD_PRELOAD=$breaking BREAK_HOW=$how BREAK_AT=$at "$program" "$@" >"$output" 2>&1 || code=$?; } 2>/dev/null
}

# How many calls the program makes that can be broken.
calls_of() {
  LD_PRELOAD=$breaking BREAK_COUNT=$folder/calls "$program" "$@" >"$output" 2>&1 || true
  cat "$folder/calls"
}

# killed_after NANOSECONDS ARGUMENTS...: the program killed then, if it is still there; its exit code is in $code.
killed_after() {
  "$program" "${@:2}" >"$output" 2>&1 &
  local job=$!
  sleep "$(printf '%d.%09d' $(($1 / 1000000000)) $(($1 % 1000000000)))"
  kill -9 "$job" 2>/dev/null || true
  code=0
  wait "$job" 2>/dev/null || code=$?
}
