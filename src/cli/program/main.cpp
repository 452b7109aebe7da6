// The command line: reads options, calls one command, returns its exit code.
#include <pwd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/password.h"
#include "cli/program/usage.h"
#include "month/tenants.h"

namespace {

using namespace fenhao;
using namespace fenhao::cli;

std::string environment(const char* name, std::string otherwise) {
  const char* value = std::getenv(name);
  return value && *value ? std::string(value) : std::move(otherwise);
}

// Who is logged in, as the system knows it; empty when it does not.
std::string login_name() {
  const auto* entry = getpwuid(getuid());
  return environment("USER", entry ? entry->pw_name : "");
}

// Registers commands on the application; the one that was named leaves its action.
class Commands {
 public:
  Commands(CLI::App& app, Context& context) : app_(app), context_(context) {
    data();
    month();
    results();
    policy();
    rules();
    compare();
    tools();
    safekeeping();
    tenants();
  }

  std::function<int()> action;

 private:
  CLI::App* command(CLI::App& parent, const std::string& name, const std::string& what, const std::string& example) {
    auto* sub = parent.add_subcommand(name, what);
    sub->footer("例 example:\n  " + example);
    return sub;
  }

  void data() {
    auto* init = command(app_, "init", "新建公司数据目录 create a company's workspace", "fenhao init --data ./我的公司");
    init->callback([this] { action = [this] { return run_init(context_); }; });

    auto* forms = command(app_, "forms", "生成各种表格的空表和填写说明 write empty forms of all files", "fenhao forms --out 空表");
    forms->add_option("--out", forms_out_, "输出目录 folder")->required();
    forms->callback([this] { action = [this] { return run_forms(context_, forms_out_); }; });

    auto* import = command(app_, "import", "导入表格 import spreadsheets", "fenhao import 花名册.xlsx 考勤.csv --month 2026-11");
    import->add_option("files", import_.files, "xlsx、xls 或 csv 文件 files")->required();
    import->add_option("--kind", import_.kind, "文件种类，缺省按表头识别 kind of file (default: recognised from its headings)");
    import->add_option("--month", import_.month, "考勤和变动薪资所属月 earning month, when the file has no month column");
    import->add_flag("--good-rows", import_.good_rows, "有错的行留下，其余先导入 take in the good rows, leave the bad ones");
    import->add_flag("--replace", import_.replace, "文件里的人，本月以前导入的考勤或变动薪资由本文件取代 this file replaces its people's earlier attendance or variable pay of the month");
    import->add_option("--ignore", import_.ignored, "与工资无关的列，按列名，可写多次 a column that concerns no pay, by its heading; may be repeated")->allow_extra_args(false);
    import->add_option("--marked", import_.marked, "标出错误的副本放在这里 folder for copies with the bad cells marked");
    import->callback([this] { action = [this] { return run_import(context_, import_); }; });
  }

