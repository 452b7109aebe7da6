#include "roster_file.h"

#include <array>
#include <stdexcept>
#include <vector>

#include "sample/numbers.h"
#include "sheet/sheet.h"
#include "taken.h"

namespace fenhao::bench {
namespace {

constexpr const char* entity = "示例制造有限公司";
constexpr std::array surnames{"赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"};
constexpr std::array given_names{"伟", "秀英", "敏", "静", "丽娟", "强", "磊", "军", "晓洋", "勇", "艳", "杰"};
constexpr std::array cities{"上海", "北京", "深圳", "广州", "杭州", "成都", "武汉", "苏州"};
constexpr std::array departments{"总装一车间", "总装二车间", "质量部", "物流部", "信息技术部", "财务部", "人力资源部"};
constexpr std::array posts{"操作工", "班组长", "检验员", "工程师", "主管"};
constexpr std::array other_headings{"学历",     "毕业院校", "专业",     "民族",       "政治面貌", "婚姻状况",
                                    "工作邮箱", "职级",     "直属上级", "紧急联系人", "办公地点", "档案编号"};

void close(sheet::WorkbookWriter& writer) {
  if (const auto closed = writer.close(); !closed) throw std::runtime_error(closed.error().describe(Lang::en));
}

template <class Words>
std::string pick(const Words& words, int index) {
  return words[static_cast<std::size_t>(index) % words.size()];
}

// Dates are written apart.
std::vector<std::string> cells_of(int index, Date birth) {
  const Gender sex = index % 2 == 0 ? Gender::male : Gender::female;
  std::vector<std::string> cells{std::to_string(100001 + index),
                                 pick(surnames, index) + pick(given_names, index / 7),
                                 "居民身份证",
                                 sample::resident_id(index, birth, sex),
                                 sex == Gender::male ? "男" : "女",
                                 "",
                                 "中国",
                                 index % 3 == 0 ? "外地" : "本地",
                                 sample::phone(index),
                                 entity,
                                 pick(departments, index / 11),
                                 pick(posts, index / 5),
                                 pick(cities, index),
                                 "办公室职员",
                                 "",
                                 "银行卡",
                                 "中国工商银行" + pick(cities, index) + "分行",
                                 sample::bank_card(index)};
  for (std::size_t i = 0; i < other_headings.size(); ++i)
    cells.push_back(std::string(other_headings[i]) + std::to_string(index * 31 % (i % 2 == 0 ? 40 : 5000)));
  return cells;
}

}  // namespace

void write_entities(const std::string& path) {
  auto writer = taken(sheet::WorkbookWriter::create(path));
  writer.add_sheet("法人主体");
  const std::array<std::array<std::string, 6>, 2> rows{
      {{"主体编码", "主体名称", "统一社会信用代码", "注册地", "发薪月份", "发薪日"},
       {"MAKE", entity, sample::uscc(1), "上海", "次月", "10"}}};
  for (int row = 0; row < 2; ++row)
    for (int column = 0; column < 6; ++column)
      writer.text(row, column, rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
  close(writer);
}

void write_roster(const std::string& path, int people) {
  constexpr std::array headings{"工号",     "姓名",   "证件类型", "证件号码", "性别",     "出生日期",
                                "国籍",     "户籍",   "手机号码", "合同公司", "部门",     "岗位",
                                "参保城市", "薪资组", "入职日期", "账户种类", "开户银行", "银行卡号"};
  static_assert(headings.size() + other_headings.size() == roster_columns);
  auto writer = taken(sheet::WorkbookWriter::create(path));
  writer.add_sheet("花名册");
  int column = 0;
  for (const char* heading : headings) writer.text(0, column++, heading);
  for (const char* heading : other_headings) writer.text(0, column++, heading);
  for (int index = 0; index < people; ++index) {
    const Date birth = *Date::of(1970 + index % 30, 1 + index % 12, 1 + index % 28);
    const auto cells = cells_of(index, birth);
    for (int i = 0; i < roster_columns; ++i) {
      if (headings.size() > static_cast<std::size_t>(i) && cells[static_cast<std::size_t>(i)].empty())
        writer.date(index + 1, i, i == 5 ? birth : *Date::of(2015 + index % 10, 1 + index % 12, 1));
      else
        writer.text(index + 1, i, cells[static_cast<std::size_t>(i)]);
    }
  }
  close(writer);
}

}  // namespace fenhao::bench
