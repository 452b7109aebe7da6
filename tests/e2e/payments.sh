# Paid twice in a month: the second bank file holds the difference, the tax of the month is one. Then a leaver's severance
# from what is known, and what is taken where practice differs.
source "$(dirname "$0")/lib.sh" "$@"

sample 60 4 7
expect 0 init
expect 0 import "$folder"/files/*
expect 0 run --month 2026-11 --by 张三
expect 5 pay --run 1 --by 王五
says 批准
expect 0 review --run 1 --by 李四
expect 0 approve --run 1 --by 李四
expect 0 pay --run 1 --on 2026-11-10 --by 王五
says "第 1 次" 随本次扣个税
expect 5 pay --run 1 --by 王五
says "没有还要发的钱"
expect 0 approve --run 1 --withdraw --by 李四
expect 5 discard --run 1 --by 张三

# Somebody of the office without variable pay but the performance factor gets 5,000 more.
employee=$(sql "SELECT m.employee FROM monthly_input m JOIN run_result r ON r.employee = m.employee WHERE m.source = 'variable' AND r.salary_group = 'office'
  AND m.payload LIKE '{\"variable.performance_factor\":\"%\"}' AND m.payload NOT LIKE '%,%' ORDER BY m.employee LIMIT 1")
factor=$(sql "SELECT payload FROM monthly_input WHERE source = 'variable' AND employee = '$employee'" | sed -E 's/.*:"([0-9.]+)".*/\1/')
[ -n "$employee" ] || fail "the sample has nobody to pay twice"
before=$(sql "SELECT net FROM run_result WHERE employee = '$employee'")
printf '工号,薪资月份,绩效系数,月度奖金\n%s,2026-11,%s,5000\n' "$employee" "$factor" >"$folder/extra.csv"
expect 0 import --kind variable "$folder/extra.csv" --by 张三
expect 0 run --month 2026-11 --by 张三
expect 0 review --run 1 --by 李四
expect 0 approve --run 1 --by 李四
"$program" export --run 1 --out "$folder/second" --by 李四 >"$output" 2>&1 || true
after=$(sql "SELECT net FROM run_result WHERE employee = '$employee'")
rest=$((after - before))
[ "$rest" -gt 0 ] && [ "$rest" -le 500000 ] || fail "the rest is $rest fen"
amount=$(printf '%d.%02d' $((rest / 100)) $((rest % 100)))
rows=$(cat "$folder"/second/*代发/*.csv | grep -c "^[0-9]") || true
[ "$rows" -eq 1 ] || fail "$rows rows in the second bank file"
grep -q ",$amount," "$folder"/second/*代发/*.csv || fail "the second bank file does not pay $amount"
expect 0 pay --run 1 --on 2026-11-25 --by 王五
says "第 2 次" "1 人"
[ "$(sql "SELECT sum(net + tax) FROM payment WHERE number = 2")" -eq 500000 ] || fail "net and tax of the second payment are not 5000"
# What comes in after the approval is not in the files, and it is said.
printf '工号,薪资月份,绩效系数,月度奖金\n%s,2026-11,%s,6000\n' "$employee" "$factor" >"$folder/later.csv"
expect 0 import --kind variable "$folder/later.csv" --by 张三
"$program" export --run 1 --out "$folder/third" --by 李四 >"$output" 2>&1 || true
says later.csv 银行账号也还是计算时的
expect 0 close --run 1 --by 李四
expect 0 audit verify

expect 0 severance --employee "$employee" --last-day 2026-12-15 --average 18000
says 经济补偿 月数 免税限额
expect 4 severance --employee nobody --last-day 2026-12-15 --average 18000
expect 3 severance --employee "$employee" --last-day 2026-12-15 --average 18000 --earlier sometimes
says one_count

expect 0 policy settings
says severance_reading "whole_sum" "statutory_part" late_fee_start second_term