  void month() {
    auto* run = command(app_, "run", "计算一个薪资月 calculate a payroll month", "fenhao run --month 2026-11 --by 张三");
    run->add_option("--month", run_.month, "薪资所属月 earning month, 2026-11")->required();
    run->add_option("--known", run_.known, "按这一天已知的政策和数据；已关账的月份重算并与关账结果比较，不保存 as known on this day (default: today); a closed month is compared, not changed");
    run->add_option("--threads", run_.threads, "线程数 threads (default: all cores)");
    run->callback([this] { action = [this] { return run_run(context_, run_); }; });

    auto* retro = command(app_, "retro", "已关账月份按现在所知重算，差额并入未关账的月份 differences of closed months", "fenhao retro --from 2026-07 --carry --by 张三");
    retro->add_option("--from", retro_.from, "从哪个已关账的月份查起 first closed month looked at");
    retro->add_option("--scope", retro_.scope, "哪些按现在所知：policy 政策、people 人员、inputs 考勤和变动薪资、rules 规则 what is taken as known now")->capture_default_str();
    retro->add_option("--settle", retro_.settle, "when_paid 发放时计税，when_earned 按所属月更正个税 how the difference is taxed")->capture_default_str();
    retro->add_option("--employee", retro_.employee, "只看一人，逐项列出 one employee, item by item");
    retro->add_flag("--carry", retro_.carry, "并入未关账的月份 carry the differences into the open month");
    retro->add_option("--take-back", retro_.take_back, "撤销并入这个月的补差 take back what was carried into this month");
    retro->callback([this] { action = [this] { return run_retro(context_, retro_); }; });

    auto* runs = command(app_, "runs", "列出批次 list the runs", "fenhao runs");
    runs->callback([this] { action = [this] { return run_runs(context_); }; });

    auto* notices = command(app_, "notices", "逐条列出批次的错误和提醒 list a run's errors and warnings", "fenhao notices --run 1 --severity error");
    notices->add_option("--run", notices_.run, "批次号 run")->required();
    notices->add_option("--severity", notices_.severity, "只看错误 error 或提醒 warning only errors, or only warnings");
    notices->add_option("--employee", notices_.employee, "只看一个人，工号 one person, employee number");
    notices->callback([this] { action = [this] { return run_notices(context_, notices_); }; });

    auto* review = command(app_, "review", "复核批次 mark a run as reviewed", "fenhao review --run 1 --by 李四");
    review->add_option("--run", run_number_, "批次号 run")->required();
    review->callback([this] { action = [this] { return run_review(context_, run_number_); }; });

    auto* approve = command(app_, "approve", "批准批次（不能是计算人） approve a run", "fenhao approve --run 1 --by 王五");
    approve->add_option("--run", run_number_, "批次号 run")->required();
    approve->add_flag("--accept-errors", accept_errors_, "有错误的人本月不发，照样批准 approve although some people could not be calculated");
    approve->add_flag("--withdraw", withdraw_, "撤回批准 take the approval back");
    approve->callback([this] { action = [this] { return run_approve(context_, run_number_, withdraw_, accept_errors_); }; });

    auto* pay = command(app_, "pay", "登记已发放；本月再发只付差额 record a payment, several a month", "fenhao pay --run 1 --by 王五");
    pay->add_option("--run", run_number_, "批次号 run")->required();
    pay->add_option("--on", paid_on_, "发放日，缺省为今天 day of payment");
    pay->callback([this] { action = [this] { return run_pay(context_, run_number_, paid_on_); }; });

    auto* discard = command(app_, "discard", "删除算错月份的批次（未批准的） remove a run made by mistake", "fenhao discard --run 2 --by 张三");
    discard->add_option("--run", run_number_, "批次号 run")->required();
    discard->callback([this] { action = [this] { return run_discard(context_, run_number_); }; });

    auto* close = command(app_, "close", "关闭批次，此后不可改 close a run for good", "fenhao close --run 1 --by 王五");
    close->add_option("--run", run_number_, "批次号 run")->required();
    close->callback([this] { action = [this] { return run_close(context_, run_number_); }; });
  }

  void results() {
    auto* explain = command(app_, "explain", "解释一个数是怎么来的 explain one number", "fenhao explain --run 1 --employee E00001 --item 实发工资");
    explain->add_option("--run", explain_.run, "批次号 run")->required();
    explain->add_option("--employee", explain_.employee, "工号 employee number")->required();
    explain->add_option("--item", explain_.item, "薪资项目 pay item, Chinese or English name")->required();
    explain->add_flag("--full", explain_.full, "零和不改变数值的步骤也展开 also expand zeros and steps that change nothing");
    explain->callback([this] { action = [this] { return run_explain(context_, explain_); }; });

    auto* severance = command(app_, "severance", "经济补偿测算 estimate the severance of a leaver", "fenhao severance --employee E00001 --last-day 2026-12-15 --in-lieu");
    severance->add_option("--employee", severance_.employee, "工号 employee number")->required();
    severance->add_option("--last-day", severance_.last_day, "最后工作日 last day of the employment")->required();
    severance->add_flag("--in-lieu", severance_.in_lieu, "另付代通知金 pay in lieu of notice");
    severance->add_flag("--unlawful", severance_.unlawful, "违法解除，二倍 unlawful: twice");
    severance->add_option("--average", severance_.average, "离职前十二个月平均应发，缺省取已关账月份 average gross (default: closed months)");
    severance->add_option("--last-month", severance_.last_month, "上月应发，缺省取上月关账数 gross of the last month");
    severance->add_option("--earlier", severance_.earlier, "2008 年前工龄：one_count 合并、law_of_the_time 分段，不写按设置 service before 2008, else by the setting");
    severance->add_option("--earlier-cause", severance_.earlier_cause, "分段时的解除情形：limited、unlimited、not_compensated cause by the rules of the time")->capture_default_str();
    severance->callback([this] { action = [this] { return run_severance(context_, severance_); }; });

    auto* settle = command(app_, "settle", "年度汇算估计 estimate the annual settlement", "fenhao settle --year 2026 --employee E00001");
    settle->add_option("--year", settle_.year, "纳税年度 tax year")->required();
    settle->add_option("--employee", settle_.employee, "工号 employee number")->required();
    settle->callback([this] { action = [this] { return run_settle(context_, settle_); }; });

    auto* files = command(app_, "export", "导出工资表、工资条、申报和代发文件 write payroll sheets, payslips, tax and bank files", "fenhao export --run 1 --out ./2026-11");
    files->add_option("--run", export_.run, "批次号 run")->required();
    files->add_option("--out", export_.out, "输出目录 folder")->required();
    files->add_option("--bank", export_.bank, "代发一律用这个格式，如 bank_generic；缺省按各法人主体的开户行 layout of all bank files; by default each entity's own bank");
    files->add_flag("--replace", export_.replace, "可覆盖上次导出的文件 replace files of an earlier export");
    files->callback([this] { action = [this] { return run_export(context_, export_); }; });
  }

