/** What needs Node: files, results directories, worker threads. */

export { DiskFailure } from "./diskError.js";
export { diskFiles } from "./files.js";
export { distinctNames, outputFolders, scenarioName } from "./outputFolders.js";
export { checkPlace } from "./places.js";
export { gameWorkers, runWorkers } from "./pool.js";
export { type ProgramVersion, programRoot, programVersion } from "./program.js";
export { originOf } from "./provenance.js";
export { reportPage } from "./reportPages.js";
export { type ResultsFolder, withResults } from "./resultsFolder.js";
export { writeOut } from "./standardOutput.js";
export { writeFile, writeFolder } from "./writeFolder.js";
export { writeAttribution, writeGame, writeResults } from "./writeResults.js";
