import type { Text } from "../../language/index.js";
import { useText } from "../page/language.js";

/** What the lab is, how it works, what to try, and what it cannot tell. */
export function About() {
  const say = useText();
  return (
    <article class="about-page">
      <h1>{say({ en: "About the lab", zh: "关于实验室" })}</h1>
      {PARTS.map(({ title, texts }) => (
        <section key={title.en}>
          <h2>{say(title)}</h2>
          <ul>
            {texts.map((text) => (
              <li key={text.en}>{say(text)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="note">
        agglom {PROGRAM_VERSION}.{" "}
        {say({
          en: "Equations, data and tests are in the documentation of the program: docs/model.md, docs/validation.md, scenarios/regions/README.md.",
          zh: "方程、数据与检验见程序文档：docs/model.md、docs/validation.md、scenarios/regions/README.md。",
        })}
      </p>
    </article>
  );
}

const PARTS: readonly { title: Text; texts: readonly Text[] }[] = [
  {
    title: { en: "What it is", zh: "这是什么" },
    texts: [
      {
        en: "A simulator of cities that trade, compete for firms, people and capital, and may act together. The page compares a world with a policy and the same world without it.",
        zh: "模拟城市之间的贸易，对企业、人口与资本的竞争，以及可能的协作。本页把实施某政策的情形与没有该政策的同一情形相比较。",
      },
      {
        en: "It runs in your browser. Nothing is sent anywhere; the address of the page holds all that you set, so that you can pass it on.",
        zh: "程序在浏览器中运行，不向任何地方发送数据；页面地址包含全部设定，可直接转发。",
      },
    ],
  },
  {
    title: { en: "How it works", zh: "如何运作" },
    texts: [
      {
        en: "Every year markets for goods, labour, capital and land clear. Then some firms, headquarters, workers and capital move to where they would do better, at a cost, and cities tax and spend.",
        zh: "每年商品、劳动力、资本与土地市场出清；随后部分企业、总部、劳动力与资本付出迁移成本，流向更有利的地方，城市征税并支出。",
      },
      {
        en: "A lever changes what something costs, what may move, who gets which tax, or what cities pay into together. Each says who decides it in reality and where its range comes from.",
        zh: "政策工具改变成本、流动限制、税收归属或共同出资。每个政策工具都注明现实中的决策主体与取值来源。",
      },
      {
        en: "Baseline and policy share their luck: what differs between them is what the policy causes.",
        zh: "基准与政策共用同一组随机数：两者之差即由政策引起。",
      },
    ],
  },
  {
    title: { en: "Try this", zh: "试一试" },
    texts: [
      {
        en: "Three cities: choose “Harbour and Mill agree”, colour the map by real income, and look at Spring. Then choose “All three agree”.",
        zh: "三座城市：选择“港城与工城协议”，以实际收入着色，观察泉城；再选择“三城协议”。",
      },
      {
        en: "Yangtze River Delta: lower the administrative border step by step, and click a city at a provincial border and one far from it.",
        zh: "长三角：逐步降低行政边界，分别点击省界城市与远离省界的城市。",
      },
      {
        en: "Two cities, firms one by one: ask for new luck a few times. What stays the same is the effect; what changes is chance.",
        zh: "两座城市、企业逐个模拟：多次更换随机数。不变的是效果，变化的是偶然。",
      },
    ],
  },
  {
    title: { en: "What it cannot tell", zh: "它不能说明什么" },
    texts: [
      { en: "It is scenario analysis, not a forecast.", zh: "这是情景分析，并非预测。" },
      {
        en: "The answer of a single run knows neither chance nor what is not known of the figures behind it. Intervals of chance are under Compare; where a study of unknown figures ships with a package, the answer quotes it.",
        zh: "单次运行的结果既不含随机性，也不含参数的未知程度。随机区间见“比较”；若政策包附有参数不确定性研究，答案会引用其区间。",
      },
      {
        en: "The ends of sliders are choices of the lab. Sources say what has been observed.",
        zh: "滑块两端由实验室设定；实际观测见来源说明。",
      },
    ],
  },
];
