# The same company on a PostgreSQL server named on the command line, and what must never show or be lost on the way.
source "$(dirname "$0")/lib.sh" "$@"
server=$FENHAO_DB
unset FENHAO_DB

sample 60 3 5
expect 4 --db "$server" runs
says "fenhao init" "--db"
expect 0 --db "$server" init
expect 5 --db "$server" init
[ ! -e "$FENHAO_DATA/fenhao.db" ] || fail "a SQLite file although a server was named"
expect 0 --db "$server" import "$folder"/files/*
expect 0 --db "$server" run --month 2026-11 --by 张三
cp "$output" "$folder/on-postgres.txt"

# The same files on SQLite: the same figures, printed and stored.
export FENHAO_DATA=$folder/on-sqlite
expect 0 init
expect 0 import "$folder"/files/*
expect 0 run --month 2026-11 --by 张三
cmp <(grep -v '^用时' "$folder/on-postgres.txt") <(grep -v '^用时' "$output") || fail "the engines print different months"
results="SELECT employee, entity, gross, taxable, insurance_employee, fund_employee, tax, net, cost FROM run_result ORDER BY employee, entity"
cmp <(sqlite3 "$FENHAO_DATA/fenhao.db" "$results") <(FENHAO_DB=$server sql "$results") || fail "the engines hold different results"
export FENHAO_DATA=$folder/company

# Nobody's number lies there in the clear.
pg_dump -d "$server" -n fenhao >"$folder/dump.sql"
grep -q 'COPY fenhao.person' "$folder/dump.sql" || fail "the dump lacks the people"
if grep -qE '(^|[^0-9a-f])[1-9][0-9]{16}[0-9X]($|[^0-9a-f])' "$folder/dump.sql"; then fail "an identity number in the clear"; fi

# A password is neither echoed nor seen in the list of processes.
expect 6 --db "postgresql://u:geheim@127.0.0.1:1/d" runs
says 连接不上 处理办法
if grep -q geheim "$output"; then fail "the password was printed"; fi
expect 3 --db "mysql://u:geheim@127.0.0.1/d" runs
if grep -q geheim "$output"; then fail "the password was printed"; fi
expect 2 runs "postgresql://u:geheim@127.0.0.1/d"
if grep -q geheim "$output"; then fail "the password was printed"; fi
"$program" --db "$server&password=geheim" import "$folder"/files/* >"$output" 2>&1 &
job=$!
sleep 0.3
if tr '\0' ' ' <"/proc/$job/cmdline" | grep -q geheim; then fail "the password stands in the list of processes"; fi
wait "$job" || fail "import with a password in the address"

# A schema of another program is left alone.
FENHAO_DB=$server sql "COMMENT ON SCHEMA fenhao IS 'another'"
expect 5 --db "$server" runs
says 不是本程序建立的
echo "PostgreSQL and SQLite agree to the fen: ok"
admin "DROP DATABASE e2e_$$ WITH (FORCE)"
