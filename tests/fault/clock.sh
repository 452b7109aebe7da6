# The clock set back by more than a year in the middle of the work, then right again: what was known stays known in its
# order, moments in the audit chain never run backwards, and results are those of a clock that was always right.
source "$(dirname "$0")/lib.sh" "$1" "$2" "$3"
source "$(dirname "$0")/scenarios.sh"

set_back=(env LD_PRELOAD="$breaking" BREAK_CLOCK=-40000000 "$program")
sample 8 2 11
month_calculated
employee=$(sql "SELECT min(employee) FROM run_result WHERE salary_group = 'office'")
printf '工号,生效日期,基本工资\n%s,2026-11-01,23456\n' "$employee" >"$folder/raise.csv"
keep before

# finish_month COMMAND...: a raise, the month calculated again and closed, by this program.
finish_month() {
  "$@" import "$folder/raise.csv" --by 张三 >"$output" 2>&1 || fail import
  "$@" run --month 2026-11 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail run
  "$@" review --run 1 --by 李四 >"$output" 2>&1 || fail review
  "$@" approve --run 1 --by 王五 --accept-errors >"$output" 2>&1 || fail approve
  "$@" close --run 1 --by 王五 >"$output" 2>&1 || fail close
}
finish_month "$program"
contents >"$folder/right"
put_back before
finish_month "${set_back[@]}"
contents >"$folder/now"
cmp -s "$folder/right" "$folder/now" || { diff "$folder/right" "$folder/now" | cut -c 1-200 | head -n 20 >&2; fail "the clock set back changed what was kept"; }
backwards=$(sql "SELECT count(*) FROM audit_entry a JOIN audit_entry b ON b.number = a.number + 1 WHERE b.at < a.at")
[ "$backwards" -eq 0 ] || fail "$backwards entries of the audit chain are earlier than the one before"
expect 0 audit verify
known=$(sql "SELECT known FROM run WHERE id = 1")
expect 0 run --month 2026-11 --known "$known"
says "逐分一致"
echo "clock 463 days behind: the same contents, the chain in order, the closed month reproduced"
