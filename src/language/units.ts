import type { Language, Text } from "./text.js";

/** Chinese for the units in which indicators and parameters of levers are given. "{currency}" is replaced by the currency's name. */
const CHINESE: Readonly<Record<string, string>> = {
  "100 million {currency}, base-year prices": "亿{currency}（基年价格）",
  "100 million {currency}, prices of the year's numeraire": "亿{currency}（当年计价物价格）",
  "100 million {currency} a km2 and year, base-year prices": "亿{currency}/（平方公里·年）（基年价格）",
  "100 million of currency": "亿{currency}",
  "100 million of currency a year": "亿{currency}/年",
  "100 million of currency a year, base-year prices": "亿{currency}/年（基年价格）",
  "100 million of currency a year (interest, depreciation and upkeep), base-year prices":
    "亿{currency}/年（利息、折旧与养护，基年价格）",
  "100 million of currency per km2": "亿{currency}/平方公里",
  "100 million of currency per km2, once (0 = given by the quota)":
    "亿{currency}/平方公里，一次性（0表示由指标无偿取得）",
  "thousand {currency} a head, base-year prices": "千{currency}/人（基年价格）",
  "thousand {currency} a worker, base-year prices": "千{currency}/劳动者（基年价格）",
  "currency per vehicle-km": "{currency}/车公里",
  "{currency} per vehicle-km": "{currency}/车公里",
  "hours a crossing": "小时/次通过",
  "multiple of what it would be": "原值的倍数",
  "share of the local part": "占地方部分的比例",
  "yuan a year": "元/年",
  share: "比例",
  "share a year": "比例/年",
  "share of the stock a year": "占存量的比例/年",
  "share of the first year": "占首年的比例",
  "share of the factory price": "占出厂价的比例",
  "share of the wage": "占工资的比例",
  "share of primary-factor cost": "占要素成本的比例",
  "share of taxable income": "占应纳税所得额的比例",
  "share of profit": "占利润的比例",
  "share of the project": "占项目的比例",
  "share of the cost at home": "占本地成本的比例",
  "share of the wedge; the rest is lost": "占价格楔子的比例；其余为净损失",
  "share; the host pays the rest": "比例；其余由飞入地承担",
  "share (0 removes it, 1 changes nothing)": "比例（0为取消，1为不变）",
  "share (0 = starts empty and grows by what its room receives)": "比例（0表示从零起步，随所承接的企业成长）",
  "share of the base value (0.001 is as good as a loss; 1 changes nothing)":
    "占基年值的比例（0.001近于全部损失，1为不变）",
  "share of a year (0.25 = three months): productivity of the year is what remains, to this power":
    "占全年的比例（0.25即三个月）：当年生产率为保留的生产率的该次幂",
  index: "指数",
  "index, 0 to 1": "指数（0—1）",
  "index, 0 to 2": "指数（0—2）",
  "index, base year 1": "指数（基年=1）",
  "index at base output": "指数（按基年产出）",
  "index units of the region file": "区域文件的指数单位",
  "index, 0 to 1 over the years of this table": "指数（0—1，按本表各年）",
  ratio: "比值",
  "ratio (1 = elasticity of one)": "比值（1即弹性为1）",
  "multiple of the country's mean return": "全国平均回报率的倍数",
  "standard deviation of ln return": "对数回报率标准差",
  "log points": "对数点",
  "log points a year": "对数点/年",
  "squared log points": "对数点的平方",
  "ln profit": "对数利润",
  "ln profit, as long as there is room": "对数利润（尚有空间时）",
  "ln return": "对数回报率",
  "ln real wage": "对数实际工资",
  bits: "比特",
  rounds: "轮",
  links: "条",
  firms: "家",
  "firms a year": "家/年",
  "real firms a year": "家/年（实际企业）",
  "real firms a year, over the listed sectors together": "家/年（实际企业，所列行业合计）",
  "thousand persons": "千人",
  "thousand persons × 100 million {currency} / hour²": "千人×亿{currency}/小时²",
  "thousand jobs a year, over the listed sectors together": "千个岗位/年（所列行业合计）",
  km: "公里",
  km2: "平方公里",
  "km2 a year": "平方公里/年",
  "km2 a year (negative: reclaimed)": "平方公里/年（负值为收回）",
  "km2 a year; of a province, divided among its cities by built-up area": "平方公里/年；省级指标按建成区面积分给各市",
  "km2, beside what other levers release": "平方公里（其他政策工具所供应者之外）",
  years: "年",
  year: "年份",
  minutes: "分钟",
  "minutes per minute": "分钟/分钟",
  "hours one way by road": "小时（公路单程）",
  "yes or no": "是或否",
  "yes: divided among them by built-up area, as where a province holds it; no: to each":
    "是：按建成区面积分给各市，如同由省掌握；否：各市各得此数",
  list: "列表",
  sectors: "行业",
  "sector ids": "行业代码",
  "one sector id": "一个行业代码",
  "one sector id; by default the first with `construction` in its id, else the last":
    "一个行业代码；缺省为代码中含 `construction` 的第一个行业，没有则为最后一个行业",
  "node id": "节点代码",
  "a name, as for cities": "一个名称，写法同 cities",
  "names, as for cities": "名称，写法同 cities",
  "names, as for cities; platforms if absent": "名称，写法同 cities；缺省为各平台所在地",
  "names, as for cities; several count by their joint output, and share what is paid by that of the base year":
    "名称，写法同 cities；多个城市按合计产出计，并按基年产出分担支出",
  "text; the same id is the same platform": "文本；同名即同一平台",
  "text; by default made of the names of those bound": "文本；缺省由受约束各方的名称组成",
  "any unit; divided by the members' sum": "任意单位；按占成员合计的比例计",
  "government or firms": "政府或企业",
  'a word, or [a, b] pairs of "all", "all-nodes", ids of nodes, provinces or agglomerations':
    "一个词（cities、same-province、different-province、all-nodes），或 [a, b] 形式的配对，两端为 all、all-nodes 或节点、省份、城市群的代码",
  '"all" or sector ids': "all 或行业代码",
  '"all" (cities), "all-nodes" (hinterlands too), or ids of nodes, provinces or agglomerations':
    "all（各市）、all-nodes（含外部地区），或节点、省份、城市群的代码",
  '"all-nodes", "all" (cities), or ids of nodes, provinces or agglomerations; a city never protects itself from itself':
    "all-nodes、all（各市），或节点、省份、城市群的代码；城市不对自身实行保护",
  '"host" (the receiving city), "centre", or a node id': "host（承接城市）、centre（中央）或节点代码",
  '"all" or ids of labour types': "all 或劳动力类型代码",
  'node id, or a province, agglomeration or "all" for each of its cities that is not named more exactly; two cities at least':
    "节点代码；或以省份、城市群、all 代表其中未单独列出的各市；至少两个城市",
  "comparative-advantage, relatedness, chain-fit":
    "comparative-advantage（比较优势）、relatedness（关联度）、chain-fit（产业链契合）",
  '"centre" or a node id': "centre（中央）或节点代码",
  "%": "%",
  "percentage points": "个百分点",
  "per year": "每年",
  "per km": "每公里",
  "ad valorem": "从价",
  weight: "权重",
  hours: "小时",
  "km per hour": "公里/小时",
  "road km per km": "公路公里/公里",
  "road km per great-circle km": "公路公里/直线公里",
  "yuan per lorry-km": "元/货车公里",
  "yuan per hour of lorry and load": "元/小时（货车与货物）",
  "ln real wage per ln(1 + km)": "对数实际工资/ln(1+公里)",
  "ln profit per ln(1 + km)": "对数利润/ln(1+公里)",
  "ln return per ln(1 + km)": "对数回报率/ln(1+公里)",
  "share of wages": "占工资份额",
  "share of spending": "占支出份额",
  "share of total expenditure": "占总支出份额",
  "share of built-up area": "占建成区份额",
  "share of capital cost": "占资本成本份额",
  "share of labour compensation": "占劳动报酬份额",
  "share of operating surplus": "占营业盈余份额",
  "share of the wedge of local protection": "占地方保护价格楔子份额",
  "share of real estate's final demand": "占房地产最终需求份额",
  "share of headquarters cost per hour of travel": "占总部成本份额/小时行程",
  "share of others' knowledge": "占他市知识份额",
  "share of the gain from variety in Dixit and Stiglitz": "占Dixit—Stiglitz多样性收益份额",
  "share of the relative growth of five years that the next five repeat": "五年相对增长在其后五年中重现的份额",
  "share of firm mass with headquarters in the plant's city": "总部与工厂同城的企业份额",
  "added weight of a leading industry in a city": "城市主导产业的附加权重",
  "multiple of China's GDP": "中国GDP的倍数",
  "multiple of China's residents": "中国人口的倍数",
  "multiple of (substitution - 1) of the sector table": "行业表中（替代弹性−1）的倍数",
  "workers per resident": "劳动者/居民",
  "skilled over general wage": "技能与一般工资之比",
  "elasticity of headquarters' shares in other cities to 1 + hours / referenceHours, taken negative":
    "异地总部份额对（1+时间/参考时间）的弹性，取负",
  "elasticity of the closing rate to profit per firm, taken negative": "关闭率对企业利润的弹性，取负",
  "elasticity of entry to profit per firm": "进入对企业利润的弹性",
  "elasticity of entry to profit per firm against other places of the country":
    "进入对企业利润（相对全国其他地方）的弹性",
  "land revenue over other own revenue of a city": "土地收入与城市其他自有收入之比",
  "elasticity of well-being to residents, in a city of mean size": "福祉对人口的弹性（平均规模城市）",
  "weight in well-being": "在福祉中的权重",
  "exponent of residents": "人口的指数",
  elasticity: "弹性",
  "elasticity of productivity to workers per km2": "生产率对就业密度的弹性",
  "elasticity of productivity to own-sector employment": "生产率对本行业就业的弹性",
  "elasticity of productivity to knowledge": "生产率对知识的弹性",
  "elasticity of a city's knowledge to that of others": "城市知识对他市知识的弹性",
  "knowledge per unit of platform stock and year": "知识/（平台存量·年）",
};

