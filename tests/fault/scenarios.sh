# The commands that are killed and failed. scenario NAME sets the company up as it is before, kept as "before", and
# says: command, what is called; between, the audit actions at which the work may rest half done and still be whole
# (each is one transaction); done, the exit code of the repeated command.
everything_imported() {
  expect 0 init
  "$program" import "$folder"/files/* --by 张三 >"$output" 2>&1 || fail import
}

month_calculated() {
  everything_imported
  "$program" run --month 2026-11 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail run
}

month_approved() {
  month_calculated
  expect 0 review --run 1 --by 李四
  expect 0 approve --run 1 --by 王五 --accept-errors
}

# The migrations up to a number, as the engine takes them, and that they were applied.
migrations_up_to() {
  local newest=$1 bytes=$2 file
  for file in "$root"/db/migrations/*.sql; do
    [ $((10#$(basename "$file" | cut -c 1-4))) -le "$newest" ] || break
    sed "s/\bBYTES\b/$bytes/g" "$file"
  done
}

# A database as an earlier version left it: its migrations and their rows, without the later ones.
older_database() {
  local newest=$1 table shared
  everything_imported
  if on_postgres; then
    sql "ALTER SCHEMA fenhao RENAME TO newer; CREATE SCHEMA fenhao; CREATE TABLE fenhao.schema_migration (LIKE newer.schema_migration INCLUDING ALL)"
    sql "DO \$\$ BEGIN EXECUTE format('COMMENT ON SCHEMA fenhao IS %L', obj_description('newer'::regnamespace)); END \$\$"
    sql "SET client_min_messages = warning; $(migrations_up_to "$newest" BYTEA)" >/dev/null
  else
    mv "$FENHAO_DATA/fenhao.db" "$folder/newer.db"
    sql "PRAGMA journal_mode = WAL; PRAGMA application_id = $(sqlite3 "$folder/newer.db" 'PRAGMA application_id'); $(sqlite3 "$folder/newer.db" '.schema schema_migration')" >/dev/null
    sql "; $(migrations_up_to "$newest" BLOB)"
  fi
  for table in schema_migration $(tables | grep -v schema_migration); do
    # A column given up since has nothing to come from.
    shared=$(columns_of "$table")
    copy_rows "INSERT INTO $table ($shared) SELECT $(sed 's/\bcorrects\b/NULL/' <<<"$shared") FROM newer.$table $(case $table in schema_migration) echo "WHERE number <= $newest" ;; esac)"
  done
  if on_postgres; then sql "DROP SCHEMA newer CASCADE" 2>/dev/null; fi
}
tables() { if on_postgres; then sql "SELECT table_name FROM information_schema.tables WHERE table_schema = 'fenhao'"; else sql "SELECT name FROM sqlite_master WHERE type = 'table'"; fi; }
columns_of() {
  if on_postgres; then sql "SELECT string_agg(column_name, ', ') FROM information_schema.columns WHERE table_schema = 'fenhao' AND table_name = '$1'"; else sql "SELECT group_concat(name) FROM pragma_table_info('$1')"; fi
}
copy_rows() { if on_postgres; then sql "$1"; else sql "ATTACH '$folder/newer.db' AS newer; $1"; fi; }

scenario() {
  between='^$'
  done=0
  case $1 in
    create)
      command=(init)
      done=5
      ;;
    import)
      expect 0 init
      expect 0 import "$folder"/files/0[12]* --by 张三
      files=("$folder"/files/03* "$folder"/files/05* "$folder"/files/06*)
      command=(import "${files[@]}" --by 张三)
      between='^import\.'
      ;;
    run)
      everything_imported
      command=(run --month 2026-11 --by 张三)
      between='^run\.create$'
      ;;
    close)
      month_approved
      command=(close --run 1 --by 王五)
      done=5
      ;;
    retro)
      month_approved
      expect 0 close --run 1 --by 王五
      employee=$(sql "SELECT min(employee) FROM run_result WHERE salary_group = 'office'")
      printf '工号,生效日期,基本工资\n%s,2026-11-01,98765\n' "$employee" >"$folder/raise.csv"
      expect 0 import "$folder/raise.csv" --by 张三
      command=(retro --from 2026-11 --carry --by 张三)
      ;;
    migration)
      older_database 3
      command=(runs)
      ;;
    *) fail "no scenario $1" ;;
  esac
  keep before
}
