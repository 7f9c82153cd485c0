import { type Sentences, t } from "../language/index.js";

/** What stands around the tables of the reference of indicators, line by line. */

export const HEAD: Sentences = {
  en: [
    "# Indicators",
    "",
    "Written from the catalogue in `src/indicators`; do not edit. Every results directory carries the same text, with the",
    "region's currency filled in, as `dictionary.csv`. Money is in 100 million of the region's currency unless the unit says",
    "otherwise; an indicator that does not exist somewhere (a share of nothing, inequality of one city) is left out of the tables.",
    "A source marked *recalled* was not looked up. Those marked *observed* under *for* are measured of observed tables of cities by",
    "sector too ([how](observed.md)), where `employment` means whatever the table holds.",
    "",
    "| indicator | meaning | unit | for | better | formula | source |",
    "| --- | --- | --- | --- | --- | --- | --- |",
  ],
  zh: [
    "# 指标",
    "",
    "由 `src/indicators` 中的指标目录生成，请勿手工修改（[English](indicators.md)）。每个结果目录中的 `dictionary.csv` 载有同样的说明，",
    "并写明该区域的货币；此处金额一律写作元。指标在某处不存在时（如总体为零的占比、单个城市的不平等），结果表中不列。",
    "注明“凭记忆引用”的来源未经核对。“适用”一栏注明“观测表”者，也可由观测到的城市—行业表计算（[方法](observed.md)），",
    "此时“就业”指该表所载的量。“全部城市”指所选区域各市合计。译名见[术语表](glossary.zh.md)。",
    "",
    "| 指标 | 含义 | 单位 | 适用 | 方向 | 公式 | 来源 |",
    "| --- | --- | --- | --- | --- | --- | --- |",
  ],
};

export const MIND = t("indicators.mind");

export const DIMENSIONS_HEAD: Sentences = {
  en: [
    "## The index of collaboration",
    "",
    "Collaboration has several sides, and a reform may move them in different directions: the vector comes first, in",
    "`collaboration.csv`, in `collaboration.json` and in the report. Each dimension is scored from 0, the lowest, to 1, the highest",
    "value of **all arms and years of the comparison** (of all years of an observed table): one window for all, so that scores of one",
    "results directory can be compared with each other, and with no others. A dimension of several indicators has the mean of their",
    "scores. Of `core-periphery-gap` the size counts. A dimension that has no value, or the same one everywhere, is left out and",
    "named, never counted as zero.",
    "",
    "| dimension | meaning | indicators |",
    "| --- | --- | --- |",
  ],
  zh: [
    "## 协作指数",
    "",
    "协作有多个侧面，一项改革可能使各侧面变动方向不一，因此先看向量，后看合成指数；二者载于 `collaboration.csv`、",
    "`collaboration.json` 与报告。各维度按**本次比较的全部方案与年份**（观测表则为全部年份）中的最低值与最高值标准化为0至1，",
    "共用一个区间：同一结果目录内的得分可以相互比较，与其他目录则不可比。含多个指标的维度取各指标得分的均值。",
    "`core-periphery-gap` 取绝对值。没有数值、或处处相同的维度不计入并列出名称，不按零处理。",
    "",
    "| 维度 | 含义 | 指标 |",
    "| --- | --- | --- |",
  ],
};

export const COMPOSITES_HEAD: Sentences = {
  en: [
    "`optimum-reached` and `core-slack` stand where a game does (`agglom game`): what all players gain together over the best that",
    "any coalition brings them, and the smallest amount, over all groups of players, by which a group has more than it could gain by",
    "itself (100 million a year; negative: a group would rather go its own way).",
    "",
    "| composite | meaning | formula | source |",
    "| --- | --- | --- | --- |",
  ],
  zh: [
    "`optimum-reached` 与 `core-slack` 仅在有博弈时（`agglom game`）才有：前者为各参与方的共同所得与任一联盟所能带来的最大所得之比；",
    "后者为各参与方子集的所得超出其单独行动所得的最小余额（亿元/年；为负则有子集宁愿单独行动）。",
    "",
    "| 合成指数 | 含义 | 公式 | 来源 |",
    "| --- | --- | --- | --- |",
  ],
};

export const AFTER: Sentences = {
  en: [
    "**How much hangs on the weights.** For each variant against the baseline, in the last year: both differences, the smallest and",
    "the largest difference that any weights give (those of single dimensions), and the share of all weightings under which the",
    "composite is higher, every weighting as likely as any other. The share is exact (Varsi 1973, Pacific Journal of Mathematics",
    "46(1)), not sampled. Entropy weights follow the numbers of one comparison: a dimension that one arm alone moves gets most of",
    "the weight. They say nothing on what matters. All of it is of means over replicates: chance is not shown.",
    "",
  ],
  zh: [
    "**结果在多大程度上取决于权重。** 对每个方案，给出末年与基准情景之差：两种权重下的差值，任意权重所能得到的最小与最大差值",
    "（即单一维度之差），以及合成指数高于基准情景的权重组合所占比例（所有权重组合等可能）。该比例为精确值（Varsi 1973，",
    "Pacific Journal of Mathematics 46(1)），并非抽样。熵权只取决于本次比较的数据：仅由一个方案引起变动的维度会得到大部分权重，",
    "与其重要性无关。以上均按重复模拟的均值计算，不含随机波动。",
    "",
  ],
};
