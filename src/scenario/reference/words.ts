import type { Text } from "../../language/index.js";

/** What keys are that their schema has no words for, by path. */
export const BY_PATH: Readonly<Record<string, Text>> = {
  title: { en: "what people call the scenario", zh: "情景名称" },
  region: {
    en: "path of a region file, seen from this file, or the name of a shipped one (regions/yangtze-river-delta)",
    zh: "区域文件路径（相对本文件），或所附区域的名称（如 regions/yangtze-river-delta）",
  },
  label: { en: "what people call the region", zh: "区域名称" },
  id: { en: "id of the region", zh: "区域 id" },
  "provinceLabels.NAME": { en: "what people call the province", zh: "省份名称" },
  "hinterlands[].label": { en: "what people call it", zh: "腹地名称" },
  "regimes.NAME.label": { en: "what people call it", zh: "财税体制名称" },
  "coordination.label": { en: "what people call the agreement", zh: "协议名称" },
  "variants.NAME.label": { en: "what people call the variant", zh: "方案名称" },
  firms: {
    en: "firm agents: more of them, less noise and longer runs; at least one for each city and sector",
    zh: "企业主体数：越多噪声越小、耗时越长；每个城市、产业至少一个",
  },
  replicates: { en: "runs of every world, each with other luck", zh: "各世界在不同随机数下的运行次数" },
  ownership: {
    en: "who owns capital: residents of each node hold a fixed share of their country's (shares), a pool of the fiscal regime divided by the year's wages (wages), residents of where it is (local); absent in a scenario: the region's",
    zh: "资本所有权：各地居民持有全国资本的固定份额（shares）、财税体制内按当年工资分配（wages）、归所在地居民（local）；情景中缺省为区域设定",
  },
  capital: {
    en: "what capital can be used for: the sector that it was placed for (by-sector), any sector of the city (one-kind); absent in a scenario: the region's",
    zh: "资本用途：仅用于其投入的产业（by-sector），或该市任意产业（one-kind）；情景中缺省为区域设定",
  },
  unlistedTravel: {
    en: "pairs of cities that `travel` does not list: not allowed, or from coordinates times parameters.roadFactor, at roadSpeed (the default with `defaults`)",
    zh: "travel 表未列出的城市对：不允许（refused），或由坐标乘 parameters.roadFactor、按 roadSpeed 计算（great-circle，有 defaults 时为缺省）",
  },
  objectives: { en: "what city governments want", zh: "城市政府目标" },
  "objectives.weights": {
    en: "weights in a sum of logs; what is not named has none; without any: gdp 0.4, revenue 0.3, consumption 0.3",
    zh: "对数之和中的权重，未列出者为零；全部缺省时 gdp 0.4、revenue 0.3、consumption 0.3",
  },
  "objectives.cities.NAME": { en: "weights, as above", zh: "权重，同上" },
  "council.promotion": {
    en: "weights by which members vote in place of their own (promotion by the centre)",
    zh: "成员表决所用的权重，代替其自身目标（由上级考核晋升）",
  },
  seed: { en: "root of all random draws: a whole number or a text", zh: "随机数种子：整数或文字" },
  population: {
    en: "firms as single agents, or as shares without chance (cohorts)",
    zh: "企业为单个主体（agents），或以份额表示、不含随机性（cohorts）",
  },
  dynamics: {
    en: "a baseline at rest, or one in which relative growth of the past goes on (needs the table `observed`)",
    zh: "基准保持静止（stationary），或延续既往相对增长（momentum，需要 observed 表）",
  },
  "objectives.cities": {
    en: "weights of single cities, provinces or agglomerations, which count before the common ones; each entry as a whole",
    zh: "单个城市、省份或城市群的权重，优先于共同权重；每项整体替换",
  },
  governments: {
    en: "how city governments behave, in all worlds; in a variant: in that one",
    zh: "城市政府的行为，对所有世界有效；写在方案内则仅对该方案有效",
  },
  "governments.behaviour": {
    en: "hold what the scenario gives (fixed), look ahead and answer each other (best-response), copy the successful (imitate), let shares of values grow (replicator), learn from experience (ewa)",
    zh: "按情景给定（fixed）、前瞻并相互反应（best-response）、模仿（imitate）、复制者动态（replicator）、经验加权学习（ewa）",
  },
  "governments.updating": {
    en: "all at once, one after the other, or part of the way",
    zh: "同时更新、依次更新，或部分更新",
  },
  "governments.learning": { en: "constants of governments that learn", zh: "学习型政府的参数" },
  "governments.levers": { en: "numbers of levers that each city chooses for itself", zh: "各城市自行选择的工具数值" },
  "governments.levers[].cities": {
    en: "who chooses: all, or names of cities, provinces, agglomerations",
    zh: "由谁选择：all，或城市、省份、城市群名称",
  },
  "governments.levers[].choices": {
    en: "values to choose from, in place of any value between the bounds",
    zh: "可选数值的列表，代替上下限之间的任意值",
  },
  "governments.levers[].with": { en: "the lever's other parameters", zh: "该工具的其他参数" },
  "governments.levers[].with.NAME": { en: "one of them", zh: "其中一项" },
  council: {
    en: "when players meet and vote on the agreement of `coordination`, and with which powers",
    zh: "各方何时就 coordination 的协议开会表决，及其权限",
  },
  coordination: {
    en: "players, and an agreement that they may join (agglom game, council)",
    zh: "参与方及其可加入的协议（agglom game、council）",
  },
  "coordination.players.NAME": {
    en: "cities, provinces or agglomerations that decide as one",
    zh: "作为一方共同决策的城市、省份或城市群",
  },
  "coordination.agreement": { en: "what is agreed on", zh: "协议内容" },
  "coordination.compensation": { en: "how gains are shared out (docs/game.md)", zh: "收益如何分配（docs/game.md）" },
  "coordination.compensation.rule": { en: "the rule", zh: "规则" },
  parameters: {
    en: "constants in place of the region's, by name, in all worlds (in a variant: in that one); names, units and bounds as in the region file",
    zh: "替换区域参数，对所有世界有效（写在方案内则仅对该方案有效）；名称、单位与范围同区域文件",
  },
  uncertain: {
    en: "numbers of the scenario that studies of uncertainty draw beside the region's",
    zh: "不确定性研究在区域数值之外抽取的情景数值",
  },
  "hypothesis.measures": { en: "numbers that the statements are about, by name", zh: "判断所涉及的量，按名称列出" },
  "hypothesis.measures.NAME": { en: "one number of one run", zh: "某次运行的一个数值" },
  "hypothesis.expect": {
    en: "statements, each with one of above, below, within, rising, falling, hump, equal",
    zh: "判断，各取 above、below、within、rising、falling、hump、equal 之一",
  },
  "hypothesis.expect[].above": { en: "the measure is above this", zh: "该量大于此值" },
  "hypothesis.expect[].below": { en: "the measure is below this", zh: "该量小于此值" },
  "hypothesis.expect[].within": { en: "the measure is between these two", zh: "该量介于两值之间" },
  baseline: { en: "what is in force in every world", zh: "所有世界均实施的政策" },
  "baseline.levers": { en: "levers (docs/levers.md)", zh: "政策工具（docs/levers.zh.md）" },
  variants: {
    en: "worlds that are compared with the baseline, by name (lower-case letters, digits, hyphens)",
    zh: "与基准比较的各方案，按名称列出（小写字母、数字、连字符）",
  },
  "variants.NAME": { en: "the baseline and what is different", zh: "基准加上不同之处" },
  "variants.NAME.levers": { en: "levers beside the baseline's", zh: "基准之外的政策工具" },
  "variants.NAME.parameters": {
    en: "as `parameters` above, in this world alone",
    zh: "同上文 parameters，仅对该方案有效",
  },
  "variants.NAME.governments": { en: "in place of `governments` above", zh: "代替上文 governments" },
  "variants.NAME.council": { en: "in place of `council` above", zh: "代替上文 council" },
  description: { en: "more words for readers", zh: "补充说明" },
  tables: {
    en: "tables, each the path of a CSV file (columns in snake_case: gdp100m is gdp_100m) or its rows in place",
    zh: "数据表，各为 CSV 文件路径（列名用下划线：gdp100m 即 gdp_100m），或直接列出各行",
  },
  "tables.cities": {
    en: "one row a city; needed unless the region has parts",
    zh: "每个城市一行；除非区域由 parts 组成，否则必填",
  },
  "tables.cities[].id": { en: "id of the city", zh: "城市 id" },
  "tables.cities[].name": { en: "English name", zh: "英文名" },
  "tables.cities[].nameZh": { en: "Chinese name", zh: "中文名" },
  "tables.cities[].province": {
    en: "id of its province, state or special region; may be left out with `defaults`",
    zh: "所属省份（州、特别行政区）的 id；有 defaults 时可省略",
  },
  "tables.cities[].regime": {
    en: "its fiscal regime, one of `regimes`; may be left out with `defaults`",
    zh: "财税体制，为 regimes 之一；有 defaults 时可省略",
  },
  "tables.travel": {
    en: "road hours and kilometres, each unordered pair of cities once",
    zh: "公路小时数与公里数，每对城市一次（不分方向）",
  },
  "tables.travel[].from": { en: "a city", zh: "城市" },
  "tables.travel[].to": { en: "another city", zh: "另一城市" },
  "tables.sectors": { en: "one row a sector: elasticities, shares, hazards", zh: "每个产业一行：弹性、份额、迁移率" },
  "tables.sectors[].id": { en: "id of the sector", zh: "产业 id" },
  "tables.sectors[].label": { en: "English name", zh: "英文名" },
  "tables.sectors[].labelZh": { en: "Chinese name", zh: "中文名" },
  "tables.sectors[].group": { en: "which of the three sectors it belongs to", zh: "属于三次产业中的哪一类" },
  "tables.inputOutput": {
    en: "the national input-output table: one row for each input and sector",
    zh: "全国投入产出表：每种投入与产业一行",
  },
  "tables.inputOutput[].input": { en: "the sector that sells", zh: "供应产业" },
  "tables.inputOutput[].sector": { en: "the sector that buys", zh: "使用产业" },
  "tables.valueAdded": {
    en: "value added and final demand of the national table: one row a sector",
    zh: "全国表的增加值与最终需求：每个产业一行",
  },
  "tables.valueAdded[].sector": { en: "the sector", zh: "产业" },
  "tables.observed": {
    en: "cities in past years, for momentum and backtests; empty cells are missing observations",
    zh: "城市历年观测，用于 momentum 与回测；空白为缺失",
  },
  "tables.observed[].city": { en: "the city", zh: "城市" },
  "tables.observed[].gdpFlag": { en: "breaks and doubts of GDP", zh: "GDP 的断点与存疑" },
  "tables.observed[].residentsStatus": { en: "where residents are interpolated", zh: "常住人口是否为插值" },
  "tables.leadingIndustries": {
    en: "sectors that are larger in a city than in the country (structure.tilt)",
    zh: "城市中比重高于全国的主导产业（structure.tilt）",
  },
  "tables.leadingIndustries[].city": { en: "the city", zh: "城市" },
  "tables.leadingIndustries[].sector": { en: "the sector", zh: "产业" },
  "tables.structure": {
    en: "value added by city and sector, in place of the imputed one; with `defaults` employment will do, and rows may be missing",
    zh: "分城市、分产业增加值，代替推算结构；有 defaults 时可用就业，亦可缺行",
  },
  "tables.structure[].city": { en: "the city", zh: "城市" },
  "tables.structure[].sector": { en: "the sector", zh: "产业" },
  "tables.travelFlows": {
    en: "observed travel between cities, directed (agglom estimate)",
    zh: "城市间观测出行量，分方向（agglom estimate）",
  },
  "tables.travelFlows[].origin": { en: "the city where it begins", zh: "起点城市" },
  "tables.travelFlows[].destination": { en: "the city where it ends", zh: "终点城市" },
  structure: { en: "how the structure of cities is imputed", zh: "城市产业结构的推算方式" },
  links: {
    en: "road hours after dated openings, for levers that build the link",
    zh: "通道开通后的公路小时数，供建设通道的政策工具使用",
  },
  "links[].from": { en: "a city", zh: "城市" },
  "links[].to": { en: "another city", zh: "另一城市" },
  "links[].year": { en: "year of the opening", zh: "开通年份" },
  national: { en: "totals of the country that the cities belong to", zh: "城市所属国家的总量" },
  hinterlands: {
    en: "nodes that trade and exchange people, firms and capital with the cities but play no game",
    zh: "与城市有贸易、人口、企业与资本往来但不参与博弈的地区",
  },
  "hinterlands[].id": { en: "id of the hinterland", zh: "腹地 id" },
  "hinterlands[].regime": { en: "its fiscal regime", zh: "财税体制" },
  "hinterlands[].country": {
    en: "country; people, firms and capital move only within one",
    zh: "国家；人口、企业与资本仅在一国之内流动",
  },
  "hinterlands[].complementOf": {
    en: "national: the country less the cities; others give their size over the country's",
    zh: "national 为全国扣除各城市；其他腹地给出与全国之比",
  },
  regimes: { en: "fiscal regimes by id", zh: "财税体制，按 id 列出" },
  "regimes.NAME": { en: "one of them", zh: "其中之一" },
  "parameters.publicServices": { en: "public services", zh: "公共服务" },
  "parameters.growth": { en: "growth", zh: "增长" },
  "parameters.growth.carryOver": {
    en: "relative growth that goes on (dynamics: momentum)",
    zh: "相对增长的延续（dynamics: momentum）",
  },
  "parameters.agglomeration": { en: "externalities of density", zh: "集聚外部性" },
  "parameters.knowledge": { en: "knowledge", zh: "知识" },
  "parameters.migration": { en: "moves of workers", zh: "劳动力流动" },
  "parameters.migration.hazard": { en: "how many weigh a move", zh: "考虑迁移的比例" },
  "parameters.migration.fixedCost": { en: "what any move costs", zh: "迁移固定成本" },
  "parameters.migration.distanceCost": { en: "what distance costs", zh: "迁移距离成本" },
  "parameters.relocation": { en: "moves of plants", zh: "工厂迁移" },
  "parameters.investment": { en: "moves of capital", zh: "资本流动" },
  "parameters.profitTaxApportionment": {
    en: "local profit tax of firms in several cities; what is left goes to a pool by head",
    zh: "跨市企业地方所得税的分配；其余按人口入池",
  },
  barriers: {
    en: "barriers of the base year, each a list of figures with `between`",
    zh: "基年壁垒，各为带 between 的数值列表",
  },
  "barriers.migrationBorder": { en: "border for migrants, by type of labour", zh: "人口迁移壁垒，按劳动力类型" },
  "outsidePublished[].reason": { en: "why", zh: "理由" },
  target: { en: "what the base year must meet", zh: "基年须满足的目标" },
  "target.variables": { en: "which data", zh: "哪些数据" },
};

