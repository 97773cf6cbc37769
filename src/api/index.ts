export { loadPacks, type LoadOptions, type Packs } from "./packs.ts";
export { evaluate, explain, type Documents } from "./evaluate.ts";
export { createGate, type Gate, type GateError, type GateOptions } from "./gate.ts";
export type { Facts, GatePieces, GateProgress } from "./gate-pieces.ts";
export type {
  GateAnswer,
  GateFact,
  GateMissing,
  GateProblem,
  GateReceipt,
  GateRule,
  GateService,
  RuleName,
} from "../report/model/gate-answer.ts";
export { gateMiddleware, type GateMiddleware } from "./guards/ai-sdk.ts";
export type { ChatMessage, GateRefusal, GuardOptions } from "./guards/chat.ts";
export { expressGate, honoGate } from "./guards/http.ts";
export { guardOpenAi } from "./guards/openai.ts";
export type { EvaluateOptions, ExplainOptions, JudgingOptions } from "./options.ts";
export type { Report, ReportRule } from "../report/model/report.ts";
export type { ExplanationReport } from "../report/model/explanation-report.ts";
