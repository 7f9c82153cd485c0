import { t } from "../../../words/index.js";
import { type Lesson, type Measure, OWN } from "./lesson.js";
import { BASELINE, CITIES, CITY, type City, CONSUMPTION, changeIn, GDP, lever } from "./shared.js";

const MOVES = "government-led-moves";
const SERVICES = "public-services-per-head";

const release = lever("firm-release", { cities: ["harbour"], sectors: ["manufacturing"], releaseRate: 0.05 });
const room = (firms: number) => lever("reception-platform", { cities: ["mill", "spring"], capacity: firms });
const land = (km2: number) => lever("land-quota", { cities: ["spring"], industrialLandRelease: km2, together: true });
const shared = (percent: number) =>
  lever("relocation-tax-sharing", {
    origins: ["harbour"],
    destinations: ["mill", "spring"],
    share: percent / 100,
    years: 10,
    capYears: 10,
    minimumTax: 0,
  });

const moves: Measure = {
  label: t("lab.firmsReleasedYear"),
  unit: "number",
  decimals: 0,
  of: (results, arm) => results.value(arm, "harbour", MOVES),
};

const services = (city: City): Measure => ({
  label: t("lab.publicServices", { CITY: CITY[city] }),
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, city, SERVICES),
});

const together: Measure = {
  label: t("lab.allThreeRealGdp"),
  unit: "percent",
  decimals: 2,
  of: (results, arm) => results.change(arm, "cluster", GDP),
};

