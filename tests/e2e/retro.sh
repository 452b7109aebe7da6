# A month closed; then a raise and a correction become known; the difference is found, carried into the next month,
# explained, taken back; the closed month still comes to what was closed.
source "$(dirname "$0")/lib.sh" "$@"

expect 0 init
sample 40 4 11
"$program" import "$folder"/files/* --by 张三 >"$output" 2>&1 || fail "import"
"$program" run --month 2026-11 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail "run"
expect 0 review --run 1 --by 李四
"$program" approve --run 1 --by 王五 >"$output" 2>&1 || expect 0 approve --run 1 --by 王五 --accept-errors
expect 0 close --run 1 --by 王五
closed=$(sql "SELECT sum(net) FROM run_result WHERE run = 1")

expect 0 retro --from 2026-11
says "0 人有差额"
expect 5 retro --from 2026-12
says "没有已关账的月份"
expect 3 retro
says "--from"

# Somebody's raise of November, told after closing.
employee=$(sql "SELECT employee FROM run_result WHERE run = 1 AND salary_group = 'office' AND tax > 0 ORDER BY employee LIMIT 1")
pay=$(sql "SELECT max(amount) / 100 FROM salary_assignment WHERE employee = '$employee' AND item = 'salary.base'")
printf '工号,生效日期,基本工资\n%s,2026-11-01,%s\n' "$employee" $((pay + 1000)) >"$folder/调薪.csv"
expect 0 import "$folder/调薪.csv" --by 张三
says "其中 1 人的内容自 2026-11 起有变"

expect 0 retro --from 2026-11 --employee "$employee"
says "应发 +1,000.00" "基本工资"
expect 0 retro --from 2026-11 --carry --by 张三
says "已并入 2026-12（1 笔）"
expect 0 retro --from 2026-11
says "0 人有差额"
"$program" run --month 2026-12 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail "run of December"
expect 0 explain --run 2 --employee "$employee" --item 以前月份补差
says "= 1000.00"

# Taken back, carried again by the month it was earned in.
expect 0 retro --take-back 2026-12 --by 张三
expect 4 retro --take-back 2026-12 --by 张三
expect 0 retro --from 2026-11 --settle when_earned --carry --by 张三
"$program" run --month 2026-12 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail "run of December"
expect 0 explain --run 2 --employee "$employee" --item 以前月份补税
[ "$(sql "SELECT count(*) FROM retro_entry WHERE treatment = 'when_earned' AND voided = 0")" -eq 1 ] || fail "not carried"

# The closed month.
known=$(sql "SELECT known FROM run WHERE id = 1")
expect 0 run --month 2026-11 --known "$known"
says "逐分一致"
[ "$(sql "SELECT sum(net) FROM run_result WHERE run = 1")" = "$closed" ] || fail "the closed month changed"
expect 0 audit verify
