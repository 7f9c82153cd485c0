/** What needs Node: files, results directories, worker threads. */
export { diskFiles } from "./files.js";
export { distinctNames, outputFolders, scenarioName } from "./outputFolders.js";
export { gameWorkers, runWorkers } from "./pool.js";
export { programRoot, programVersion } from "./program.js";
export { originOf } from "./provenance.js";
export { reportPage } from "./reportPages.js";
export { checkPlace, checkResultsPlace, writeFolder } from "./resultsFolder.js";
export { writeAttribution, writeGame, writeResults } from "./writeResults.js";