  void policy() {
    auto* policy = app_.add_subcommand("policy", "政策库 the policy library");
    policy->require_subcommand(1);
    auto* check = command(*policy, "check", "检查政策库的每一处问题 find every problem, with file and line", "fenhao policy check");
    check->callback([this] { action = [this] { return run_policy_check(context_); }; });

    auto* show = command(*policy, "show", "一地的政策和来源 what holds at a place, with sources", "fenhao policy show 深圳 --month 2026-11");
    show->add_option("place", policy_.place, "地名或行政区划代码 name or code")->required();
    show->add_option("--month", policy_.month, "费款所属月 month (default: this month)");
    show->add_option("--known", policy_.known, "按这一天已知 as known on this day (default: today)");
    show->callback([this] { action = [this] { return run_policy_show(context_, policy_); }; });

    auto* coverage = command(*policy, "coverage", "各地各险种知道多少 place by insurance: what is known", "fenhao policy coverage --month 2026-11");
    coverage->add_option("--month", policy_.month, "费款所属月 month (default: this month)");
    coverage->add_option("--known", policy_.known, "按这一天已知 as known on this day (default: today)");
    coverage->callback([this] { action = [this] { return run_policy_coverage(context_, policy_); }; });

    auto* settings = command(*policy, "settings", "口径不一的地方现在怎么取 what is taken where practice differs", "fenhao policy settings");
    settings->callback([this] { action = [this] { return run_policy_settings(context_); }; });

    auto* record = command(*policy, "record", "记录本公司确认的政策 record facts of your own", "fenhao policy record 本公司.yaml --by 李四");
    record->add_option("file", record_file_, "政策文字 text in the form of policy/README.md")->required();
    record->callback([this] { action = [this] { return run_policy_record(context_, record_file_); }; });

    auto* own = command(*policy, "own", "写出本公司登记的政策，可提交给政策库 write the company's own facts out, to be offered to the library", "fenhao policy own");
    own->callback([this] { action = [this] { return run_policy_own(context_); }; });

    auto* carry = command(*policy, "carry-over", "决定暂按上年 use last year's value until the notice is out",
                          "fenhao policy carry-over 南昌 pension --until 2026-12 --reason 新基数未公布 --by 李四");
    carry->add_option("place", carry_over_.place, "地名或代码 place")->required();
    carry->add_option("insurance", carry_over_.insurance, "险种 insurance")->required();
    carry->add_option("--until", carry_over_.until, "最后可用的月份 last month it may be used for")->required();
    carry->add_option("--reason", carry_over_.reason, "理由 reason")->required();
    carry->callback([this] { action = [this] { return run_policy_carry_over(context_, carry_over_); }; });
  }

