import fc from "fast-check";

// Before each file: the same random inputs in every run of the tests, so that a run that failed fails again.
// `AGGLOM_TEST_SEED=2 npm test` tries others.
fc.configureGlobal({ seed: Number(process.env.AGGLOM_TEST_SEED ?? 1) });
