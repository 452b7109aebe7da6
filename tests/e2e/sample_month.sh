# The sample group's month from spreadsheets to files, through every state.
source "$(dirname "$0")/lib.sh" "$@"

sample 80 4 7
expect 0 init
expect 5 init
says "已"
expect 0 import "$folder"/files/*
expect 0 import "$folder"/files/03*
says "未重复导入"

expect 0 run --month 2026-11 --by 张三
says 应发合计 实发合计 养老保险 住房公积金 人工成本合计
people=$(sql "SELECT count(*) FROM run_result")
[ "$people" -ge 80 ] || fail "only $people results"

expect 5 approve --run 1 --by 李四
says "还没有复核"
expect 0 review --run 1 --by 李四
expect 5 approve --run 1 --by 张三
says "不能批准自己的批次"
expect 0 approve --run 1 --by 李四
expect 5 run --month 2026-11 --by 张三
says "先撤回批准"

"$program" export --run 1 --out "$folder/out" --by 李四 >"$output" 2>&1 || [ $? -eq 7 ] || fail export
for file in 工资表.xlsx 社保公积金明细.xlsx 人工成本汇总.xlsx 文件清单.csv; do
  ls "$folder"/out/*"$file" >/dev/null || fail "no $file"
done

# Paid = withheld net, to the fen: the bank lists add up to the positive net pay of the run. Each entity's own bank has
# its own file; written as generic lists all of them can be added up here.
"$program" export --run 1 --out "$folder/generic" --bank bank_generic --by 李四 >"$output" 2>&1 || [ $? -eq 7 ] || fail "export of generic bank lists"
banks=$(cat "$folder"/generic/*代发/银行代发清单*.csv | awk -F, '$1 ~ /^[0-9]+$/ { split($4, part, "."); fen += part[1] * 100 + part[2] } END { print fen }')
net=$(sql "SELECT sum(net) FROM run_result WHERE net > 0")
without_account=$(sql "SELECT coalesce(sum(r.net), 0) FROM run_result r JOIN person p ON p.employee = r.employee WHERE r.net > 0 AND p.bank_account IS NULL")
[ "$banks" -eq $((net - without_account)) ] || fail "bank files hold $banks fen, the run $net"

# Gross to net agree in the totals that SQL reads.
wrong=$(sql "SELECT count(*) FROM run_result WHERE gross < 0")
[ "$wrong" -eq 0 ] || fail "$wrong negative gross"
employee=$(sql "SELECT employee FROM run_result WHERE net > 0 LIMIT 1")
expect 0 explain --run 1 --employee "$employee" --item 实发工资
says 应发合计 缴费基数 政策 累计应纳税所得额
expect 4 explain --run 1 --employee "$employee" --item 实发工次
says 是否想写
expect 4 explain --run 9 --employee "$employee" --item 实发工资
says 现有批次

expect 0 close --run 1 --by 李四
expect 5 run --month 2026-11 --by 张三
says 已关闭
expect 0 audit verify
says 审计链完整

# Nobody's identity number stands in the database file in the clear.
number=$(pdftotext -layout "$(ls "$folder"/out/*工资条/*.pdf | head -n 1)" - | grep -oE '[0-9]{17}[0-9X]' | head -n 1 || true)
[ -z "$number" ] || fail "an identity number on a payslip"

expect 0 --lang en --json runs
says '"state":"closed"'
echo "80 people, $people results, $net fen net: ok"
