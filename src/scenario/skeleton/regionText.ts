import type { Language, Text } from "../../language/index.js";
import type { OwnCity } from "./cityTable.js";
import { title, yamlText } from "./ids.js";

/** What a new region file says. */
export interface NewRegion {
  id: string;
  /** Base year and currency of the defaults. */
  baseYear: number;
  currency: string;
  /** Name or path of the defaults, seen from the new file. */
  defaults: string;
  cities: readonly OwnCity[];
  /** Names of provinces, by id. */
  provinces: ReadonlyMap<string, Text>;
  /** The region has a table of sectors. */
  structure: boolean;
  /** Path of the JSON Schema for editors, seen from the new file. */
  schema: string;
}

/** A region file that runs as it is, with a comment for every block: what it is, its unit, what is allowed, where to find such data. */
export function regionText(region: NewRegion, lang: Language): string {
  const { id, baseYear, currency, defaults, structure, schema } = region;
  const [first, second] = region.cities;
  const say = (text: Text, indent = "") => commented(text[lang], indent);
  const names = region.cities.flatMap(({ name, name_zh }) => [name, name_zh]);
  const isCity = region.cities.length > 1 && names.includes(title(id));
  const label = (suffix: string) => yamlText(`${title(id)}${isCity ? suffix : ""}`);
  return `# yaml-language-server: $schema=${schema}
${say(HEAD)}

${say(ID)}
id: ${id}
label: { en: ${label(" region")}, zh: ${label("区域")} }
${provinceLabels(region, lang)}
${say(YEAR)}
baseYear: ${baseYear}
currency: ${currency}

${say(DEFAULTS)}
defaults: ${yamlText(defaults)}

tables:
${say(CITIES, "  ")}
  cities: cities.csv
${say(STRUCTURE, "  ")}
  ${structure ? "" : "#"}structure: structure.csv
${say(TRAVEL, "  ")}
${switchable(`travel:\n  - { from: ${first!.id}, to: ${second?.id ?? first!.id}, hours: 1.5, roadKm: 120, status: assumed, source: assumed }`, "  ")}
${say(LEADING, "  ")}
${switchable(`leadingIndustries:\n  - { city: ${first!.id}, sector: electronics, source: assumed }`, "  ")}
${say(OBSERVED, "  ")}
${switchable(`observed:\n  - { city: ${first!.id}, year: ${baseYear - 1}, gdp100m: ${first!.gdp_100m}, residentsThousand: ${first!.residents_thousand}, source: assumed }`, "  ")}

${say(UNLISTED)}
${switchable("unlistedTravel: great-circle", "")}

${say(NATIONAL)}
${switchable(
  `national:
  gdp: { value: 1143670, unit: 100 million CNY, source: statistical communique }
  primary: { value: 83086, unit: 100 million CNY, source: statistical communique }
  secondary: { value: 450904, unit: 100 million CNY, source: statistical communique }
  tertiary: { value: 609680, unit: 100 million CNY, source: statistical communique }
  residents: { value: 1412600, unit: thousand, source: statistical yearbook }
  employed: { value: 746520, unit: thousand, source: statistical yearbook }`,
  "",
)}

${say(HINTERLANDS)}
${switchable(
  `hinterlands:
  - id: rest-of-country
    label: { en: Rest of the country, zh: 全国其他地区 }
    regime: mainland
    country: CN
    complementOf: national
    kilometres: { value: 800, unit: km, status: assumed }`,
  "",
)}

${say(REGIMES)}
${switchable(
  `regimes:
  mainland:
    profitTaxRate: { value: 0.25, unit: share of profit, status: assumed }`,
  "",
)}

${say(PARAMETERS)}
${switchable(
  `parameters:
  ownShareOfCluster: { value: 0.6, unit: share of expenditure, range: [0.5, 0.75], status: assumed }
  importShareOfCluster: { value: 0.1, unit: share of expenditure, status: assumed }
  roadFactor: { value: 1.3, unit: road km per km, status: assumed }
  roadSpeed: { value: 80, unit: km per hour, status: assumed }
  housingShare: { value: 0.075, unit: share of spending, status: assumed }`,
  "",
)}

${say(BARRIERS)}
${switchable(
  `barriers:
  border:
    - { between: same-province, value: 0.05, unit: ad valorem, status: assumed }
    - { between: different-province, value: 0.25, unit: ad valorem, range: [0.1, 0.5], status: assumed }
  tollPerKm:
    - { between: cities, value: 2, unit: yuan per lorry-km, status: assumed }`,
  "",
)}
`;
}