  void rules() {
    auto* rules = app_.add_subcommand("rules", "薪资规则的版本 versions of salary groups");
    rules->require_subcommand(1);
    command(*rules, "list", "列出版本和试行 list versions and pilots", "fenhao rules list")->callback([this] { action = [this] { return run_rules_list(context_); }; });

    auto* show = command(*rules, "show", "查看一个版本或薪资组现用的文本 show a version, or the text a group uses", "fenhao rules show office --out office.yaml");
    show->add_option("name", rules_.name, "薪资组编码，或版本号的前几位 group, or the beginning of a version's digest")->required();
    show->add_option("--month", rules_.month, "薪资所属月 earning month (default: this month)");
    show->add_option("--known", rules_.known, "按这一天已知 as known on this day (default: today)");
    show->add_option("--out", rules_.out, "把文本原样写到这个文件 write the text to this file");
    show->callback([this] { action = [this] { return run_rules_show(context_, rules_); }; });

    auto* submit = command(*rules, "submit", "提交新版本（草稿） submit a new version", "fenhao rules submit office.yaml --from 2026-12 --note 加班基数含岗位工资 --by 张三");
    submit->add_option("file", rules_.file, "薪资组文本 text of a salary group")->required();
    submit->add_option("--from", rules_.from, "从哪个薪资所属月起 first earning month")->required();
    submit->add_option("--note", rules_.note, "改了什么、为什么 what changes and why");
    submit->callback([this] { action = [this] { return run_rules_submit(context_, rules_); }; });

    auto* publish = command(*rules, "publish", "发布版本（不能是提交人） bring a version into force", "fenhao rules publish 1a2b3c4d --by 李四");
    publish->add_option("version", rules_.name, "版本号的前几位 beginning of its digest")->required();
    publish->callback([this] { action = [this] { return run_rules_publish(context_, rules_); }; });

    auto* pilot = command(*rules, "pilot", "先对一部分人试行 try a version with some people", "fenhao rules pilot 1a2b3c4d --entity E1 --employee 1001 --from 2026-12 --to 2027-01 --by 李四");
    pilot->add_option("version", rules_.name, "版本号的前几位 beginning of its digest")->required();
    pilot->add_option("--employee", rules_.employees, "工号，可写多个 employee numbers");
    pilot->add_option("--entity", rules_.entities, "法人主体编码，可写多个 legal entities");
    pilot->add_option("--from", rules_.from, "首月 first earning month")->required();
    pilot->add_option("--to", rules_.to, "末月 last earning month")->required();
    pilot->callback([this] { action = [this] { return run_rules_pilot(context_, rules_); }; });

    auto* end = command(*rules, "end-pilot", "提前结束试行 end a pilot early", "fenhao rules end-pilot 1 --by 李四");
    end->add_option("pilot", rules_.pilot, "试行号，见 rules list number of the pilot")->required();
    end->callback([this] { action = [this] { return run_rules_end_pilot(context_, rules_); }; });

    auto* back = command(*rules, "roll-back", "撤下薪资组最近发布的版本 take a group's last version back", "fenhao rules roll-back office --by 李四");
    back->add_option("group", rules_.name, "薪资组编码 group")->required();
    back->callback([this] { action = [this] { return run_rules_roll_back(context_, rules_); }; });
  }

  void compare() {
    auto* compare = command(app_, "compare", "新规则让谁变多少 who changes by how much under a new text", "fenhao compare --group office --with office.yaml --sample 20 --by 张三");
    compare->add_option("--with", compare_.with, "新文本的文件，或已提交版本号的前几位 file, or the beginning of a version's digest")->required();
    compare->add_option("--group", compare_.group, "薪资组编码，缺省按文本 group (default: as the text says)");
    compare->add_option("--run", compare_.run, "与哪个批次比，缺省是最近关账的 run (default: the last closed one)");
    compare->add_option("--sample", compare_.sample, "抽多少人写成核对表 people to write into a sheet to tick off");
    compare->add_option("--seed", compare_.seed, "抽样种子，相同则样本相同 the same seed picks the same people")->capture_default_str();
    compare->add_option("--out", compare_.out, "核对表的文件名 file of the sheet");
    compare->callback([this] { action = [this] { return run_compare(context_, compare_); }; });
  }

