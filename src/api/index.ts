export { loadPacks, type LoadOptions, type Packs } from "./packs.ts";
export { evaluate, explain, type Documents } from "./evaluate.ts";
export type { EvaluateOptions, ExplainOptions, JudgingOptions } from "./options.ts";
export type { Report } from "../report/model/report.ts";
export type { ExplanationReport } from "../report/model/explanation-report.ts";
