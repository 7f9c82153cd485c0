import type { Text } from "../language/index.js";

/** Title of the box of limits, on every page. */
export const NOT_A_FORECAST: Text = { en: "A scenario analysis, not a forecast", zh: "情景分析，而非预测" };

/** How the report of a comparison is read. HTML. */
export const READING: Text = {
  en: `<ul>
<li><b>Baseline and variants.</b> Each variant is the baseline with some policies changed. Every replicate runs all of them with the same random numbers, so that their difference is due to the policy; the effect is the mean of these differences.</li>
<li><b>95 % interval.</b> Where the mean effect would lie with many more replicates (Student’s t). An effect whose interval contains zero is called not distinguishable from zero. A single run has no interval.</li>
<li><b>Real income</b> is nominal GDP over the city’s own price index of final demand: it rises when goods reach the city more cheaply, which a volume of output would not show.</li>
<li><b>National income</b> of a place is what its residents and governments earn, also of capital and firms elsewhere; over all places it sums to GDP. <b>Well-being</b> puts consumption, public services (weight 0.2 unless the scenario says otherwise) and room together.</li>
<li><b>%</b> is relative to the mean of the baseline in the same year; <b>pp</b> are percentage points of a share.</li>
<li><b>Money</b> is at base-year prices unless a unit says otherwise.</li>
<li><b>Inequality</b> is between cities, not between persons.</li>
</ul>`,
  zh: `<ul>
<li><b>基准情形与方案。</b>每个方案都是改变了若干政策的基准情形。每次重复都用同一组随机数运行全部方案，因此差异只来自政策；影响是这些差异的均值。</li>
<li><b>95 %置信区间。</b>若重复次数足够多，平均影响会落在其中（学生t分布）。区间含零的影响称为与零无法区分。只运行一次时没有区间。</li>
<li><b>实际收入</b>是名义GDP除以该市自身的最终需求价格指数：商品以更低成本运抵时它会上升，而产出数量看不出这一点。</li>
<li><b>国民收入</b>是一地居民与政府的所得，包括来自外地资本和企业的部分；全部地点合计等于GDP。<b>福祉</b>综合了消费、公共服务（权重0.2，除非情景另有设定）与居住空间。</li>
<li><b>%</b>相对于同年基准情形的均值；<b>个百分点</b>用于份额。</li>
<li><b>金额</b>按基年价格计，单位另有说明的除外。</li>
<li><b>不平等</b>指城市之间，而非个人之间。</li>
</ul>`,
};