  void tools() {
    auto* bases = command(app_, "bases", "提议新年度的缴费基数 propose the new year's contribution bases", "fenhao bases --place 深圳 --year 2026 --out 新基数.xlsx");
    bases->add_option("--place", bases_.place, "参保地 place")->required();
    bases->add_option("--year", bases_.year, "新基数的年度，工资取上一自然年 year of the new bases; wages of the year before")->required();
    bases->add_option("--from", bases_.from, "起缴月，缺省为当年 7 月 first month (default: July)");
    bases->add_option("--employee", bases_.employee, "只算一个人 one employee");
    bases->add_option("--known", bases_.known, "按这一天已知 as known on this day (default: today)");
    bases->add_option("--out", bases_.out, "写成参保方案表（xlsx），核对后可导入 write a contribution plan to import after a look");
    bases->callback([this] { action = [this] { return run_bases(context_, bases_); }; });

    auto* sample = command(app_, "sample", "生成示例集团的表格 write a sample group as spreadsheets", "fenhao sample --employees 500 --cities 12 --seed 1 --out ./示例");
    sample->add_option("--employees", sample_.employees, "人数 people")->required();
    sample->add_option("--cities", sample_.cities, "城市数 cities")->required();
    sample->add_option("--seed", sample_.seed, "随机种子 seed")->required();
    sample->add_option("--month", sample_.month, "薪资所属月 earning month (default: this month)");
    sample->add_option("--out", sample_.out, "输出目录 folder")->required();
    sample->callback([this] { action = [this] { return run_sample(context_, sample_); }; });

    auto* audit = app_.add_subcommand("audit", "审计链 the audit chain");
    audit->require_subcommand(1);
    command(*audit, "verify", "验证审计链未被改动 verify that nothing was changed", "fenhao audit verify")->callback([this] { action = [this] { return run_audit_verify(context_); }; });
    command(*audit, "list", "列出审计记录 list its entries", "fenhao audit list")->callback([this] { action = [this] { return run_audit_list(context_); }; });

    auto* cases = command(app_, "cases", "用程序核对金标准案例 work out golden cases and show what differs", "fenhao cases cases");
    cases->add_option("directory", cases_directory_, "放 <主题>.yaml 的目录 directory of <topic>.yaml")->required();
    cases->callback([this] { action = [this] { return run_cases(context_, cases_directory_); }; });

    auto* formula = app_.add_subcommand("formula", "公式 formulas by themselves");
    formula->require_subcommand(1);
    auto* run = command(*formula, "run", "用公式计算一张 csv compute a csv with a list of formulas", "fenhao formula run payroll60.json employees.csv --out results.csv");
    run->add_option("spec", formula_.spec, "公式 items and inputs as JSON")->required();
    run->add_option("csv", formula_.csv, "输入 inputs")->required();
    run->add_option("--out", formula_.out, "结果 results")->required();
    run->add_option("--threads", formula_.threads, "线程数 threads (default: all cores)");
    run->callback([this] { action = [this] { return run_formula(context_, formula_); }; });
  }

  void safekeeping() {
    auto* backup = command(app_, "backup", "把公司的全部数据备份成一个加密文件 back a company up into one encrypted file", "fenhao backup 2026-11-30.backup");
    backup->add_option("file", backup_file_, "新文件 a new file")->required();
    backup->callback([this] { action = [this] { return run_backup(context_, backup_file_); }; });

    auto* restore = command(app_, "restore", "从备份恢复成一家新建的公司 bring a company back from a backup", "fenhao restore 2026-11-30.backup --data ./恢复 --key ./我的公司.key");
    restore->add_option("file", backup_file_, "备份 backup")->required();
    restore->callback([this] { action = [this] { return run_restore(context_, backup_file_); }; });

    auto* verify = command(app_, "verify", "检查备份，并与现在的数据逐表比较 check a backup and compare it table by table", "fenhao verify 2026-11-30.backup");
    verify->add_option("file", backup_file_, "备份 backup")->required();
    verify->add_flag("--file-only", file_only_, "只检查文件 check the file alone");
    verify->callback([this] { action = [this] { return run_verify(context_, backup_file_, file_only_); }; });
  }

  void tenants() {
    auto* tenant = app_.add_subcommand("tenant", "一处数据放多家公司 many companies side by side");
    tenant->require_subcommand(1);
    const auto named = [&](const char* name, const char* what, const char* example) {
      auto* sub = command(*tenant, name, what, example);
      sub->add_option("tenant", tenant_.name, "租户代码：小写字母、数字和连字符 lower-case letters, digits and hyphens")->required();
      return sub;
    };
    auto* create = named("create", "新建 create one", "fenhao tenant create huadong --title 华东公司");
    create->add_option("--title", tenant_.title, "公司名称 what the company is called")->required();
    create->callback([this] { action = [this] { return run_tenant_create(context_, tenant_); }; });
    command(*tenant, "list", "列出 list them", "fenhao tenant list")->callback([this] { action = [this] { return run_tenant_list(context_); }; });
    named("archive", "归档：备份、核对，再移出数据库 back up, check, take out of the database", "fenhao tenant archive huadong --by 张三")
        ->callback([this] { action = [this] { return run_tenant_archive(context_, tenant_); }; });
    auto* restore = named("restore", "恢复，其他公司不受影响 bring one back, the others untouched", "fenhao tenant restore huadong --by 张三");
    restore->add_option("--from", tenant_.file, "备份文件，缺省为最近的归档 backup (default: the newest archive)");
    restore->callback([this] { action = [this] { return run_tenant_restore(context_, tenant_); }; });
  }

