# What goes wrong in real life: each is refused or set aside with a message that says what, where and what to do.
source "$(dirname "$0")/lib.sh" "$@"

expect 0 init
bad=$folder/bad
mkdir -p "$bad"

printf 'PK\003\004 this is no zip' >"$bad/broken.xlsx"
expect 3 import "$bad/broken.xlsx"
says "文件 broken.xlsx：文件已损坏或不完整，无法读取。处理办法：重新下载或让对方重发"

truncate -s 1G "$bad/huge.csv"
expect 3 import "$bad/huge.csv"
says "文件 huge.csv：文件有 1024 MB，超过 256 MB 的上限。处理办法：拆成几个较小的文件分别导入"

printf '甲,乙,丙\n1,2,3\n' >"$bad/unknown.csv"
expect 4 import "$bad/unknown.csv"
says "文件 unknown.csv：认不出这是哪一种文件" "看到的列：“甲”、“乙”、“丙”" "--kind roster（花名册）"

printf '丁,戊,己\n1,2,3\n' >"$bad/unknown-too.csv"
expect 4 import "$bad/unknown.csv" "$bad/unknown-too.csv"
says unknown.csv unknown-too.csv 甲 丁

expect 4 import "$bad/nowhere.xlsx"
says nowhere.xlsx

cat >"$bad/entities.csv" <<'CSV'
主体编码,主体名称,统一社会信用代码,纳税地,发薪月,发薪日,开户银行,付款账号
E1,北京甲公司,91350100M000100Y43,北京,当月,25,,
CSV
expect 0 import --kind entities "$bad/entities.csv"

cat >"$bad/roster.csv" <<'CSV'
工号,姓名,国籍,证件类型,证件号码,性别,出生日期,法人主体,部门,岗位,参保地,薪资组,入职日期
1001,张一,中国,居民身份证,1.10105E+17,男,1990-01-01,E1,研发部,工程师,北京,办公室职员,2026-11-01
1002,张二,美国,外国护照,X1234567,男,2090-01-01,E1,研发部,工程师,北京,办公室职员,2026-11-01
1003,张三,美国,外国护照,X1234568,男,1990-01-01,E1,研发部,工程师,北亰,办公室职员,2026-11-01
1004,张四,美国,外国护照,X1234569,男,1990-01-01,E1,研发部,工程师,北京,办公室职员,2026-11-01
1004,张五,美国,外国护照,X1234560,男,1990-01-01,E1,研发部,工程师,北京,办公室职员,2026-11-01
1005,张六,美国,外国护照,X1234561,男,1990-01-01,E1,研发部,工程师,北京,办公室职员,2026-11-01
CSV
expect 3 import "$bad/roster.csv"
says "第 2 行，列 证件号码 (E)，值“1.*******17”：号码已被 Excel 改坏" "先把这一列设为“文本”格式，再重新录入完整号码"
says "第 3 行，列 出生日期 (G)，值“2090-01-01”：出生日期在将来。处理办法：核对出生日期"
says "第 4 行，列 参保地 (K)，值“北亰”：政策库没有地点“北亰”；是否想写：北京"
says "第 5 行，列 工号 (A)，值“1004”：与第 6 行是同一工号。处理办法：只保留正确的一行" "第 6 行，列 工号 (A)，值“1004”：与第 5 行是同一工号"
[ -f "$bad/roster_待修改.xlsx" ] || fail "no marked copy"
[ "$(sql 'SELECT count(*) FROM person')" -eq 0 ] || fail "a refused file left rows behind"
if grep -q 1.10105E+17 "$output"; then fail "an identity number in a message"; fi

expect 7 import --good-rows "$bad/roster.csv"
[ "$(sql 'SELECT count(*) FROM person')" -ge 1 ] || fail "the good rows did not go ahead"

cat >"$bad/plan.csv" <<'CSV'
工号,法人主体,参保地,起缴月,社保基数,公积金基数,公积金单位比例,公积金个人比例
1005,E1,北京,2026-11,-100,20000,12%,12%
CSV
expect 3 import --kind contributions "$bad/plan.csv"
says "第 2 行，列 社保基数 (E)，值“***”：基数不能为负数。处理办法：核对基数"

# A comma inside an amount shifts the cells of a csv row: refused, never nine yuan of salary.
cat >"$bad/salary.csv" <<'CSV'
工号,姓名,生效日期,基本工资
1005,张六,2026-11-01,9,000
CSV
expect 3 import --kind salary "$bad/salary.csv"
says "第 2 行" 表头 逗号

# A formula with 10,000 nested parentheses.
parentheses=$(printf '(%.0s' $(seq 10000))
closing=$(printf ')%.0s' $(seq 10000))
printf '{"inputs": ["a"], "items": [{"name": "b", "formula": "%sa%s"}]}' "$parentheses" "$closing" >"$bad/deep.json"
printf 'a\n1\n' >"$bad/a.csv"
expect 3 formula run "$bad/deep.json" "$bad/a.csv" --out "$bad/deep.csv"
says "嵌套超过 200 层"
[ ! -e "$bad/deep.csv" ] || fail "output of a formula that was refused"

# Division by zero and overflow concern their row only.
printf '{"inputs": ["a"], "items": [{"name": "b", "formula": "1 / a"}]}' >"$bad/divide.json"
printf 'a\n0\n4\n' >"$bad/zero.csv"
expect 7 formula run "$bad/divide.json" "$bad/zero.csv" --out "$bad/divide.csv"
says "文件 $bad/zero.csv，第 2 行，b：除数为零：1 / a。处理办法：检查作除数的输入，或用 IF 处理为零的情形"
grep -q 0.25 "$bad/divide.csv" || fail "the other row was not computed"
printf '{"inputs": ["a"], "items": [{"name": "b", "formula": "a * a * a * a * a"}]}' >"$bad/power.json"
printf 'a\n99999999999999999\n2\n' >"$bad/large.csv"
expect 7 formula run "$bad/power.json" "$bad/large.csv" --out "$bad/power.csv"
says 超出
grep -q 32 "$bad/power.csv" || fail "the other row was not computed"

# A disk that takes nothing more, and a place where nothing can be written.
expect 6 formula run "$bad/divide.json" "$bad/zero.csv" --out /proc/nowhere.csv
says "文件 /proc/nowhere.csv：写不了文件。处理办法：检查路径、权限和磁盘空间"
FENHAO_DATA=/proc/company expect 6 init
says "文件 /proc/company：无法创建公司数据目录" "检查目录权限和磁盘空间，或换一个目录"
expect 3 run --month 2026-13
says "2026 年 13 月不是有效月份。处理办法：月份从 1 到 12，写成 2026-11 的样子"
expect 2 run
echo "bad input: ok"
