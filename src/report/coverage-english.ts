import type { UnitCoverage } from "../analyse/coverage.ts";
import { counted, listed } from "./english-words.ts";

type Encoding = UnitCoverage["encodes"][number]["kind"];
type Statement = UnitCoverage["statements"][number]["kind"];

const encodings: Readonly<Record<Encoding, readonly [string, string]>> = {
  rule: ["rule", "rules"],
  standard: ["standard", "standards"],
  "open-term": ["open term", "open terms"],
  "open-list": ["open list", "open lists"],
  define: ["definition", "definitions"],
  parameter: ["parameter", "parameters"],
  exemption: ["exemption", "exemptions"],
  scope: ["scope", "scopes"],
  "in-force": ["in force from", "in force from"],
};

const statements: Readonly<Record<Statement, string>> = {
  informative: "informative",
  scope: "scope",
  definition: "definition",
  "addressed-to": "addressed to",
  "not-encodable": "not encodable",
  "yields-to": "yields to",
};

/** The words of the coverage report: the one place that spells them. */
export const coverageEnglish = {
  encodes: (kind: Encoding, count: number): string => encodings[kind][count === 1 ? 0 : 1],
  statement: (kind: Statement): string => statements[kind],
  notHeld: "not held",
  open: "open",
  nothing: "nothing speaks of this unit",
  modalOpen: (words: readonly string[]): string => `${listed(words, "and")} outside of every quote and statement`,
  noText: "The pack holds no text: units are counted, words are not.",
  units: (total: number, encoded: number, stated: number, open: number): string =>
    `${counted(total, "unit")}: ${encoded} encoded, ${stated} only stated, ${open} open`,
  modals: (word: string, held: number, total: number): string => `${word} ${held} of ${total}`,
  held: "words of duty and right held",
  columns: ["Place", "Encoded by", "Stated", "Not held"],
};

/** What a translation of these words has to say. */
export type CoverageWording = typeof coverageEnglish;
