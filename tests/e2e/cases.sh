# Golden cases by the program: all of the carried ones pass, changed ones are shown with what differs.
source "$(dirname "$0")/lib.sh" "$@"

last_line() { tail -n 1 "$output"; }

# The carried cases, in both languages with the same last line.
expect 0 cases "$root/cases"
[[ $(last_line) =~ ^[0-9]{3,}\ passed,\ 0\ failed$ ]] || fail "the last line is: $(last_line)"
all=$(last_line)
expect 0 --lang en cases "$root/cases"
[ "$(last_line)" = "$all" ] || fail "the last line differs with --lang en"

# One expectation changed, one field nobody knows, one file of an unknown topic.
mkdir "$folder/cases"
cp "$root/cases/late_fee.yaml" "$folder/cases/late_fee.yaml"
passing=$(grep -c '^- id:' "$folder/cases/late_fee.yaml")
expect 0 cases "$folder/cases"
[ "$(last_line)" = "$passing passed, 0 failed" ] || fail "the last line is: $(last_line)"
sed -i -e "s/fee: '49.50'/fee: '49.51'/" -e "s/input: {arrears: '10000.00'}/input: {arrears: '10000.00', grace_days: 5}/" "$folder/cases/late_fee.yaml"
printf 'topic: weather\nschema: 1\ncases: []\n' >"$folder/cases/weather.yaml"
expect 3 cases "$folder/cases"
says "late_fee late-010" "expect.fee：应为 49.51，得到 49.50" "2250.00 x 0.0005 x 44" "input.grace_days" weather
[ "$(last_line)" = "$((passing - 2)) passed, 3 failed" ] || fail "the last line is: $(last_line)"
expect 3 --lang en cases "$folder/cases"
says "expect.fee: expected 49.51, got 49.50" "no check reads this field" "there is no topic"
expect 3 --json cases "$folder/cases"
says '"failed":3' '{"field":"expect.fee","expected":"49.51","got":"49.50"}' '"unread":["input.grace_days"]'

# Nothing to run.
mkdir "$folder/empty"
expect 4 cases "$folder/empty"
says "$folder/empty"
expect 2 cases
