import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginLanguage, languageAsked } from "../../../src/apps/cli/language.js";
import { englishIn } from "../../snapshots/plain.js";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-languages-"));
afterAll(() => rmSync(folder, { recursive: true }));
const own = (name: string) => join(folder, name);

const REGION = "tests/broken/good/region.yaml";
const SMALL = own("small.yaml");
const VARY = ["--vary", "variants.free.levers.toll.tollPerKm=0:2:3"];

it.each([["en"], ["zh", "--lang", "zh"], ["zh", "--lang=zh"], ["en", "--lang=xx"], ["en", "--lang"]])(
  "the language is %s after %j, %j",
  (language, ...words) => {
    beginLanguage(["node", "agglom", "check", ...words]);
    expect(languageAsked()).toBe(language);
    beginLanguage([]);
  },
);

beforeAll(() => {
  writeFileSync(
    own("flows.csv"),
    "origin,destination,flow\na1,a2,9\na1,b1,3\na1,b2,2\na2,a1,8\na2,b1,2\na2,b2,1\nb1,a1,3\nb1,a2,2\nb1,b2,7\nb2,a1,2\nb2,a2,1\nb2,b1,9\n",
  );
  writeFileSync(
    own("places.csv"),
    "id,province,latitude,longitude\na1,a,30,110\na2,a,30.4,111\nb1,b,31,112\nb2,b,31.9,112.5\n",
  );
  writeFileSync(
    own("events.csv"),
    "id,label,label_zh,kind,treated,year,horizon,status,source\nlockdown,Lockdown,封控,control,hubei,2020,1,assumed,recalled\n",
  );
  writeFileSync(
    SMALL,
    `extends: ${process.cwd()}/tests/runs/studies/small/scenario.yaml
title: { en: Tolls, zh: 通行费 }
question: { en: What does a lower toll do?, zh: 降低通行费有何影响？ }
`,
  );
  const facts = readFileSync("tests/evidence/facts/hypothesis.yaml", "utf8");
  writeFileSync(
    own("facts.yaml"),
    facts
      .replace("../../runs/studies", `${process.cwd()}/tests/runs/studies`)
      .replace("claim: Lower tolls raise income.", "claim: { en: Lower tolls raise income., zh: 降低通行费提高收入。 }")
      .replace("claim: lower tolls raise income", "claim: { en: lower tolls raise income, zh: 通行费降低，收入提高 }")
      .replace("claim: income falls with the toll", "claim: { en: income falls with the toll, zh: 收入随通行费下降 }")
      .replace(
        "claim: lower tolls double income",
        "claim: { en: lower tolls double income, zh: 通行费降低，收入翻倍 }",
      ),
  );
});

const COMMANDS: [command: string, ...args: string[]][] = [
  ["calibrate", REGION, "--all", "--out", own("fit"), "--tables", own("tables")],
  ["estimate", "--flows", own("flows.csv"), "--places", own("places.csv")],
  ["events", own("events.csv"), "--out", own("events")],
  ["facts", own("facts.yaml"), "--draws", "4"],
  ["facts", own("facts.yaml"), "--draws", "0", "--markdown"],
  ["backtest", "regions/greater-bay-area", "--naive"],
  ["validate", "flows", "regions/greater-bay-area"],
  ["indicators", "examples/delta-three-sectors.csv", "--out", own("indicators")],
  ["theory", "tests/snapshots/inputs/targets.json"],
  ["sweep", SMALL, ...VARY, "--worlds", "2", "--out", own("sweep")],
  ["sensitivity", SMALL, "--samples", "2", "--outcome", "real-gdp", "--out", own("sensitivity")],
  ["attribute", SMALL, "--variant", "free", "--replicates", "2", "--out", own("attribution")],
  ["league", "regions/teaching-two-cities", "--set", "years=2", "--out", own("league")],
  ["run", SMALL, "--variant", "free", "--out", own("run")],
  ["compare", SMALL, "--uncertainty", "8", "--out", own("compare")],
  ["game", "--table", "tests/snapshots/inputs/coalitions.json"],
  ["plan", "sweep", SMALL, ...VARY, "--out", own("plan")],
  ["work", own("plan"), "--workers", "1"],
  ["status", own("plan")],
  ["merge", own("plan"), "--out", own("merged")],
];

/** Lines to type. */
const GIVEN = /agglom [a-z]+ .*/g;

describe("a command in Chinese", () => {
  it.each(COMMANDS)("has no sentence in English: %s", async (...args) => {
    const { status, stdout, stderr } = await agglomHere(...args, "--lang", "zh");
    expect([0, 1]).toContain(status);
    expect(englishIn(stdout + stderr, GIVEN)).toEqual([]);
    expect(stdout).toMatch(/\p{Script=Han}/u);
  });
});
