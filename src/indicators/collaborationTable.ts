import { textOf, unitText } from "../language/index.js";
import { csvLine, type DictionaryRow } from "../results/index.js";
import type { Collaboration, CollaborationRow } from "./collaboration.js";

/** Composites of a row, as tables name them. */
export const COMPOSITES = [
  ["collaboration-index-equal", "equal"],
  ["collaboration-index-entropy", "entropy"],
  ["coupling-coordination", "coupling"],
  ["coupling-coordination-corrected", "corrected"],
] as const satisfies readonly (readonly [string, keyof CollaborationRow])[];

const INDEX_UNIT = unitText("index, 0 to 1", textOf(""));

/** What dictionaries say of the composites. */
export const COMPOSITE_ROWS: readonly DictionaryRow[] = [
  {
    indicator: "collaboration-index-equal",
    label: { en: "Collaboration index, equal weights", zh: "协作指数（等权）" },
    unit: INDEX_UNIT,
    formula: {
      en: "mean of the scores of the dimensions that have a value; score = (value - lowest) / (highest - lowest) of all arms and years, turned where lower is better",
      zh: "有数值的各维度得分的均值；得分 =（数值 - 最低值）/（最高值 - 最低值），按全部方案与年份计，越低越好者反向",
    },
    source: { en: "our composite of the vector in docs/indicators.md", zh: "本模型对docs/indicators.md所列向量的合成" },
    better: "higher",
  },
  {
    indicator: "collaboration-index-entropy",
    label: { en: "Collaboration index, entropy weights", zh: "协作指数（熵权）" },
    unit: INDEX_UNIT,
    formula: {
      en: "the same, weights (1 - e_j) / Σ (1 - e_j), e_j = -Σ p ln p / ln m of the shares p of a dimension's m scores",
      zh: "同上，权重为(1 - e_j) / Σ (1 - e_j)，e_j = -Σ p ln p / ln m，p为该维度m个得分中各得分所占比重",
    },
    source: {
      en: "Shannon 1948; form of the Chinese literature on evaluation (recalled)",
      zh: "Shannon 1948；国内综合评价文献的熵权法（凭记忆引用）",
    },
    better: "higher",
  },
  {
    indicator: "coupling-coordination",
    label: { en: "Coupling coordination of the dimensions", zh: "各维度耦合协调度" },
    unit: INDEX_UNIT,
    formula: {
      en: "D = √(C T), C = n (Π U)^(1/n) / Σ U, T = mean U; U = 0.01 + 0.99 score",
      zh: "D = √(C T)，C = n (Π U)^(1/n) / Σ U，T = U的均值；U = 0.01 + 0.99 × 得分",
    },
    source: {
      en: "usual form of the Chinese regional literature (recalled); C bunches near one",
      zh: "国内区域文献的通用形式（凭记忆引用）；C值多集中在1附近",
    },
    better: "higher",
  },
  {
    indicator: "coupling-coordination-corrected",
    label: { en: "Coupling coordination of the dimensions, corrected", zh: "各维度耦合协调度（修正）" },
    unit: INDEX_UNIT,
    formula: {
      en: "D = √(C T), C = √{[1 - mean |U_i - U_j|] (Π U_i / U_max)^(1/(n-1))}",
      zh: "D = √(C T)，C = √{[1 - |U_i - U_j|的均值] (Π U_i / U_max)^(1/(n-1))}",
    },
    source: {
      en: "Wang Shujia et al. 2021, Journal of Natural Resources 36(3): 793-810",
      zh: "王淑佳等2021，《自然资源学报》36(3)：793—810",
    },
    better: "higher",
  },
];

/**
 * Lines of collaboration.csv: by variant and year the vector, each indicator with its value and the score of its dimension, then the composites.
 * The weights of a dimension stand in every row of it.
 */
export function* collaborationCsv({ rows, weights }: Collaboration): Generator<string> {
  yield csvLine(["variant", "year", "dimension", "indicator", "value", "score", "weight_equal", "weight_entropy"]);
  for (const row of rows) {
    const place = [row.arm, row.year ?? ""];
    for (const [d, { dimension, equal, entropy }] of weights.entries())
      for (const { indicator, value } of row.values[d]!)
        yield csvLine([...place, dimension.id, indicator, value, row.scores[d]!, equal, entropy]);
    for (const [indicator, key] of COMPOSITES) yield csvLine([...place, "all", indicator, row[key], "", "", ""]);
  }
}
