import { expect, it } from "vitest";
import { agglom, agglomHere } from "./program.js";

it("a command in the process of another program says what it says in its own", async () => {
  for (const args of [["check", "teaching/two-cities"], ["help", "compare"], ["compair"]])
    expect(await agglomHere(...args)).toEqual(
      (({ status, stdout, stderr }) => ({ status, stdout, stderr }))(agglom(...args)),
    );
});