/** The same for keys that are alike wherever they stand, by their last name. */
export const BY_KEY: Readonly<Record<string, Text>> = {
  source: { en: "where the figures come from", zh: "数据来源" },
  note: { en: "remark", zh: "备注" },
  status: {
    en: "data (as published), estimated, imputed (derived by a rule) or assumed",
    zh: "data（公布数据）、estimated（估计）、imputed（按规则推算）或 assumed（假设）",
  },
  substitutionStatus: { en: "status of this figure", zh: "该数值的性质" },
  distanceElasticityStatus: { en: "status of this figure", zh: "该数值的性质" },
  loadValueStatus: { en: "status of this figure", zh: "该数值的性质" },
  borderExposureStatus: { en: "status of this figure", zh: "该数值的性质" },
  skilledWageShareStatus: { en: "status of this figure", zh: "该数值的性质" },
  meanFirmRevenueStatus: { en: "status of this figure", zh: "该数值的性质" },
  relocationHazardStatus: { en: "status of this figure", zh: "该数值的性质" },
};

/** A word that stands for places, sectors or others, and what it stands for. */
export interface Word {
  word: string;
  meaning: Text;
}

/** Words that stand for places in levers, in agreements and where governments choose. */
export const PLACE_WORDS: readonly Word[] = [
  { word: "all", meaning: { en: "all cities", zh: "所有城市" } },
  { word: "all-nodes", meaning: { en: "all cities and hinterlands", zh: "所有城市与腹地" } },
  {
    word: "members",
    meaning: {
      en: "in an agreement of `coordination`: the cities of the players who join",
      zh: "在 coordination 的协议中：加入者的城市",
    },
  },
  {
    word: "centre",
    meaning: { en: "where a payer is asked: the central budget", zh: "出资方：中央财政" },
  },
  {
    word: "host",
    meaning: { en: "payer of a reception platform: the city that receives", zh: "承接平台的出资方：承接城市" },
  },
];

/** Words for pairs, by what they stand for. A province stands for its cities, a hinterland is a province of its own. */
export const PAIR_WORDS: Readonly<Record<string, Text>> = {
  cities: { en: "any two cities", zh: "任意两个城市" },
  "same-province": { en: "two cities of one province", zh: "同省的两个城市" },
  "different-province": {
    en: "two cities of different provinces; in a region file hinterlands too",
    zh: "不同省份的两个城市；在区域文件中也包括腹地",
  },
  "different-regime": { en: "two nodes of different fiscal regimes", zh: "不同财税体制的两地" },
  "into-cities": { en: "from any node into a city", zh: "由任意地点进入城市" },
  "all-nodes": { en: "any two nodes, hinterlands too", zh: "任意两地，包括腹地" },
};
