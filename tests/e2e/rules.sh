# A payroll owner changes a formula: text out, edited, submitted, compared, tried with one person, published by a second
# person, rolled back. The closed month stays as it was all the while.
source "$(dirname "$0")/lib.sh" "$@"

version_of() { sed -nE "s/.*office ([0-9a-f]{8}).*/\1/p" "$output" | head -n 1; }
gross_of() { sql "SELECT gross FROM run_result WHERE run = $1 AND employee = '$2'"; }

sample 60 4 7
expect 0 init
expect 0 import "$folder"/files/*
expect 0 run --month 2026-11 --by 张三
expect 0 review --run 1 --by 李四
expect 0 approve --run 1 --by 李四
expect 0 close --run 1 --by 李四
closed=$(sql "SELECT employee, net, $(hex payload) FROM run_result WHERE run = 1 ORDER BY employee" | sha256sum)
expect 0 run --month 2026-12 --by 张三
before=$(sql "SELECT sum(gross) FROM run_result WHERE run = 2")

# The text in use, changed: who has more than 300 for transport gets 60 more.
expect 0 rules list
says office manufacturing templates/groups/office.yaml
text=$folder/office.yaml
expect 0 rules show office --out "$text"
cmp "$text" "$root/templates/groups/office.yaml" || fail "the text came out changed"
expect 5 rules submit "$text" --from 2026-12 --by 张三
says "没有改动"
sed 's/formula: 折算(定薪.交通补贴)$/formula: 折算(定薪.交通补贴) + IF(定薪.交通补帖 > 300, 60, 0)/' "$text" >"$folder/wrong.yaml"
expect 3 rules submit "$folder/wrong.yaml" --from 2026-12 --by 张三
says "交通补帖" "定薪.交通补贴"
sed 's/formula: 折算(定薪.交通补贴)$/formula: 折算(定薪.交通补贴) + 60/' "$text" >"$folder/wrong.yaml"
expect 3 rules submit "$folder/wrong.yaml" --from 2026-12 --by 张三
says "示例“" "应为"
sed -i 's/formula: 折算(定薪.交通补贴)$/formula: 折算(定薪.交通补贴) + IF(定薪.交通补贴 > 300, 60, 0)/' "$text"

# Compared from the file, with a sample to tick off; the same seed gives the same file.
expect 0 compare --group office --with "$text" --sample 6 --seed 3 --out "$folder/a.xlsx" --by 张三
says "人有变化" 交通补贴 "60.00" 部门 "6 人"
expect 0 compare --with "$text" --sample 6 --seed 3 --out "$folder/b.xlsx" --by 张三
cmp "$folder/a.xlsx" "$folder/b.xlsx" || fail "the same seed gave another sample"
expect 0 compare --with "$text" --sample 6 --seed 4 --out "$folder/c.xlsx" --by 张三
if cmp -s "$folder/a.xlsx" "$folder/c.xlsx"; then fail "another seed gave the same sample"; fi
expect 3 compare --group manufacturing --with "$text" --by 张三
says "不是“manufacturing”"
touched=$(sql "SELECT changed FROM rule_comparison ORDER BY id LIMIT 1")
[ "$touched" -gt 6 ] || fail "only $touched people change"
[ "$(sql "SELECT sum(gross) FROM run_result WHERE run = 2")" -eq "$before" ] || fail "comparing changed a run"

expect 0 rules submit "$text" --from 2026-12 --note 交通补贴提高 --by 张三
version=$(version_of)
expect 5 rules publish "$version" --by 张三
says "另一人"

# Tried with one person in December.
person=$(sql "SELECT r.employee FROM run_result r JOIN salary_assignment s ON s.employee = r.employee WHERE r.run = 2 AND r.salary_group = 'office' AND s.item = 'salary.transport' AND s.amount > 30000 ORDER BY 1 LIMIT 1")
other=$(sql "SELECT r.employee FROM run_result r JOIN salary_assignment s ON s.employee = r.employee WHERE r.run = 2 AND r.salary_group = 'office' AND s.item = 'salary.transport' AND s.amount > 30000 ORDER BY 1 DESC LIMIT 1")
person_before=$(gross_of 2 "$person") other_before=$(gross_of 2 "$other")
expect 4 rules pilot "$version" --employee nobody --from 2026-12 --to 2026-12 --by 李四
expect 0 rules pilot "$version" --employee "$person" --from 2026-12 --to 2026-12 --by 李四
expect 5 review --run 2 --by 李四
says "薪资规则变了：office@$version"
expect 0 run --month 2026-12 --by 张三
[ "$(gross_of 2 "$person")" -eq $((person_before + 6000)) ] || fail "the pilot did not pay $person"
[ "$(gross_of 2 "$other")" -eq "$other_before" ] || fail "the pilot paid $other"
expect 0 explain --run 2 --employee "$person" --item 交通补贴
says 60

# Published by a second person: everybody, and nobody twice.
expect 0 rules publish "$version" --by 李四
expect 0 run --month 2026-12 --by 张三
[ "$(gross_of 2 "$other")" -eq $((other_before + 6000)) ] || fail "publishing did not pay $other"
[ "$(gross_of 2 "$person")" -eq $((person_before + 6000)) ] || fail "publishing paid $person otherwise"
expect 0 rules list
says "office  $version  已发布" "自 2026-12" "试行 1"

# Rolled back: as before.
expect 0 rules roll-back office --by 王五
says "文件里的文本"
expect 0 run --month 2026-12 --by 张三
[ "$(sql "SELECT sum(gross) FROM run_result WHERE run = 2")" -eq "$before" ] || fail "after rolling back December differs"
expect 4 rules roll-back office --by 王五
expect 0 --json rules list
says '"state":"retired"'

[ "$(sql "SELECT employee, net, $(hex payload) FROM run_result WHERE run = 1 ORDER BY employee" | sha256sum)" = "$closed" ] || fail "the closed month changed"
expect 0 audit verify
expect 0 audit list
says rules.submit rules.compare rules.pilot rules.publish rules.roll_back
echo "$touched people touched by version $version: ok"