/** A unit in each language, with the currency's name in it; one that is not known stays English. */
export function unitText(unit: string, currency: Text): Text {
  return {
    en: unit.replaceAll(/\{currency\}|\bof currency\b/g, currency.en),
    zh: (CHINESE[unit] ?? unit).replaceAll("{currency}", currency.zh),
  };
}

/** A unit as pages show it, and what a number in the tables' unit is multiplied by. */
export interface ShownUnit {
  unit: string;
  factor: number;
}

/**
 * One unit of money throughout: tables hold 100 million, which is a word in Chinese (亿); English says billions.
 */
export function shownUnit(unit: Text, language: Language): ShownUnit {
  const text = unit[language];
  if (language === "en" && text.startsWith("100 million "))
    return { unit: `billion ${text.slice("100 million ".length)}`, factor: 0.1 };
  return { unit: text, factor: 1 };
}

/** A unit that is a share, in per cent ("share of profit": "% of profit"); others as they are. */
export function percentUnit(unit: Text, language: Language): ShownUnit {
  if (!/^share\b/.test(unit.en)) return { unit: unit[language], factor: 1 };
  const text = language === "en" ? unit.en.replace(/^share/, "%") : unit.zh.replace(/的?比例/, "%");
  return { unit: text, factor: 100 };
}