function provinceLabels({ provinces, cities }: NewRegion, lang: Language): string {
  const ids = [...new Set(cities.map(({ province }) => province).filter((id) => id !== undefined))];
  const comment = commented(PROVINCES[lang], "");
  if (ids.length === 0) return `${comment}\n#provinceLabels: { coast: { en: Coast, zh: 沿海 } }\n`;
  const entries = ids.map((id) => {
    const { en, zh } = provinces.get(id) ?? { en: title(id), zh: title(id) };
    return `  ${id}: { en: ${JSON.stringify(en)}, zh: ${JSON.stringify(zh)} }`;
  });
  return `${comment}\nprovinceLabels:\n${entries.join("\n")}\n`;
}

/** Each line switched off: # and no space, so that the line is right again without the #. */
export function switchable(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line}`)
    .join("\n");
}

/** Each line as a comment: # and a space. */
export function commented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line === "" ? "" : " "}${line}`)
    .join("\n");
}

const HEAD: Text = {
  en: `A region: cities, what they make, and what lies between them. Written by \`agglom new region\`; it runs as it is.
What this file does not say stands in from \`defaults\`, and \`agglom check\` lists all of it. Put your own figures in place of
that, block by block: a line that begins with # and no space is switched off; remove its # and change its values. Every figure has a unit, and a source or
\`status: assumed\`. All keys with units and bounds: docs/scenario-reference.md. A worked case: docs/own-region.md.`,
  zh: `区域文件：城市、产业及城市间的阻隔。由 \`agglom new region\` 生成，可直接运行。
本文件未给出的内容由 \`defaults\` 所指文件代替，\`agglom check\` 会逐项列出。可逐块换成自己的数据：行首 # 后无空格者为未启用的内容，去掉 # 并修改数值即可。
每个数值须有单位（unit），并注明来源（source）或 \`status: assumed\`（假设）。
全部键、单位与取值范围见 docs/scenario-reference.zh.md；完整示例见 docs/own-region.zh.md。`,
};
const ID: Text = {
  en: "id: lower-case letters, digits and hyphens. label: what people call the region, in English and Chinese.",
  zh: "id：小写字母、数字与连字符。label：区域名称，英文与中文。",
};
const PROVINCES: Text = {
  en: "Names of provinces (or states), by the id that the table of cities gives them.",
  zh: "省份名称，按城市表中的省份 id 给出。",
};
const YEAR: Text = {
  en: "baseYear: the year of the data, 1900 to 2200. currency: three capitals. All money is in 100 million of it a year, persons in thousands.",
  zh: "baseYear：数据年份，1900 至 2200。currency：三位大写货币代码。金额单位均为每年 1 亿（该货币），人口单位为千人。",
};
const DEFAULTS: Text = {
  en: `A region file whose figures stand in for what this one leaves out: regions/china/common (China 2021, 13 sectors, yuan) or
regions/us-northeast (three sectors, dollars). Figures of its cities are never taken. With another currency give your own
national, tables.sectors, parameters.valueOfTime and barriers.tollPerKm.`,
  zh: `代替本文件未给出内容的区域文件：regions/china/common（中国 2021 年，13 个产业，人民币）或
regions/us-northeast（三个产业，美元）。其城市数据不会被沿用。若使用其他货币，须自行给出
national、tables.sectors、parameters.valueOfTime 与 barriers.tollPerKm。`,
};
const CITIES: Text = {
  en: `One row a city. Needed: id, name, gdp_100m (GDP, 100 million a year), residents_thousand (residents, not registered people).
May be left out and are then filled in: province (all in one), latitude and longitude (degrees; an even spiral),
primary_100m, secondary_100m, tertiary_100m (value added, adds up to GDP; the country's shares), builtup_km2 (0.1 km2 a
thousand residents), name_zh, source, note. Where: statistical yearbooks and communiques of cities and provinces;
coordinates: GeoNames; built-up land: the Ministry's urban construction yearbook, satellite products (MODIS, GHSL).`,
  zh: `每个城市一行。必填：id、name、gdp_100m（地区生产总值，每年亿元）、residents_thousand（常住人口，千人，非户籍人口）。
可省略并由程序补充：province（省份，缺省同属一省）、latitude 与 longitude（经纬度，缺省均匀排列）、
primary_100m、secondary_100m、tertiary_100m（三次产业增加值，合计等于地区生产总值，缺省按全国占比）、
builtup_km2（建成区面积，缺省每千人 0.1 平方公里）、name_zh、source、note。
数据来源：各市、各省统计年鉴与统计公报；坐标可用 GeoNames；建成区面积可用《城市建设统计年鉴》或卫星产品（MODIS、GHSL）。`,
};
const STRUCTURE: Text = {
  en: `Value added (city, sector, value_added_100m, source) or employment (employment_thousand) by city and sector. Without it the
country's shares are taken, tilted by leadingIndustries. Where: yearbooks, economic censuses.`,
  zh: `分城市、分产业增加值（city、sector、value_added_100m、source）或就业（employment_thousand）。
未给出时按全国占比推算，并按 leadingIndustries 加权。数据来源：统计年鉴、经济普查。`,
};
const TRAVEL: Text = {
  en: `Road hours (one way) and kilometres of pairs of cities, each pair once; pairs that are not listed come from coordinates.
Where: route planners, papers on transport networks.`,
  zh: "城市间公路单程小时数与公里数，每对一次；未列出的城市对由坐标计算。数据来源：导航软件、交通网络研究。",
};
const LEADING: Text = {
  en: "Sectors that are larger in a city than in the country. Where: development plans, lists of industrial clusters.",
  zh: "城市中比重高于全国的主导产业。数据来源：发展规划、产业集群名单。",
};
const OBSERVED: Text = {
  en: "Past years of cities, for `dynamics: momentum`, backtests and convergence. Where: yearbooks, year by year.",
  zh: "城市历年数据，用于 `dynamics: momentum`、回测与收敛分析。数据来源：历年统计年鉴。",
};
const UNLISTED: Text = {
  en: `Pairs of cities without a row in \`travel\`: great-circle (distance from coordinates x roadFactor, at roadSpeed; assumed) or
refused (the table must list all).`,
  zh: "travel 表未列出的城市对：great-circle（球面距离乘 roadFactor，按 roadSpeed；假设）或 refused（必须全部列出）。",
};
const NATIONAL: Text = {
  en: `Totals of the country that the cities are part of: 100 million a year, thousand persons; primary + secondary + tertiary = GDP.
What is left of them after the cities is the rest of the country. Where: the national statistical communique.`,
  zh: `城市所属国家的总量：每年亿元、千人；三次产业合计等于 GDP。扣除各城市后即为全国其他地区。
数据来源：国民经济和社会发展统计公报。`,
};
const HINTERLANDS: Text = {
  en: `Places that trade and exchange people, firms and capital with the cities but play no game. complementOf: national is the country
less the cities; others give gdpRelativeToCountry and residentsRelativeToCountry. kilometres: distance from every city, 1 to 20,000.`,
  zh: `与城市有贸易、人口、企业与资本往来但不参与博弈的地区。complementOf: national 为全国扣除各城市；
其他腹地须给出 gdpRelativeToCountry 与 residentsRelativeToCountry。kilometres：与各城市的距离，1 至 20000 公里。`,
};
const REGIMES: Text = {
  en: "Fiscal regimes: tax rates and local shares, 0 to 1. Where: tax laws, fiscal yearbooks (effective rates are better than statutory ones).",
  zh: "财税体制：税率与地方分成，0 至 1。数据来源：税法、财政年鉴（实际税负优于法定税率）。",
};
const PARAMETERS: Text = {
  en: `Constants of behaviour. Each name that you give replaces one of the defaults; \`range\` is what studies of uncertainty draw from.
These depend most on the region: what the cities spend on their own goods and on goods from abroad (share of expenditure).
Where: regional input-output tables; for elasticities the literature in scenarios/regions/README.md.`,
  zh: `行为参数。给出的名称替换默认值，其余不变；\`range\` 为不确定性研究的取值范围。
与区域关系最大的是各城市对本区域产品与进口品的支出占比。
数据来源：区域投入产出表；弹性见 scenarios/regions/README.md 所列文献。`,
};
const BARRIERS: Text = {
  en: `Barriers of the base year; between: same-province, different-province, different-regime, cities, into-cities, or pairs of
ids such as [[a, b]]; later entries override earlier ones. border: share of the price (ad valorem). A list that you give
replaces the default's list of that name. Where: studies of border effects, price differences, toll tables.`,
  zh: `基年壁垒；between 可为 same-province（省内）、different-province（跨省）、different-regime（跨财税体制）、
cities（城市之间）、into-cities（进入城市），或 id 对，如 [[a, b]]；后面的条目覆盖前面的。border 为价格的比例（从价）。
给出的列表替换同名默认列表。数据来源：边界效应研究、价格差异、收费标准。`,
};
