# Import and run killed at random instants and started again: in the end the same results as undisturbed.
source "$(dirname "$0")/lib.sh" "$@"

results() { sql "SELECT employee, entity, gross, taxable, tax, net, cost, hex(payload) FROM run_result ORDER BY employee, entity" | sha256sum; }

sample 400 4 11
expect 0 init
expect 0 import "$folder"/files/*
expect 0 run --month 2026-11 --by 张三
undisturbed=$(results)
undisturbed_count=$(sql "SELECT count(*) FROM run_result")

rm -rf "$FENHAO_DATA" "$FENHAO_DATA.key"
expect 0 init
# Kills the command after a growing delay until it once ends by itself.
killed=0
until_done() {
  local delay=5
  while true; do
    "$program" "$@" >"$output" 2>&1 &
    local job=$!
    sleep "$(printf '0.%03d' "$delay")"
    if kill -9 "$job" 2>/dev/null; then
      wait "$job" 2>/dev/null || true
      killed=$((killed + 1))
    else
      local code=0
      wait "$job" || code=$?
      [ "$code" -eq 0 ] && return
      fail "fenhao $* ended with $code after having been killed before"
    fi
    expect 0 audit verify
    delay=$((delay + 15 + RANDOM % 20))
    [ "$delay" -lt 990 ] || { expect 0 "$@"; return; }
  done
}
until_done import "$folder"/files/*
until_done run --month 2026-11 --by 张三
[ "$killed" -ge 3 ] || fail "the command was too quick to be killed ($killed times)"
[ "$(sql 'SELECT count(*) FROM run')" -eq 1 ] || fail "more than one run"
[ "$(sql 'SELECT count(*) FROM run_result')" -eq "$undisturbed_count" ] || fail "another number of results"
# Batches count on across kills; all else must be the same.
[ "$(results)" = "$undisturbed" ] || fail "other results than undisturbed"
expect 0 audit verify
echo "killed $killed times, $undisturbed_count results the same: ok"
