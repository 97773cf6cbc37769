import { parseDay } from "../../src/base/civil-date.ts";
import type { DataDocument, DataNode } from "../../src/base/data.ts";
import { nodeHost } from "../../src/base/host.ts";
import { zones } from "../../src/base/instant.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { isTrouble, loadPacks, openLibrary } from "../../src/engine/library.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import { evaluate } from "../../src/evaluate/evaluate.ts";
import { readProfile } from "../../src/pack/profile.ts";
import { readOne } from "../../src/pack/read-yaml-file.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";

const host = nodeHost(".");
const folder = "examples/chat-service";
const opened = openLibrary(host, "policies");
if (isTrouble(opened)) throw new Error(opened.message);
const library = opened;
const { packs } = loadPacks(host, library, ["cn.genai_interim_measures", "cn.algorithm_recommendation"]);
const profileFile = readOne(host, `${folder}/profile.yaml`)?.root;
const zone = expectKnown(zones.get("Asia/Shanghai"));
const asOf = expectKnown(parseDay("2026-11-20"));
if (!profileFile) throw new Error("the example has a profile");
const { severities: _, ...readings } = readProfile(profileFile, packs, library.vocabulary).profile;

/** The example's input files, one document each as far as they have several. */
export const documents: readonly DataDocument[] = ["service.yaml", "responses.yaml", "incidents.yaml"].flatMap(
  (name) => {
    const path = `${folder}/${name}`;
    return readYaml({ path, text: host.readText(path) ?? "" }).documents;
  },
);

/** Reads and judges documents as `edict check examples/chat-service` does; nothing if one of them is an input error. */
export function judgeExample(read: readonly DataDocument[]): Decision | undefined {
  const all = read.map((it) => readInputs(it, library.vocabulary, { zone, needsOwnDay: true }));
  if (all.some((it) => it.diagnostics.some((one) => one.severity === "error"))) return undefined;
  const inputs = all.flatMap((it) => it.inputs);
  return evaluate({
    programs: packs.map((it) => it.program),
    inputs,
    service: inputs.find((it) => it.subject === "service"),
    vocabulary: library.vocabulary.vocabulary,
    settings: { asOf, lawOf: undefined, party: "provider", ...readings, calendar: library.calendar, zone },
    trace: undefined,
  }).decision;
}

/** The paths of all keys of a document, as steps. */
export function keyPaths(
  node: DataNode,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  if (node.kind === "list") return node.items.flatMap((it, index) => keyPaths(it, [...path, index]));
  if (node.kind !== "record") return [];
  return [...node.entries].flatMap(([key, { value }]) => [[...path, key], ...keyPaths(value, [...path, key])]);
}

function expectKnown<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the example names what is known");
  return value;
}
