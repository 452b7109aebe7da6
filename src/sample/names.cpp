#include "sample/names.h"

#include <array>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace fenhao::sample {
namespace {

// Surnames in falling frequency; the weight of each is its group's.
struct Surnames {
  std::string_view names;  // one character each
  int weight;              // of each name
};
constexpr std::array<Surnames, 5> surname_groups{{
    {"王李张刘陈", 640},
    {"杨黄赵吴周徐孙马朱胡郭何林高罗", 170},
    {"郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹"
     "薛闫段雷",
     42},
    {"龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪季柯牛樊庞殷申耿关焦左柳甘祝包宁裴符冉欧骆喻俞温纪", 12},
    {"舒屈项祁童詹翟游阮辛穆全岳解燕", 5},
}};
constexpr std::array<std::string_view, 8> compound_surnames{"欧阳", "上官", "司马", "诸葛",
                                                            "皇甫", "尉迟", "司徒", "慕容"};
constexpr int compound_weight = 4;

struct Surname {
  std::string_view text;
  int weight;
};

const std::vector<Surname>& surnames() {
  static const std::vector<Surname> all = [] {
    std::vector<Surname> list;
    for (const auto& group : surname_groups)
      for (const auto name : characters(group.names)) list.push_back({name, group.weight});
    for (const auto name : compound_surnames) list.push_back({name, compound_weight});
    return list;
  }();
  return all;
}

std::string surname(Random& random) {
  static const std::vector<int> weights = [] {
    std::vector<int> list;
    for (const auto& each : surnames()) list.push_back(each.weight);
    return list;
  }();
  return std::string(surnames()[random.weighted(weights)].text);
}

// Characters of given names of people born until the year.
struct Generation {
  int until;
  int single_per_mille;  // given names of one character
  std::string_view male, female;
};
constexpr std::array<Generation, 4> generations{{
    {1974, 120, "建国志强德明永福金荣家兴文忠学义军平富贵生友光华庆祥玉林长春新民海",
     "秀英桂兰凤玉珍淑芳月素春梅爱红霞翠云香莲琴珠菊芬惠丽萍"},
    {1985, 330, "伟强磊勇军涛斌超刚辉鹏波峰飞浩毅凯健宁林海云志明国庆晓东立新文武",
     "芳娜敏静艳娟燕玲丹莉萍娜红霞颖琳倩晶洁婷雪蕾玉慧丽晓春"},
    {1996, 300, "杰鑫宇浩凯俊帆旭晨阳龙博超翔涛伟文昊天亮睿佳明子豪志远嘉铭少华",
     "婷欣悦倩颖雯怡佳慧雅琪琳梦思雨晴静文璐瑶洁莹雪晓敏丹玉婉"},
    {9999, 180, "浩然子轩宇辰俊熙梓睿嘉豪奕泽博文昊宸一诺铭皓锦程逸哲瑞霖天佑",
     "梓涵欣怡诗雨佳琪可馨思彤语嫣雨桐若曦紫萱静怡梦瑶心悦依诺子涵婉婷"},
}};

// Characters beyond the everyday ones; some take four bytes in GB18030.
constexpr std::string_view rare_characters = "喆昇堃犇淼祎珺赟彧翀垚骁晟烨煊㛃䶮";

std::string given_name(Random& random, Gender sex, int birth_year) {
  const auto* generation = generations.data();
  while (birth_year > generation->until) ++generation;
  const auto pool = characters(sex == Gender::male ? generation->male : generation->female);
  std::string name(random.pick(pool));
  if (random.chance(generation->single_per_mille)) return name;
  if (random.chance(25)) return name + std::string(random.pick(characters(rare_characters)));
  return name + std::string(random.pick(pool));
}

struct DottedNames {
  std::vector<std::string_view> male, female, second;
};
const std::array<DottedNames, 4> dotted_names{{
    {{"艾力", "买买提", "阿卜杜拉", "努尔", "吐尔逊", "亚森"},
     {"阿依古丽", "古丽娜尔", "热依汗", "阿米娜", "迪丽努尔"},
     {"买买提", "艾山", "吐尔地", "依明", "库尔班", "卡德尔"}},
    {{"扎西", "多吉", "次仁", "旦增", "格桑"},
     {"卓玛", "央金", "德吉", "拉姆", "白玛"},
     {"次仁", "顿珠", "平措", "罗布", "曲珍"}},
    {{"阿尔曼", "叶尔兰", "努尔兰"}, {"加娜尔", "阿依努尔", "巴合提古丽"}, {"哈孜", "胡安什", "叶尔肯"}},
    {{"巴特尔", "苏赫", "那日苏"}, {"其其格", "乌云", "萨仁"}, {"宝音", "孟和", "朝鲁"}},
}};

struct Country {
  std::string_view name;
  std::vector<std::string_view> surnames, male, female;
};
const std::array<Country, 5> countries{{
    {"美国", {"SAMPLEWOOD", "MILLSTONE"}, {"JOHN", "DAVID"}, {"EMILY", "SARAH"}},
    {"德国", {"MUSTERMANN", "BEISPIEL"}, {"LUKAS", "JONAS"}, {"ANNA", "LENA"}},
    {"日本", {"YAMADA", "MIHON"}, {"TARO", "KENTA"}, {"HANAKO", "YUI"}},
    {"韩国", {"HONG", "GIL"}, {"MINJUN", "SEOJUN"}, {"SEOYEON", "JIWOO"}},
    {"法国", {"EXEMPLE", "DUMODELE"}, {"LOUIS", "HUGO"}, {"CHLOE", "MANON"}},
}};

}  // namespace

std::string han_name(Random& random, Gender sex, int birth_year) {
  const std::string family = surname(random);
  return family + given_name(random, sex, birth_year);
}

std::string dotted_name(Random& random, Gender sex) {
  const auto& people = random.pick(dotted_names);
  const auto& first = sex == Gender::male ? people.male : people.female;
  const std::string own(random.pick(first));
  std::string second(random.pick(people.second));
  while (second == own) second = random.pick(people.second);
  return own + "·" + second;
}

ForeignName foreign_name(Random& random, Gender sex) {
  const auto& country = random.pick(countries);
  const std::string family(random.pick(country.surnames));
  const std::string own(random.pick(sex == Gender::male ? country.male : country.female));
  return {family + " " + own, std::string(country.name)};
}

}  // namespace fenhao::sample