export const LAND: Lesson = {
  id: "land",
  title: t("lab.landShortageFirmTransfer"),
  minutes: 8,
  scenario: "teaching/three-cities",
  reading: { places: [...CITIES, "cluster"], indicators: [GDP, CONSUMPTION, MOVES, SERVICES] },
  goal: t("lab.seeStopsFirmsMove"),
  arms: [
    BASELINE,
    {
      id: "room-20",
      label: t("lab.releasedRoom20Firms"),
      levers: [release, room(20)],
    },
    { id: "room-50", label: t("lab.releasedRoom50"), levers: [release, room(50)] },
    {
      id: "room-100",
      label: t("lab.releasedRoom100"),
      levers: [release, room(100)],
    },
    {
      id: "land",
      label: t("lab.room501Km"),
      levers: [release, room(50), land(1)],
    },
    {
      id: "shared",
      label: t("lab.room50AllTaxes"),
      levers: [release, room(50), shared(100)],
    },
  ],
  steps: [
    {
      kind: "say",
      title: t("lab.factoriesShouldGo"),
      text: [t("lab.harbourWantsReleaseTwentieth")],
    },
    {
      kind: "predict",
      title: t("lab.moreRoom"),
      question: t("lab.roomEachReceivingCity"),
      options: [
        { id: "same", label: t("lab.staysHarbourDecidesHow") },
        { id: "less", label: t("lab.risesLessThanProportion") },
        { id: "proportion", label: t("lab.risesProportion") },
      ],
      right: (r) => {
        const growth = moves.of(r, "room-100") / moves.of(r, "room-20");
        return growth < 1.1 ? "same" : growth < 4.5 ? "less" : "proportion";
      },
      table: {
        caption: t("lab.n2036ChangesAgainstBaseline"),
        arms: ["room-20", "room-50", "room-100"],
        measures: [moves, changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [t("lab.roomBindsHarbourWould")],
    },
    {
      kind: "predict",
      title: t("lab.thereGain"),
      question: t("lab.room50FirmsDoes"),
      options: [
        { id: "much", label: t("lab.raisesMoreThan0") },
        { id: "little", label: t("lab.changesLessThan0") },
        { id: "loss", label: t("lab.lowersMoreThan0") },
      ],
      right: (r) => {
        const change = together.of(r, "room-50");
        return change > 0.5 ? "much" : Math.abs(change) < 0.1 ? "little" : "loss";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["room-50", "land"],
        measures: [together, changeIn("harbour", "gdp"), changeIn("mill", "gdp"), changeIn("spring", "gdp")],
      },
      explain: [t("lab.transferItselfMovesOutput")],
    },
    {
      kind: "predict",
      title: t("lab.sharedTaxes"),
      question: t("lab.harbourGetsAllTaxes"),
      options: [
        { id: "little", label: t("lab.lessThanThird") },
        { id: "most", label: t("lab.moreThanThreeQuarters") },
        { id: "half", label: t("lab.betweenTwo") },
      ],
      right: (r) => {
        const part = 1 - r.change("shared", "harbour", SERVICES) / r.change("room-50", "harbour", SERVICES);
        return part < 1 / 3 ? "little" : part > 3 / 4 ? "most" : "half";
      },
      table: {
        caption: t("lab.change2036AgainstBaseline"),
        arms: ["room-50", "shared"],
        measures: [services("harbour"), changeIn("harbour", "consumption"), changeIn("harbour", "gdp")],
      },
      explain: [t("lab.treasuryNearlyMadeGood")],
    },
    {
      kind: "prove",
      title: t("lab.proveTransferBothCan"),
      task: t("lab.setRoomLandShared"),
      sliders: [
        {
          id: "room",
          label: t("lab.roomEachReceivingCityFirms"),
          unit: t("unit.firms"),
          low: 10,
          high: 100,
          step: 10,
          start: 20,
        },
        {
          id: "land",
          label: t("lab.newIndustrialLandSpring"),
          unit: t("lab.km"),
          low: 0,
          high: 2,
          step: 0.5,
          start: 0,
        },
        {
          id: "share",
          label: t("lab.harbourSShareTaxes"),
          unit: t("lab.text2"),
          low: 0,
          high: 100,
          step: 25,
          start: 0,
        },
      ],
      arms: ({ room: firms = 20, land: km2 = 0, share = 0 }) => ({
        [OWN]: {
          levers: [release, room(firms), ...(km2 > 0 ? [land(km2)] : []), ...(share > 0 ? [shared(share)] : [])],
        },
      }),
      goals: [
        {
          label: t("lab.springSGdp4"),
          holds: (r) => r.change(OWN, "spring", GDP) >= 4,
        },
        {
          label: t("lab.harbourSPublicServices"),
          holds: (r) => r.change(OWN, "harbour", SERVICES) > -0.2,
        },
        {
          label: t("lab.allThree01"),
          holds: (r) => together.of(r, OWN) >= 0.1,
        },
      ],
      measures: [moves, changeIn("spring", "gdp"), services("harbour"), together],
      beside: ["room-50"],
      hint: t("lab.landAddsRoomMoves"),
      solution: { room: 50, land: 1, share: 100 },
      shown: [t("lab.threeInstrumentsThreeJobs")],
    },
  ],
  expected: [
    {
      text: t("lab.firmsYearRoom20"),
      numbers: [
        { is: "12", of: (r) => moves.of(r, "room-20") },
        { is: "31", of: (r) => moves.of(r, "room-50") },
        { is: "61", of: (r) => moves.of(r, "room-100") },
      ],
    },
    {
      text: t("lab.room50HarbourMill"),
      numbers: [
        { is: "-1.0", of: (r) => r.change("room-50", "harbour", GDP) },
        { is: "1.2", of: (r) => r.change("room-50", "mill", GDP) },
        { is: "3.0", of: (r) => r.change("room-50", "spring", GDP) },
        { is: "0.05", of: (r) => together.of(r, "room-50") },
        { is: "4.3", of: (r) => r.change("land", "spring", GDP) },
      ],
    },
    {
      text: t("lab.harbourSPublicServicesShared"),
      numbers: [
        { is: "-0.58", of: (r) => r.change("room-50", "harbour", SERVICES) },
        { is: "-0.07", of: (r) => r.change("shared", "harbour", SERVICES) },
      ],
    },
  ],
  misreadings: [t("lab.transferMakesRegionRicher"), t("lab.moreFirmsArriveThan")],
  basis: t("lab.docsFactsMdD06"),
};
