import { z } from "zod";
import { defineLever } from "./lever.js";

const schema = z
  .strictObject({
    plant: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .meta({
        label: { en: "To the plant's city", zh: "归工厂所在城市" },
        unit: "share",
        source: { en: "Cai Yu [2012] 40: 0.5 to branches", zh: "财预〔2012〕40号：分支机构0.5" },
      }),
    headquarters: z
      .number()
      .min(0)
      .max(1)
      .default(0.25)
      .meta({
        label: { en: "To the headquarters' city", zh: "归总部所在城市" },
        unit: "share",
        source: {
          en: "Cai Yu [2012] 40: 0.25 to the head office, 0.25 to a pool",
          zh: "财预〔2012〕40号：总机构0.25，中央集中分配0.25",
        },
      }),
  })
  .refine(({ plant, headquarters }) => plant + headquarters <= 1, {
    path: ["headquarters"],
    error: "plant and headquarters together must not exceed 1",
  });

export const taxApportionment = defineLever({
  type: "tax-apportionment",
  label: { en: "Apportionment of profit tax", zh: "总分机构所得税分配" },
  description: {
    en: "How the local part of a firm's profit tax is split when plant and headquarters lie in different cities; what is left goes to a pool by residents.",
    zh: "工厂与总部分处两地时，企业所得税地方部分在两地间的分配；余额集中后按人口分配。",
  },
  decidedBy: { en: "The centre", zh: "中央" },
  source: {
    en: "Head-office rule, Cai Yu [2012] 40: 50 % to branches, 25 % to the head office, 25 % to a pool",
    zh: "跨省市总分机构企业所得税分配，财预〔2012〕40号：分支机构50%、总机构25%、中央集中分配25%",
  },
  schema,
  sets: () => ["tax-apportionment"],
  apply: ({ plant, headquarters }, _context, policy) => {
    policy.apportionment = { plant, headquarters };
  },
});
