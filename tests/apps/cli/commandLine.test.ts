import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { beginCommandLine, commandLine } from "../../../src/apps/cli/language.js";
import { agglom, agglomHere } from "./program.js";

it("a command in the process of another program says what it says in its own", async () => {
  for (const args of [["check", "teaching/two-cities"], ["help", "compare"], ["compair"]])
    expect(await agglomHere(...args)).toEqual(
      (({ status, stdout, stderr }) => ({ status, stdout, stderr }))(agglom(...args)),
    );
});

it("a command as manifests say it is read by a shell as the same words", () => {
  const words = ["compare", "a b.yaml", "--set", "title=Who's first?", "--set=answer.compare=[a,b]", "", "情景.yaml"];
  beginCommandLine(["node", "agglom", ...words]);
  const read = execFileSync("sh", ["-c", `printf '%s\\n' ${commandLine()}`], { encoding: "utf8" });
  expect(read.split("\n").slice(0, -1)).toEqual(words);
  beginCommandLine(["node", "agglom", "compare", "teaching/two-cities", "--set", "years=3"]);
  expect(commandLine()).toBe("compare teaching/two-cities --set years=3");
});