  CLI::App& app_;
  Context& context_;
  std::filesystem::path backup_file_;
  bool file_only_ = false;
  TenantOptions tenant_;
  ImportOptions import_;
  std::filesystem::path forms_out_;
  RunOptions run_;
  RetroOptions retro_;
  NoticesOptions notices_;
  std::int64_t run_number_ = 0;
  std::string paid_on_;
  bool withdraw_ = false, accept_errors_ = false;
  ExplainOptions explain_;
  SeveranceOptions severance_;
  SettleOptions settle_;
  ExportOptions export_;
  PolicyOptions policy_;
  std::filesystem::path record_file_;
  CarryOverOptions carry_over_;
  RulesOptions rules_;
  CompareOptions compare_;
  BasesOptions bases_;
  SampleOptions sample_;
  FormulaRunOptions formula_;
  std::filesystem::path cases_directory_;
};

// What the command line says about everything, before it is applied to the context.
struct Globals {
  std::string lang = "zh";
  std::string tenant;
};

void global_options(CLI::App& app, Context& context, Globals& globals) {
  context.paths.data = environment("FENHAO_DATA", "fenhao-data");
  context.paths.home = environment("FENHAO_HOME", FENHAO_DEFAULT_HOME);
  context.paths.server = environment("FENHAO_DB", "");
  globals.tenant = environment("FENHAO_TENANT", "");
  context.actor = login_name();
  app.add_option("--data", context.paths.data, "公司数据目录 company workspace (FENHAO_DATA)")->capture_default_str();
  app.add_option("--key", context.paths.key, "密钥文件，应放在数据目录之外 key file (FENHAO_KEY; default: <data>.key)");
  app.add_option("--db", context.paths.server, "PostgreSQL 数据库，postgresql://用户@主机/数据库；缺省用数据目录里的 SQLite a PostgreSQL database instead of SQLite (FENHAO_DB; password in ~/.pgpass)");
  app.add_option("--tenant", globals.tenant, "数据根目录下的一家公司，见 fenhao tenant one company of many below --data (FENHAO_TENANT)");
  app.add_option("--home", context.paths.home, "政策库和模板所在目录 policy/ and templates/ (FENHAO_HOME)");
  app.add_option("--by", context.actor, "操作人 who acts (default: the login name)");
  app.add_option("--lang", globals.lang, "语言 language: zh | en")->check(CLI::IsMember({"zh", "en"}));
  app.add_flag("--json", context.json, "结果用 JSON 输出 results as JSON");
}

// Where the company's data are: of a tenant, its own below those of all.
Status settle_paths(Context& context, const Globals& globals) {
  auto& paths = context.paths;
  context.root = paths;
  if (globals.tenant.empty()) {
    if (paths.key.empty()) paths.key = environment("FENHAO_KEY", paths.data.string() + ".key");
    return {};
  }
  FENHAO_TRY(own, month::tenant_paths(paths, globals.tenant));
  if (!paths.key.empty()) own.key = paths.key;
  paths = own;
  return {};
}

int run_program(std::vector<std::string> arguments) {
  CLI::App app{"分毫 Fenhao：社保公积金、个税和工资，精确到分\npayroll, social insurance, housing fund and income tax, exact to the fen"};
  app.require_subcommand(1);
  app.fallthrough();
  Context context;
  Globals globals;
  global_options(app, context, globals);
  Commands commands(app, context);
  try {
    std::ranges::reverse(arguments);  // as CLI11 wants them
    app.parse(arguments);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem);  // --help
    context.lang = globals.lang == "en" ? Lang::en : Lang::zh;
    context.report(usage_problem(app, problem));
    return ExitCode::usage_error;
  }
  context.actor = trim(context.actor);
  context.lang = globals.lang == "en" ? Lang::en : Lang::zh;
  if (auto settled = settle_paths(context, globals); !settled) return context.report(settled.error());
  try {
    return commands.action();
  } catch (const Failure& failure) {
    return context.report(failure.error());
  } catch (const std::exception& problem) {
    return context.report(Error(ErrorCode::internal, {std::string("程序内部错误：") + problem.what(), std::string("internal error: ") + problem.what()}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);
  std::vector<std::string> arguments(argv + 1, argv + argc);
  std::for_each(argv + 1, argv + argc, hide_password);
  return run_program(std::move(arguments));
}
