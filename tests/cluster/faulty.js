// An indicator that fails as the environment says: for tests of tasks that cannot be done.
import { registerIndicator } from "agglom";

registerIndicator({
  id: "faulty",
  label: { en: "Faulty", zh: "故障" },
  unit: "share",
  formula: "0",
  source: "test",
  better: "none",
  scope: "cluster",
  measure() {
    if (process.env["FAULT"] === "error") throw new Error("no such thing");
    if (process.env["FAULT"] === "crash") process.exit(1);
    if (process.env["FAULT"] === "slow") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    return 0;
  },
});
