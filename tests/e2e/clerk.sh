# What a clerk meets at the command line: every message names the command or option that helps, and none floods.
source "$(dirname "$0")/lib.sh" "$@"

# Before anything is there, and with a command line that is wrong.
expect 4 run --month 2026-11
says "fenhao init --data $FENHAO_DATA"
expect 2 run
says "缺少 --month" "fenhao run --month 2026-11 --by 张三" "fenhao run --help"
expect 2 imprt
says "没有命令 imprt" "是不是 import"
expect 2 run --moth 2026-11
expect 2 --lang en run
says "--month is missing"

expect 0 init
sample 60 5 7
expect 0 import "$folder"/files/0[1-4]* "$folder"/files/05*
rows=$(($(sql "SELECT count(DISTINCT employee || from_date) FROM salary_assignment")))
says "定薪，导入 $rows 行"

# A kind that cannot be told: the likeliest, what it lacks, and the option.
bad=$folder/bad
mkdir -p "$bad"
printf '工号,姓名,身份证号,公司,部门,岗位,参保地,入职日期\n1,张三,1,甲,乙,丙,上海,2026-11-01\n' >"$bad/员工.csv"
expect 4 import "$bad/员工.csv"
says 最像“花名册” "缺少 薪资组" "等 8 列" "--kind roster"
printf '工号,姓名,出勤天数\nE00001,甲,20\n' >"$bad/出勤.csv"
expect 3 import "$bad/出勤.csv"
says "fenhao import 出勤.csv --month"

# One wrong code in five hundred rows: three lines, a count; all of them in --json and in the copy.
{
  echo 工号,姓名,证件类型,证件号码,性别,出生日期,国籍,法人主体,部门,岗位,参保地,薪资组,入职日期
  for i in $(seq 500); do echo "N$i,张三,外国护照,X1000$i,男,1990-01-01,美国,X9,研发部,工程师,北京,办公室职员,2026-11-01"; done
} >"$bad/roster.csv"
expect 3 import "$bad/roster.csv" --kind roster
says "没有这个法人主体" "另有 497 行相同" "fenhao import 法人主体.xlsx"
[ "$(grep -c 没有这个法人主体 "$output")" -eq 3 ] || fail "the same mistake floods the screen"
"$program" --json import "$bad/roster.csv" --kind roster 2>/dev/null >"$folder/issues.json" || true
[ "$(grep -o 没有这个法人主体 "$folder/issues.json" | wc -l)" -eq 500 ] || fail "--json does not list all"
[ "$(unzip -p "$bad/roster_待修改.xlsx" xl/comments1.xml | grep -o '<comment ' | wc -l)" -eq 500 ] || fail "the copy does not mark all"

# A column nobody knows may be pay: it stops the file, unless it is named as none; then it is said that it was not read.
printf '工号,月份,出勤天数,年假\n%s,2026-10,20,1\n' "$(sql 'SELECT min(employee) FROM person')" >"$bad/十月考勤.csv"
expect 3 import "$bad/十月考勤.csv"
says 这一列不是已知的考勤项目 '--ignore "年假"'
expect 0 import "$bad/十月考勤.csv" --ignore 年假
says "导入 1 行" "没有读的列：年假"

# The run's summary names people, not codes, and the lines of it can be explained.
expect 0 import "$folder"/files/0[2-9]* "$folder"/files/10*
"$program" run --month 2026-11 --by 张三 >"$output" 2>&1 || [ $? -eq 7 ] || fail run
says "fenhao notices --run 1"
cp "$output" "$folder/summary.txt"
for code in $(sql "SELECT DISTINCT code FROM run_notice"); do
  if grep -qF -- "$code" "$folder/summary.txt"; then fail "the code $code on the screen"; fi
done
expect 0 notices --run 1
for code in $(sql "SELECT DISTINCT code FROM run_notice"); do
  if grep -qwF -- "$code" "$output"; then fail "the code $code on the screen"; fi
done
says 处理办法
[ "$(grep -c '^  - ' "$output")" -eq "$(sql "SELECT count(*) FROM run_notice")" ] || fail "not every notice is listed"
expect 0 notices --run 1 --severity error
[ "$(grep -c '^  - ' "$output")" -eq "$(sql "SELECT count(*) FROM run_notice WHERE severity = 'error'")" ] || fail "not the errors alone"
expect 0 --json notices --run 1 --severity warning
says '"severity":"warning"' '"code":' '"what_to_do":' '"name":'
who=$(sql "SELECT subject FROM run_notice WHERE code NOT LIKE 'policy%' LIMIT 1")
expect 0 notices --run 1 --employee "$who"
says "$who $(sql "SELECT name FROM person WHERE employee = '$who' ORDER BY batch DESC LIMIT 1")"
expect 4 notices --run 1 --employee nobody
expect 4 notices --run 9
expect 3 notices --run 1 --severity all
says "--severity error"

# Policy as JSON: the terms of a place, and what is known where.
expect 0 --json policy show 上海 --month 2026-11
says '{"terms":[' '"insurance":"pension"' '"employer_rate":"0.16"' '"confidence":' '"source":'
expect 0 --json policy coverage --month 2026-11
says '{"coverage":[' '"place":"310000","name":"上海","insurance":"pension","state":"known"'

# What the counter confirmed is recorded, holds here at once and is written out for the library.
cat >"$folder/own.yaml" <<'YAML'
schema: fenhao-policy/1
places:
  - place: {code: "310000"}
    schemes:
      main:
        medical:
          - {id: 310000-medical-own-1, from: 2026-01-01, employer: {rate: 8.5%}, who: 王主管, evidence: 窗口答复, recorded: 2026-10-12}
YAML
expect 0 policy record "$folder/own.yaml" --by 王主管
expect 0 policy show 上海 --month 2026-11
says 8.5% 窗口答复
expect 0 policy own
says 310000-medical-own-1 窗口答复 王主管

employee=$(sql "SELECT employee FROM run_result WHERE tax > 0 LIMIT 1")
for item in 应发合计 个人社会保险 个人住房公积金 个人所得税（工资薪金） 个人所得税（年终奖） 实发合计 单位社会保险 单位住房公积金 人工成本合计; do
  expect 0 explain --run 1 --employee "$employee" --item "$item"
done
for item in 其他扣减 其他成本; do
  expect 4 explain --run 1 --employee "$employee" --item "$item"
  says "--item "
done
expect 4 explain --run 1 --employee nobody --item 实发工资
says "fenhao notices --run 1"

# The forms that are handed out are recognised when they come back, and say that they are empty.
expect 0 forms --out "$folder/forms"
for form in "$folder"/forms/*.xlsx; do
  unzip -p "$form" xl/worksheets/sheet1.xml | grep -q '<row r="2"' && fail "an example row in $form"
done
unzip -p "$folder"/forms/03*.xlsx xl/worksheets/sheet1.xml | grep -q '男,女' || fail "no drop-down list for 性别"
echo "clerk: ok"
