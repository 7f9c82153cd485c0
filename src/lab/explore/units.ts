import type { Text } from "../../language/index.js";

/** Units of indicators in Chinese; a test sees that none is missing. */
const CHINESE: Readonly<Record<string, string>> = {
  "100 million {currency} a km2 and year, base-year prices": "亿{currency}/平方公里·年（基年价）",
  "100 million {currency}, base-year prices": "亿{currency}（基年价）",
  "100 million {currency}, prices of the year's numeraire": "亿{currency}（当年计价单位）",
  bits: "比特",
  firms: "家企业",
  "firms a year": "家企业/年",
  index: "指数",
  "index units of the region file": "指数（区域文件单位）",
  "index, 0 to 1": "指数（0至1）",
  "index, 0 to 2": "指数（0至2）",
  "index, base year 1": "指数（基年=1）",
  links: "条联系",
  "log points": "对数点",
  "log points a year": "对数点/年",
  "multiple of the country's mean return": "全国平均回报的倍数",
  ratio: "比率",
  rounds: "轮",
  share: "比例",
  "share a year": "比例/年",
  "share of the first year": "占首年比例",
  "share of the stock a year": "占存量比例/年",
  "squared log points": "对数点平方",
  "standard deviation of ln return": "回报对数的标准差",
  "thousand persons": "千人",
  "thousand persons × 100 million {currency} / hour²": "千人·亿{currency}/小时²",
  "thousand {currency} a head, base-year prices": "千{currency}/人（基年价）",
  "thousand {currency} a worker, base-year prices": "千{currency}/就业者（基年价）",
};

/** The unit of an indicator, with the region's currency in it. */
export function unitText(unit: string, currency: Text): Text {
  return {
    en: unit.replace("{currency}", currency.en),
    zh: (CHINESE[unit] ?? unit).replace("{currency}", currency.zh),
  };
}
