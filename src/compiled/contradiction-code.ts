import { _, nil } from "ajv/dist/2020.js";
import type { Code } from "ajv";
import { textOf } from "../base/document.ts";
import type { Root } from "../evaluate/context.ts";
import { endOf, valuesAt } from "../evaluate/contradictions.ts";
import { isInState } from "../evaluate/fact-state.ts";
import { unsaidForms } from "../evaluate/implied.ts";
import type { Contradiction, FactPath, FactState, StatedFact } from "../vocabulary/type.ts";
import { isInherited } from "./names.ts";

/** Where facts stand. */
export interface FactPlaces {
  /** The value at which a path begins in generated code; undefined: what it leads to is fixed. */
  readonly given: (subject: string | undefined) => Code | undefined;
  /** The subjects that are fixed. */
  readonly fixed: ReadonlyMap<string, Root>;
}

/** Whether a contradiction speaks of one group alone. */
export const isOfGroup = ({ facts }: Contradiction): boolean =>
  facts.every((it) => it.subject === undefined && !("than" in it.state && it.state.than.subject !== undefined));

/** What of one group alone needs a closer look: facts that cannot be together, and those that imply what is not stated. */
export const lookedAt = (contradictions: readonly Contradiction[]): readonly Contradiction[] => [
  ...contradictions.filter(isOfGroup),
  ...unsaidForms(contradictions),
];

/**
 * When facts are in states that cannot be together; undefined: never, for what is fixed is not in one of them. Where a path leads
 * through a list of the document it is enough that the list is there: the reference then looks closer. It may call `own`.
 */
export function contradictionCode({ facts }: Contradiction, places: FactPlaces): Code | undefined {
  return all(facts.map((it) => stateCode(it, places)));
}

/** Undefined: never. */
function stateCode(stated: StatedFact, places: FactPlaces): Code | undefined {
  const { state } = stated;
  if ("than" in state) return relationCode(stated, state, places);
  const start = places.given(stated.subject);
  if (start === undefined) {
    const values = valuesAt({ roots: places.fixed }, undefined, stated);
    return values?.every((it) => isInState(it.node, state)) === true ? nil : undefined;
  }
  const { code, throughList } = pathCode(start, stated);
  return throughList ? _`${code} != null` : plainState(state, code);
}

function plainState(state: Exclude<FactState, { readonly than: FactPath }>, at: Code): Code {
  switch (state.kind) {
    case "is":
      return _`${at} === ${state.value}`;
    case "empty":
      return _`${at}?.length === 0`;
    case "some":
      return _`${at}?.length > 0`;
    case "present":
      return _`${at} != null`;
    case "unsaid":
      return _`${at} === undefined`;
  }
}

/** That each value at one path is before or unlike the first at another. */
function relationCode(
  stated: FactPath,
  { kind, than }: Extract<FactState, { readonly than: FactPath }>,
  places: FactPlaces,
): Code | undefined {
  const [ones, others] = [
    writtenAt(stated, kind === "before" ? "until" : "text", places),
    writtenAt(than, kind === "before" ? "from" : "text", places),
  ];
  const [other] = others ?? [];
  if (!ones || !other) return undefined;
  const relates = (one: Code): Code =>
    kind === "before" ? _`h.isBefore(${one}, ${other})` : _`h.isUnlike(${one}, ${other})`;
  return all(ones.map((it) => it && relates(it)));
}

/** The texts at a path, undefined for one that tells no time; undefined: none is there. Any text may stand in a list of the document. */
function writtenAt(
  path: FactPath,
  end: "from" | "until" | "text",
  places: FactPlaces,
): readonly (Code | undefined)[] | undefined {
  const start = places.given(path.subject);
  if (start !== undefined) {
    const { code, throughList } = pathCode(start, path);
    return [throughList ? _`true` : code];
  }
  return valuesAt({ roots: places.fixed }, undefined, path)?.map((it) => {
    if (end === "text") return _`${textOf(it.node) ?? null}`;
    const time = endOf(it, end);
    return time === "" ? undefined : _`${time}`;
  });
}

/** The value of a path, or the first list on it. */
function pathCode(start: Code, { steps }: FactPath): { readonly code: Code; readonly throughList: boolean } {
  let code = start;
  for (const { name, each } of steps) {
    code = isInherited(name) ? _`own(${code}, ${name})` : _`${code}?.[${name}]`;
    if (each) return { code, throughList: true };
  }
  return { code, throughList: false };
}

/** That all hold; undefined: one of them never does. */
function all(codes: readonly (Code | undefined)[]): Code | undefined {
  const known = codes.flatMap((it) => it ?? []);
  if (known.length < codes.length) return undefined;
  return known.reduce((one, it) => (it === nil ? one : one === nil ? it : _`${one} && ${it}`), nil);
}
