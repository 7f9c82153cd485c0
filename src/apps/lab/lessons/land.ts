import { type Lesson, OWN } from "./lesson.js";
import {
  ALL_GDP,
  arm,
  type City,
  CONSUMPTION,
  change,
  changed,
  changedIn,
  changeIn,
  changesIn,
  GDP,
  goal,
  inCity,
  lesson,
  lever,
  moving,
  number,
  predict,
  prove,
  say,
  slider,
  told,
} from "./shared.js";

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

const moves = number("lab.firmsReleasedYear", 0, (results, id) => results.value(id, "harbour", MOVES));

const services = (city: City) => change(inCity("lab.publicServices", city), city, SERVICES);

export const LAND: Lesson = lesson({
  id: "land",
  title: "lab.landShortageFirmTransfer",
  minutes: 8,
  indicators: [GDP, CONSUMPTION, MOVES, SERVICES],
  goal: "lab.seeStopsFirmsMove",
  arms: {
    "room-6": arm("lab.releasedLittleRoom", [release, room(6)]),
    "room-15": arm("lab.releasedSomeRoom", [release, room(15)]),
    "room-30": arm("lab.releasedMuchRoom", [release, room(30)]),
    land: arm("lab.someRoomAndLand", [release, room(15), land(1)]),
    shared: arm("lab.someRoomAllTaxes", [release, room(15), shared(100)]),
  },
  steps: [
    say("lab.factoriesShouldGo", "lab.harbourWantsReleaseTwentieth"),
    predict({
      title: "lab.moreRoom",
      question: "lab.roomEachReceivingCity",
      options: {
        same: "lab.staysHarbourDecidesHow",
        less: "lab.risesLessThanProportion",
        proportion: "lab.risesProportion",
      },
      right: (r) => {
        const growth = moves.of(r, "room-30") / moves.of(r, "room-6");
        return growth < 1.1 ? "same" : growth < 4.5 ? "less" : "proportion";
      },
      table: ["lab.n2036ChangesAgainstBaseline", ["room-6", "room-15", "room-30"], [moves, ...changesIn("gdp")]],
      explain: ["lab.roomBindsHarbourWould"],
    }),
    predict({
      title: "lab.thereGain",
      question: "lab.someRoomGain",
      options: { much: "lab.raisesIt", little: "lab.changesNothing", loss: "lab.lowersIt" },
      right: (r) => {
        const gain = ALL_GDP.of(r, "room-15");
        return gain > 0.1 ? "much" : gain < -0.1 ? "loss" : "little";
      },
      table: ["lab.change2036AgainstBaseline", ["room-15", "land"], [ALL_GDP, ...changesIn("gdp")]],
      explain: ["lab.transferItselfMovesOutput"],
    }),
    predict({
      title: "lab.sharedTaxes",
      question: "lab.harbourGetsAllTaxes",
      options: { little: "lab.lessThanThird", most: "lab.moreThanThreeQuarters", half: "lab.betweenTwo" },
      right: (r) => {
        const part = 1 - r.change("shared", "harbour", SERVICES) / r.change("room-15", "harbour", SERVICES);
        return part < 1 / 3 ? "little" : part > 3 / 4 ? "most" : "half";
      },
      table: [
        "lab.change2036AgainstBaseline",
        ["room-15", "shared"],
        [services("harbour"), changeIn("harbour", "consumption"), changeIn("harbour", "gdp")],
      ],
      explain: ["lab.treasuryNearlyMadeGood"],
    }),
    prove({
      title: "lab.proveTransferBothCan",
      task: "lab.setRoomLandShared",
      sliders: [
        slider("room", "lab.roomEachReceivingCityFirms", "unit.firms", [5, 40, 5], 10),
        slider("land", "lab.newIndustrialLandSpring", "lab.km", [0, 2, 0.5]),
        slider("share", "lab.harbourSShareTaxes", "unit.percent", [0, 100, 25]),
      ],
      arms: ({ room: firms = 10, land: km2 = 0, share = 0 }) => ({
        [OWN]: {
          levers: [release, room(firms), ...(km2 > 0 ? [land(km2)] : []), ...(share > 0 ? [shared(share)] : [])],
        },
      }),
      goals: [
        goal("lab.springGdpUpFour", (r) => r.change(OWN, "spring", GDP) >= 4),
        goal("lab.harbourSPublicServices", (r) => r.change(OWN, "harbour", SERVICES) > -0.2),
        goal("lab.allThreeTenthOrMore", (r) => ALL_GDP.of(r, OWN) >= 0.1),
      ],
      measures: [moves, changeIn("spring", "gdp"), services("harbour"), ALL_GDP],
      chart: moving(GDP),
      beside: ["room-15"],
      hint: "lab.landAddsRoomMoves",
      solution: { room: 20, land: 2, share: 100 },
      shown: "lab.threeInstrumentsThreeJobs",
    }),
  ],
  expected: [
    told(
      "lab.firmsAYearByRoom",
      ["12", (r) => moves.of(r, "room-6")],
      ["30", (r) => moves.of(r, "room-15")],
      ["60", (r) => moves.of(r, "room-30")],
    ),
    told(
      "lab.someRoomByCity",
      ...changedIn(["-0.9", "0.9", "2.5"], "room-15", GDP),
      ["-0.03", changed("room-15", "cluster", GDP)],
      ["3.8", changed("land", "spring", GDP)],
    ),
    told(
      "lab.harbourSPublicServicesShared",
      ["-0.52", changed("room-15", "harbour", SERVICES)],
      ["-0.01", changed("shared", "harbour", SERVICES)],
    ),
  ],
  misreadings: ["lab.transferMakesRegionRicher", "lab.moreFirmsArriveThan"],
  basis: "lab.docsFactsMdD06",
});
