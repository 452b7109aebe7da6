# What the fault tests share: on top of the end-to-end tests' helpers, states of a company that can be put back, what
# stands in its database, and a program broken on purpose. Sourced with: program, source root, breaking library.
source "$(dirname "${BASH_SOURCE[0]}")/../e2e/lib.sh" "$@"
breaking=$3
export FENHAO_KEY=$folder/company.key

on_postgres() { [ -n "${FENHAO_DB:-}" ]; }
database=e2e_$$
trap leave_kept EXIT
leave_kept() {
  local kept
  for kept in "$folder"/kept.*; do
    if on_postgres && [ -e "$kept" ]; then admin "DROP DATABASE IF EXISTS ${database}_${kept##*.}"; fi
  done
  leave
}

# A company's directory, key and database, set aside under a name and put back.
keep() {
  mkdir "$folder/kept.$1" && copy_company "$folder" "$folder/kept.$1"
  if on_postgres; then admin "CREATE DATABASE ${database}_$1 TEMPLATE $database"; fi
}
put_back() {
  rm -rf "$FENHAO_DATA" "$FENHAO_KEY" "$FENHAO_KEY.new" && copy_company "$folder/kept.$1" "$folder"
  if ! on_postgres; then return; fi
  admin "DROP DATABASE $database WITH (FORCE)"
  admin "CREATE DATABASE $database TEMPLATE ${database}_$1"
}
copy_company() {
  local part
  for part in company company.key; do
    if [ -e "$1/$part" ]; then cp -a "$1/$part" "$2/"; fi
  done
}

# On a server: until what the killed program left behind there has ended, too.
settled() {
  if ! on_postgres; then return; fi
  while [ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE datname = '$database' AND pid <> pg_backend_pid()")" -gt 0 ]; do sleep 0.02; done
}

has_database() {
  if on_postgres; then [ "$(sql "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'fenhao'")" -gt 0 ]; else [ -s "$FENHAO_DATA/fenhao.db" ]; fi
}

# Every table and its columns that two runs have in common: without moments, encrypted values and the audit chain.
shared_columns() {
  local bytes=bytea as_text="'encode(' || c.column_name || ', ''hex'')'" of="information_schema.columns c WHERE c.table_schema = 'fenhao'" join=string_agg order=' ORDER BY c.column_name'
  if ! on_postgres; then
    bytes=BLOB as_text="'hex(' || c.column_name || ')'" join=group_concat order=
    of="(SELECT m.name AS table_name, p.name AS column_name, p.type AS data_type FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table') c WHERE true"
  fi
  sql "SELECT c.table_name, $join(CASE c.data_type WHEN '$bytes' THEN $as_text ELSE c.column_name END, ', '$order) FROM $of
       AND c.table_name <> 'audit_entry' AND (c.table_name <> 'setting' OR c.column_name <> 'value')
       AND c.column_name NOT LIKE '%\_at' ESCAPE '\' AND c.column_name NOT IN ('identity', 'phone', 'bank_account')
       GROUP BY c.table_name ORDER BY c.table_name"
}

# Everything in the database that two runs have in common. Nothing where there is no database.
contents() {
  has_database || return 0
  local table columns queries=()
  while IFS='|' read -r table columns; do queries+=("SELECT '$table', $columns FROM $table;"); done < <(shared_columns)
  sql "${queries[*]}" | sort
}

# The audit chain without its moments.
written_down() { if has_database; then sql "SELECT number, action, subject, details FROM audit_entry ORDER BY number" 2>/dev/null || true; fi; }

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
  sleep "$(seconds "$1")"
  kill -9 "$job" 2>/dev/null || true
  code=0
  wait "$job" 2>/dev/null || code=$?
}

# server_stopped_after NANOSECONDS ARGUMENTS...: the server of FENHAO_SERVER stopped then as by a crash, and started
# again; the program's exit code is in $code.
server_stopped_after() {
  "$program" "${@:2}" >"$output" 2>&1 &
  local job=$!
  sleep "$(seconds "$1")"
  "$root/tests/postgres-server" stop "$FENHAO_SERVER" immediate
  code=0
  wait "$job" || code=$?
  "$root/tests/postgres-server" start "$FENHAO_SERVER" >/dev/null
}
seconds() { printf '%d.%09d' $(($1 / 1000000000)) $(($1 % 1000000000)); }
