import { expect, it, vi } from "vitest";
import { measure, measureBeside, once, summarise } from "../../../src/apps/bench/measure.js";

it("times are told by their median and the distance of their quartiles", () => {
  expect(summarise("map", "3x2", [50, 10, 40, 20, 30])).toEqual({
    name: "map",
    size: "3x2",
    medianUs: 30,
    iqrUs: 20,
  });
  expect(once("calibrate", "delta", 1.5)).toEqual({ name: "calibrate", size: "delta", medianUs: 1500, iqrUs: 0 });
});

it("what is quick is repeated until a sample lasts, and its time is that of one", () => {
  const now = vi.spyOn(performance, "now");
  let time = 0;
  let times = 0;
  now.mockImplementation(() => time);
  try {
    const action = () => {
      times++;
      time += 3;
    };
    expect(measure("three", "", action, 4, 10)).toEqual({ name: "three", size: "", medianUs: 3000, iqrUs: 0 });
    // Once not timed, 1 + 2 + 4 until 10 ms are over, and 4 samples of 4.
    expect(times).toBe(1 + 7 + 16);
  } finally {
    now.mockRestore();
  }
});

it("an action beside its twins has the ratio of its least time to the least of each", () => {
  const cpu = vi.spyOn(process, "cpuUsage");
  let user = 0;
  cpu.mockImplementation(() => ({ user, system: 1000 }));
  const turns = [
    [{ name: "C", leastUs: 20_000 }],
    [
      { name: "C", leastUs: 10_000 },
      { name: "numpy", leastUs: 60_000 },
    ],
    [{ name: "C", leastUs: 15_000 }],
  ];
  let turn = 0;
  try {
    const action = () => {
      user += turn === 1 ? 30_000 : 40_000;
    };
    const { leastUs, twins, medianUs } = measureBeside("map", "", action, () => turns[turn++]!);
    expect([leastUs, medianUs]).toEqual([30_000, 40_000]);
    expect(twins).toEqual([
      { name: "C", leastUs: 10_000, ratio: 3 },
      { name: "numpy", leastUs: 60_000, ratio: 0.5 },
    ]);
    expect(turn).toBe(3);
  } finally {
    cpu.mockRestore();
  }
});
