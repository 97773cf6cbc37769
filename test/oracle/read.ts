import { parseDay } from "../../src/base/civil-date.ts";
import type { DataNode, RecordNode } from "../../src/base/document.ts";
import { parseDuration } from "../../src/base/duration.ts";
import { isExact } from "../../src/base/exact-number.ts";
import { parseInstant } from "../../src/base/instant.ts";
import type { Input } from "../../src/vocabulary/input.ts";
import type { Type } from "../../src/vocabulary/type.ts";
import { dayOf, isDay } from "./compare.ts";
import { exactly, known, unknown, type Result, type Value } from "./result.ts";
import { rootOf, type Scene } from "./scene.ts";

/** A subject of the vocabulary: the group of its facts. */
export function subjectIn(scene: Scene, name: string): Result {
  const root = rootOf(scene, name);
  const type = scene.run.settings.vocabulary.subjects.get(name)?.type;
  if (!root || !type) return unknown(`no-subject ${name}`);
  return known({ kind: "group", node: root.node, type, input: root.input }, [], name);
}

/** The fact that lies so many steps below a group, an element or whatever else there is. */
export function fieldsOf(root: Result, steps: readonly string[], scene: Scene): Result {
  const asked = [root.path ?? "", ...steps].join(".");
  let at = root;
  for (const step of steps) {
    const { value } = at;
    if (value === undefined) return unknown(...at.needs);
    if (value.kind === "null") return known(value, [], asked);
    if (value.kind !== "group") throw new Error(`${asked} leads through a ${value.kind}`);
    const [entry, field] = [value.node.entries.get(step), value.type.fields.get(step)];
    if (!field) throw new Error(`the vocabulary has no ${asked}`);
    if (!entry) return unknown(`missing-fact ${asked}`);
    at = whether(
      entry.value,
      valueOf(entry.value, field.type, `${at.path ?? ""}.${step}`, value.input, scene),
      value.input,
      scene,
    );
  }
  return at;
}

/** Whether an event was there is not known before the last day on which it can have been. */
function whether(node: DataNode, found: Result, { events, factsOn }: Input, { run: { settings } }: Scene): Result {
  if (events?.has(node) !== true || found.value === undefined || found.value.kind === "null") return found;
  const dayIn = (it: Value | undefined): number | undefined => (it && isDay(it) ? dayOf(it, settings.zone) : undefined);
  const { value } = found;
  const [first, last] =
    value.kind === "between" ? [dayIn(value.least), dayIn(value.most)] : [dayIn(value), dayIn(value)];
  const until = value.kind === "between" ? Math.min(last ?? Infinity, factsOn ?? Infinity) : (last ?? Infinity);
  return (first ?? -Infinity) <= settings.asOf && until <= settings.asOf
    ? found
    : { ...found, ahead: `unusable ${found.path ?? ""}` };
}

/** What a document writes at a path, as a value of its kind. */
function valueOf(node: DataNode, type: Type, path: string, input: Input, scene: Scene): Result {
  if (input.unusable.has(node)) return unknown(`unusable ${path}`);
  if (scene.run.contradicted.has(node)) return unknown(`contradicted-facts ${path}`);
  if (node.kind === "list" && type.kind === "list") {
    const items = node.items.map((it, index) => valueOf(it, type.element, `${path}[${index}]`, input, scene));
    return known({ kind: "list", items }, [], path);
  }
  if (node.kind === "record" && type.kind === "record") return known({ kind: "group", node, type, input }, [], path);
  if (node.kind === "record") return inPart(node, type, path, input, scene);
  if (node.kind !== "scalar") throw new Error(`${path} is no ${type.kind}`);
  if (node.value === null) return known({ kind: "null" }, [], path);
  if (type.kind === "document") {
    const expires = typeof node.value === "string" ? input.evidence.get(node.value)?.expiresOn : undefined;
    if (expires !== undefined && expires < scene.run.settings.asOf) return unknown(`expired-document ${path}`);
  }
  const value = scalarOf(node.value, type);
  if (!value) throw new Error(`${path} is no ${type.kind}`);
  return known(value, [], path);
}

/** What is known of a fact, in place of its value. */
function inPart(node: RecordNode, type: Type, path: string, input: Input, scene: Scene): Result {
  const need = `partial-fact ${path}`;
  const written = (key: string): DataNode | undefined => node.entries.get(key)?.value;
  if (type.kind === "list") {
    const listed = written("at_least");
    const items = listed?.kind === "list" ? listed.items : [];
    const held = items.map((it, index) => valueOf(it, type.element, `${path}[${index}]`, input, scene));
    return known({ kind: "list", items: held, more: need }, [], path);
  }
  const ends = ["from", "until", "at_least", "at_most"].flatMap((it) => written(it) ?? []);
  if (ends.length > 0 && ends.every((it) => input.unusable.has(it))) return unknown(`unusable ${path}`);
  const bound = (...keys: readonly string[]): Value | undefined => {
    const at = keys.map(written).find((it) => it !== undefined);
    return at?.kind === "scalar" && !input.unusable.has(at) ? scalarOf(at.value, type) : undefined;
  };
  const [least, most] = [bound("from", "at_least"), bound("until", "at_most")];
  if (type.kind !== "number") return known({ kind: "between", least, most }, [need], path);
  const numberOf = (it: Value | undefined) => (it?.kind === "number" ? it.least : undefined);
  return known({ kind: "number", least: numberOf(least), most: numberOf(most) }, [need], path);
}

/** A written value of a kind: of a document, or of a profile. */
export function scalarOf(written: unknown, type: Type): Value | undefined {
  if (typeof written === "boolean") return type.kind === "boolean" ? { kind: "truth", is: written } : undefined;
  if (isExact(written)) return type.kind === "number" ? exactly(written) : undefined;
  if (typeof written !== "string") return undefined;
  switch (type.kind) {
    case "string":
    case "document":
      return { kind: "text", text: written };
    case "enum":
      return type.members.includes(written) ? { kind: "text", text: written } : undefined;
    case "date": {
      const day = parseDay(written);
      return day === undefined ? undefined : { kind: "date", day };
    }
    case "datetime": {
      const at = parseInstant(written);
      return at === undefined ? undefined : { kind: "moment", at };
    }
    case "duration": {
      const duration = parseDuration(written);
      return duration && { kind: "duration", duration };
    }
    default:
      return undefined;
  }
}
