import { memoryHost } from "../../../src/base/host.ts";
import { invariant } from "../../../src/base/invariant.ts";
import { foundIn, isDiagnostic, openLibrary } from "../../../src/engine/library.ts";
import { linkPacks, type LinkedPacks } from "../../../src/pack/compile-packs.ts";
import { repository } from "../../kit/repository.ts";

type Files = Readonly<Record<string, string>>;

interface Law {
  readonly id: string;
  readonly version?: string;
  readonly inForce?: string;
  readonly rank?: string;
  readonly needs?: string;
  readonly zone?: string;
  readonly calendar?: string;
  /** As `pack.yaml` has it. */
  readonly counting?: string;
  /** As `pack.yaml` has them, with what follows. */
  readonly parties?: string;
  /** What stands in article 1, paragraph 1. */
  readonly policy?: string;
}

/** A rule that asks for the id of a service. */
export const named = `rule named: provider must "have an id" { on service require service.id is present }`;

/** A rule that asks for what article 1 of another pack asks. */
export const complies = (id: string): string =>
  `rule also: provider must "do what the other law asks" { on service require complies with ${id} [article 1] }`;

/** The files of a pack without a text, with one article. */
export function law(folder: string, it: Law): Files {
  return {
    [`${folder}/pack.yaml`]: `id: ${it.id}
version: ${it.version ?? "1.0.0"}
title: { zh: 法, en: Law }
rank: ${it.rank ?? "rules"}
text: none
in_force: ${it.inForce ?? "{ from: 2023-08-15 }"}
zone: ${it.zone ?? "Asia/Shanghai"}
calendar: ${it.calendar ?? "cn"}
${it.counting === undefined ? "" : `counting: ${it.counting}\n`}vocabulary: genai@1
parties: ${it.parties ?? "[provider, user]"}
roles: [counsel]
${it.needs === undefined ? "" : `needs: ${it.needs}\n`}`,
    [`${folder}/outline.yaml`]: `units: { "1": { en: Names, zh: 名称 }, "1.1": { en: Names, zh: 名称 }, "1.10": { en: More, zh: 其他 } }\n`,
    [`${folder}/article-01.edict`]: `article 1 { paragraph 1 { ${it.policy ?? named} } }\n`,
  };
}

const opened = openLibrary(repository, "policies");
invariant(!isDiagnostic(opened), "the shipped library opens");
export const library = opened;

/** Loads packs from texts; `shipped`: those that a need finds by its id. */
export function load(
  files: Files,
  names: readonly string[],
  shipped: Readonly<Record<string, readonly string[]>> = {},
  judged: "together" | "alone" = "together",
): LinkedPacks {
  const around = { ...foundIn(library), judged, shipped: new Map(Object.entries(shipped)) };
  return linkPacks(memoryHost(files), names, around);
}
