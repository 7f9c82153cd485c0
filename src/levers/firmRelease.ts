import { z } from "zod";
import type { FirmRelease } from "../engine/policy.js";
import { sectorCells, sectorNames, writeCells } from "./cells.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { mask, selectNodes, selectSectors } from "./selectors.js";
import { LeverUseError } from "./useError.js";

const schema = field.exactlyOne(
  z.strictObject({
    cities: field.cities,
    sectors: field.sectors,
    releaseRate: z
      .number()
      .min(0)
      .max(0.5)
      .optional()
      .meta({
        label: { en: "Share of firms released a year", zh: "每年疏解企业比例" },
        unit: "share a year",
        source: {
          en: "Beijing: nearly 3,000 general manufacturers moved or closed in about seven years",
          zh: "北京：约七年间疏解退出一般制造业企业近3000家",
        },
      }),
    firms: z
      .number()
      .min(0)
      .max(1000000.0)
      .optional()
      .meta({
        label: { en: "Firms released a year, from each city", zh: "每市每年疏解企业数" },
        unit: "real firms a year, over the listed sectors together",
        source: {
          en: "Beijing: nearly 3,000 general manufacturers moved or closed in about seven years",
          zh: "北京：约七年间疏解退出一般制造业企业近3000家",
        },
      }),
    jobs: z
      .number()
      .min(0)
      .max(100000.0)
      .optional()
      .meta({
        label: { en: "Jobs released a year, from each city", zh: "每市每年疏解岗位数" },
        unit: "thousand jobs a year, over the listed sectors together",
        source: "assumed",
      }),
    destinations: field.places.optional().meta({
      label: { en: "Where they are sent", zh: "疏解目的地" },
      unit: "names, as for cities; platforms if absent",
    }),
  }),
  "releaseRate",
  "firms",
  "jobs",
);

type Parameters = z.output<typeof schema>;

export const firmRelease = defineLever({
  type: "firm-release",
  label: { en: "Release of firms", zh: "企业疏解" },
  description: {
    en: "The origin city moves a share of the firms of the listed sectors out each year, or as many firms, or firms with as many jobs, government-led: to cities with a reception platform, or to the places that it names. Only such moves open a claim to relocation tax sharing.",
    zh: "迁出城市每年由政府主导，将所列行业一定比例、一定数量或含一定岗位数的企业疏解到设有承接平台的城市或指定的目的地。只有此类迁移才有权要求迁移企业税收分享。",
  },
  decidedBy: { en: "The origin city, in Beijing with the centre", zh: "迁出城市（北京与中央共同）" },
  source: {
    en: "Relocation of non-capital functions from Beijing since 2014; Outline of Coordinated Development of the Beijing-Tianjin-Hebei Region (2015)",
    zh: "2014年以来疏解北京非首都功能；《京津冀协同发展规划纲要》（2015）",
  },
  schema,
  sets: (parameters, context) => {
    checkDestinations(parameters, context);
    return sectorNames("firm-release", parameters, context);
  },
  apply: (parameters, context, policy) => {
    const { releaseRate, destinations } = parameters;
    if (releaseRate === undefined || destinations !== undefined) policy.releases.push(...orders(parameters, context));
    else {
      const cells = sectorCells(parameters, context);
      writeCells(policy.releaseRate, context.base.releaseRate, cells, { value: releaseRate });
    }
  },
  idle: (parameters, context, policy) => {
    if (parameters.destinations !== undefined) return undefined;
    const sectors = selectSectors(parameters.sectors, context);
    const received = policy.receptionPlatforms.some(
      ({ capacity, sectors: listed }) => capacity > 0 && sectors.some((s) => listed[s] === 1),
    );
    return received
      ? undefined
      : { en: "no reception platform takes firms of its sectors", zh: "没有承接平台接收其所列行业的企业" };
  },
});

/** One order a city; nobody is sent to where he is. */
function orders(parameters: Parameters, context: LeverContext): FirmRelease[] {
  const { releaseRate, firms, jobs } = parameters;
  const sectors = mask(selectSectors(parameters.sectors, context), context.sectorIds.length);
  const amount = releaseRate ?? firms ?? jobs ?? 0;
  const unit = releaseRate !== undefined ? "share" : firms !== undefined ? "firms" : "jobs";
  return selectNodes(parameters.cities, context, ["cities"]).map((city) => {
    const to = destinationsOf(parameters, city, context);
    return { city, sectors, amount, unit, destinations: to && mask(to, context.nodeIds.length) };
  });
}

function destinationsOf({ destinations }: Parameters, city: number, context: LeverContext): number[] | null {
  if (destinations === undefined) return null;
  return selectNodes(destinations, context, ["destinations"]).filter((to) => to !== city);
}

function checkDestinations(parameters: Parameters, context: LeverContext): void {
  const cities = selectNodes(parameters.cities, context, ["cities"]);
  if (cities.every((city) => destinationsOf(parameters, city, context)?.length !== 0)) return;
  throw new LeverUseError(["destinations"], {
    value: parameters.destinations,
    what: "is the only city that firms are to leave, so that they stay where they are",
    allowed: "another city or hinterland than the one that releases them",
    hint: "Name where firms are sent to, or leave it out where platforms receive them",
  });
}
