import { plainCounting } from "../../src/base/reckoning.ts";
import { parseDay } from "../../src/base/civil-date.ts";
import type { DataDocument, DataNode } from "../../src/base/document.ts";
import { zoneNamed } from "../../src/base/zones.ts";
import { memoized } from "../../src/base/memoized.ts";
import { locales } from "../../src/base/locale.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { isDiagnostic, loadNamedPacks, openLibrary } from "../../src/engine/library.ts";
import { readProject } from "../../src/engine/project/project-file.ts";
import type { Decision } from "../../src/evaluate/decision.ts";
import { evaluateRun } from "../../src/evaluate/evaluate.ts";
import { emptyProfile, readProfile } from "../../src/pack/profile.ts";
import { readYamlFile } from "../../src/pack/read-yaml-file.ts";
import { readInputs } from "../../src/vocabulary/read-input.ts";
import { repository } from "../kit/repository.ts";

const host = repository;
const opened = openLibrary(host, "policies");
if (isDiagnostic(opened)) throw new Error(locales.en.say(opened));
const library = opened;
const zone = expectKnown(zoneNamed("Asia/Shanghai"));

const projects = host.list("examples").filter((it) => host.isFile(`examples/${it}/edict.yaml`));

/** Those that differ most: every kind of result, a late filing, nothing that applies, facts in part, unverified law, kept either way. */
const varied = [
  "chat-service",
  "coding-assistant",
  "companion",
  "image-generator",
  "internal-assistant",
  "public-terms",
  "third-party-chat",
  "weights-host",
];

/** The projects among the examples; all if `npm run ready` asks. */
export const exampleNames = process.env["EDICT_RUNS"] === undefined ? varied : projects;

if (!varied.every((it) => projects.includes(it))) throw new Error("an example was renamed");

export interface Example {
  /** The input files, one document each as far as they have several; the service is the first. */
  readonly documents: readonly DataDocument[];
  /** Reads and judges documents as `edict check` judges the example; nothing if one of them is an input error. */
  readonly judge: (read: readonly DataDocument[]) => Decision | undefined;
}

/** An example, as its `edict.yaml` says. */
export function exampleOf(name: string): Example {
  const folder = `examples/${name}`;
  const project = expectKnown(readProject(host, folder)?.project);
  const { packs, needed } = loadNamedPacks(host, library, project.packs);
  const asOf = expectKnown(parseDay(project.asOf ?? ""));
  const profileRoot =
    project.profile === undefined ? undefined : readYamlFile(host, `${folder}/${project.profile}`)?.root;
  const profile = profileRoot
    ? readProfile(profileRoot, [...packs, ...needed], library.vocabulary).profile
    : emptyProfile;
  const { severities: _, ...readings } = profile;
  const documents = project.inputs.flatMap((input) => {
    const path = `${folder}/${input.files}`;
    return readYaml({ path, text: expectKnown(host.readText(path)) }).documents;
  });
  const readOne = (it: DataDocument): ReturnType<typeof readInputs> =>
    readInputs(it, library.vocabulary, { zones: [zone], needsOwnDay: true });
  /** Those of the files are read once, however often they are judged. */
  const asWritten = memoized(readOne);
  const judge: Example["judge"] = (read) => {
    const all = read.map((it) => (documents.includes(it) ? asWritten(it) : readOne(it)));
    if (all.some((it) => it.diagnostics.some((one) => one.severity === "error"))) return undefined;
    const inputs = all.flatMap((it) => it.inputs);
    return evaluateRun({
      programs: packs.map((it) => it.program),
      inputs,
      service: inputs.find((it) => it.subject === "service"),
      vocabulary: library.vocabulary.vocabulary,
      settings: {
        asOf,
        lawOf: undefined,
        party: "provider",
        ...readings,
        calendar: library.calendar,
        counting: plainCounting,
        zone,
      },
      trace: undefined,
    }).decision;
  };
  return { documents, judge };
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
