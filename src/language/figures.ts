import { listed } from "./phrases.js";
import type { Text } from "./text.js";

/** Chinese for the figures of region files that studies vary, and for the places, pairs and regimes that tell figures of one name apart. */
const CHINESE: Readonly<Record<string, string>> = {
  "Added weight of a leading industry": "主导产业的附加权重",
  "Distance from every city": "与各市的距离",
  "GDP over that of the country": "GDP与全国之比",
  "Residents over those of the country": "人口与全国之比",
  "Tax on profit": "利润税",
  "Tax on wages": "工资税",
  "Production tax over that of the national table": "生产税与全国表之比",
  "Trade elasticities over those of the sector table": "贸易弹性与行业表之比",
  "Hours of a trip inside a city": "市内出行时间",
  "Road over great-circle distance": "公路与直线距离之比",
  "Speed on roads without observed hours": "无观测时间道路的车速",
  "Value of an hour of lorry and load": "货车与货物的每小时价值",
  "Part of local protection that the protecting city keeps as a rent": "地方保护中由设防城市保留为租金的部分",
  "Spending of the cluster on its own goods": "城市群对本地商品的支出",
  "Spending of the cluster on goods from abroad": "城市群对境外商品的支出",
  "Workers per resident": "每居民劳动者数",
  "Skilled over general wage": "技能与一般劳动力工资之比",
  "Firms with headquarters in the plant's city": "总部与工厂同城的企业",
  "Fall of headquarters' shares in other cities with 1 + hours / referenceHours":
    "异地总部份额随（1+时间/参考时间）的下降",
  "Headquarters and R&D services in labour compensation": "总部与研发服务占劳动报酬的份额",
  "Firms that reconsider the city of their headquarters": "重新考虑总部所在城市的企业",
  "Profit in operating surplus": "营业盈余中的利润",
  "Firms that close": "关闭的企业",
  "Fall of closing with profit per firm": "关闭率随企业利润的下降",
  "Rise of entry with profit per firm": "进入随企业利润的上升",
  "Rise of entry with profit per firm against other places": "进入随企业利润（相对其他地方）的上升",
  "Return that pays for an entry": "足以支付进入成本的回报",
  "Rent of housing land in real estate's final demand": "住宅用地租金占房地产最终需求的份额",
  "Industrial land in the built-up area": "工业用地占建成区的份额",
  "Housing land in the built-up area": "住宅用地占建成区的份额",
  "Industrial land rent in capital cost": "工业地租占资本成本的份额",
  "Land revenue over a city's other revenue": "土地收入与城市其他收入之比",
  "Rent of housing land in spending": "住宅用地租金占支出的份额",
  "Well-being lost with residents of a city of mean size": "平均规模城市的福祉随人口的下降",
  "Public services in well-being": "公共服务在福祉中的权重",
  "What one resident's use of public services leaves less for others": "公共服务的拥挤程度",
  "Growth of real income with given factors": "要素给定时的实际收入增长",
  "Relative growth of GDP that goes on": "延续的GDP相对增长",
  "Relative growth of residents that goes on": "延续的人口相对增长",
  "Window that carry-over refers to": "延续所指的时间窗口",
  "Years of the past whose growth is carried over": "延续所依据的过去年数",
  "Gain from variety": "品种多样性的收益",
  "Productivity with workers per km2": "生产率随就业密度的上升",
  "Productivity with employment of the own sector": "生产率随本行业就业的上升",
  "Decay of knowledge": "知识折旧",
  "Decay of platforms": "平台折旧",
  "Decay of spillovers with distance": "溢出随距离的衰减",
  "Productivity with knowledge": "生产率随知识的上升",
  "A city's knowledge with that of others": "城市知识随他市知识的上升",
  "Knowledge from platforms": "平台产生的知识",
  "Absorbed share of others' knowledge at the mean skilled share": "平均技能份额下对他市知识的吸收份额",
  "General workers who reconsider their city": "重新考虑所在城市的一般劳动力",
  "Skilled workers who reconsider their city": "重新考虑所在城市的技能劳动力",
  "Dispersion of taste for places, workers": "劳动力地点偏好的离散度",
  "Dispersion of taste for places, firms": "企业地点偏好的离散度",
  "Dispersion of taste for places, capital": "资本地点偏好的离散度",
  "Cost of changing city": "更换城市的成本",
  "Cost of distance": "距离的成本",
  "Cost of moving a plant": "迁移工厂的成本",
  "Cost of moving a plant with distance": "迁移工厂的距离成本",
  "Capital that is placed anew": "重新配置的资本",
  "Cost of moving capital": "转移资本的成本",
  "Cost of moving capital with distance": "转移资本的距离成本",
  "Administrative border": "行政边界",
  "Stops and queues at the border": "边界停车与排队",
  "Road toll": "公路通行费",
  "Local protection": "地方保护",
  "Difference of rules": "规则差异",
  "Cost of running a plant from afar": "异地经营工厂的成本",
  "Institutional cost of moving a firm": "企业迁移的制度成本",
  "Approvals handled across the border": "跨界办理的审批",
  "Institutional cost of migrating": "人口迁移的制度成本",
  "Who owns capital": "资本的所有者",
  "general workers": "一般劳动力",
  "skilled workers": "技能劳动力",
  "same province": "同省",
  "different province": "跨省",
  "different regime": "跨制度",
  cities: "城市间",
  "into cities": "流入城市",
  "rest of china": "中国其他地区",
  "rest of world": "世界其他地区",
  mainland: "内地",
  world: "境外",
};

/** A figure in each language, from its English name: "Administrative border, different province". What is not known stays English. */
export function figureText(name: string): Text {
  const whole = CHINESE[name];
  if (whole !== undefined) return { en: name, zh: whole };
  const parts = name.split(", ").map((part) => CHINESE[part] ?? pairIn(part));
  const [first, ...rest] = parts;
  return { en: name, zh: rest.length > 0 ? `${first}（${rest.join("，")}）` : first! };
}

/** "hong kong and shenzhen" */
function pairIn(part: string): string {
  const ends = part.split(" and ").map((end) => ({ en: end, zh: CHINESE[end] ?? end }));
  return ends.length === 2 ? listed(ends, "zh") : part;
}
