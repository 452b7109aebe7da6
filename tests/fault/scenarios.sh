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

# A database as an earlier version left it: its migrations and their rows, without the last ones.
older_database() {
  local newest=$1 file number shared table
  everything_imported
  mv "$FENHAO_DATA/fenhao.db" "$folder/new.db"
  {
    echo "PRAGMA journal_mode = WAL; PRAGMA application_id = $(sqlite3 "$folder/new.db" 'PRAGMA application_id');"
    sqlite3 "$folder/new.db" ".schema schema_migration"
    for file in "$root"/db/migrations/*.sql; do
      number=$((10#$(basename "$file" | cut -c 1-4)))
      [ "$number" -le "$newest" ] || break
      sed 's/\bBYTES\b/BLOB/g' "$file"
    done
    echo "ATTACH '$folder/new.db' AS new;"
    echo "INSERT INTO schema_migration SELECT * FROM new.schema_migration WHERE number <= $newest;"
  } | sqlite3 "$FENHAO_DATA/fenhao.db" >/dev/null
  for table in $(sql "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migration'"); do
    # A column given up since has nothing to come from.
    shared=$(sql "SELECT group_concat(name) FROM pragma_table_info('$table')")
    sql "ATTACH '$folder/new.db' AS new; INSERT INTO $table ($shared) SELECT $(sed "s/\bcorrects\b/NULL/" <<<"$shared") FROM new.$table"
  done
}

scenario() {
  between='^$'
  done=0
  case $1 in
    create) command=(init) ;;
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
