#include "sample/position.h"

#include <array>

namespace fenhao::sample {
namespace {

constexpr std::string_view office = "office";
constexpr std::string_view workshop = "manufacturing";
constexpr std::string_view sales = "sales";
constexpr std::string_view research = "research";
constexpr std::string_view intern = "intern";

// The first of a site leads it.
constexpr std::array<Position, 48> all_positions{{
    {Site::headquarters, office, "总经理办公室", "总经理", Work::manager, 68000, 0},
    {Site::headquarters, office, "总经理办公室", "副总经理", Work::manager, 52000, 1},
    {Site::headquarters, office, "总经理办公室", "董事会秘书", Work::office, 26000, 1},
    {Site::headquarters, office, "人力资源部", "人力资源总监", Work::manager, 39000, 1},
    {Site::headquarters, office, "人力资源部", "薪酬专员", Work::office, 11500, 3},
    {Site::headquarters, office, "人力资源部", "社保专员", Work::office, 9800, 3},
    {Site::headquarters, office, "人力资源部", "招聘主管", Work::office, 15000, 2},
    {Site::headquarters, office, "财务部", "财务经理", Work::manager, 28000, 1},
    {Site::headquarters, office, "财务部", "会计", Work::office, 11800, 5},
    {Site::headquarters, office, "财务部", "出纳", Work::office, 8600, 2},
    {Site::headquarters, office, "财务部", "税务主管", Work::office, 17000, 1},
    {Site::headquarters, research, "信息技术部", "架构师", Work::research, 38000, 2},
    {Site::headquarters, research, "信息技术部", "软件工程师", Work::research, 22000, 10},
    {Site::headquarters, research, "信息技术部", "运维工程师", Work::research, 17500, 4},
    {Site::headquarters, research, "信息技术部", "测试工程师", Work::research, 14800, 4},
    {Site::headquarters, office, "研发中心", "研发经理", Work::manager, 36000, 2},
    {Site::headquarters, research, "研发中心", "结构工程师", Work::research, 20500, 8},
    {Site::headquarters, research, "研发中心", "电气工程师", Work::research, 19800, 7},
    {Site::headquarters, research, "研发中心", "算法工程师", Work::research, 31000, 4},
    {Site::headquarters, intern, "研发中心", "研发实习生", Work::placement, 4200, 2},
    {Site::headquarters, intern, "市场部", "市场实习生", Work::placement, 3600, 1},
    {Site::headquarters, office, "市场部", "品牌经理", Work::sales, 21000, 2},
    {Site::headquarters, office, "市场部", "市场专员", Work::office, 11000, 4},
    {Site::headquarters, office, "采购部", "采购主管", Work::office, 15500, 2},
    {Site::headquarters, office, "采购部", "采购员", Work::office, 9900, 4},
    {Site::headquarters, office, "法务部", "法务专员", Work::office, 17000, 2},

    {Site::branch, office, "总经理办公室", "分公司经理", Work::manager, 34000, 0},
    {Site::branch, sales, "销售部", "销售经理", Work::commission, 19500, 2},
    {Site::branch, sales, "销售部", "销售代表", Work::commission, 8200, 10},
    {Site::branch, intern, "销售部", "销售实习生", Work::placement, 3400, 1},
    {Site::branch, office, "项目交付部", "项目经理", Work::project, 20500, 3},
    {Site::branch, office, "项目交付部", "实施工程师", Work::project, 13500, 8},
    {Site::branch, office, "客户服务部", "客服专员", Work::office, 6900, 8},
    {Site::branch, office, "综合管理部", "行政专员", Work::office, 7300, 3},

    {Site::plant, office, "厂部", "厂长", Work::manager, 33000, 0},
    {Site::plant, office, "生产管理部", "生产计划员", Work::office, 9200, 4},
    {Site::plant, office, "生产管理部", "工艺工程师", Work::office, 13800, 4},
    {Site::plant, office, "品质部", "品质工程师", Work::office, 12800, 4},
    {Site::plant, office, "综合管理部", "人事专员", Work::office, 8300, 2},
    {Site::plant, office, "综合管理部", "司机", Work::office, 6800, 2},
    {Site::plant, workshop, "一车间", "冲压工", Work::piece, 3000, 12},
    {Site::plant, workshop, "二车间", "注塑工", Work::shift, 5600, 12},
    {Site::plant, workshop, "三车间", "打磨工", Work::piece, 3200, 8, true},
    {Site::plant, workshop, "三车间", "焊工", Work::hourly, 6600, 8, true},
    {Site::plant, workshop, "四车间", "装配工", Work::piece, 2900, 22},
    {Site::plant, workshop, "四车间", "班组长", Work::hourly, 6500, 4},
    {Site::plant, workshop, "设备部", "设备维修工", Work::shift, 6400, 6},
    {Site::plant, workshop, "仓储物流部", "叉车司机", Work::hourly, 5500, 6},
}};

}  // namespace

std::span<const Position> positions() { return all_positions; }

const Position& head_of(Site site) {
  const Position* head = all_positions.data();
  while (head->site != site) ++head;
  return *head;
}

}  // namespace fenhao::sample
