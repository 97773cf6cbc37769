import { expect, test } from "vitest";
import { overlayHost } from "../../../src/base/host.ts";
import { locales } from "../../../src/base/locale.ts";
import { sealed, type LogPart } from "../../../src/engine/bulk/part.ts";
import { mergedFiles, writtenPart } from "../../kit/parts.ts";
import { documents, machine, open, request, service } from "./bulk.ts";

const profile = "examples/chat-service/profile.yaml";
const asked = { ...request, service, profile, asOf: "2026-12-01" };
const lines = documents.slice(0, 4).map((it) => JSON.stringify(it));
const bytesOf = (...some: readonly string[]): Uint8Array => new TextEncoder().encode(`${some.join("\n")}\n`);
const partFrom = (number: number, ...some: readonly string[]): LogPart =>
  writtenPart(asked, machine, { bytes: bytesOf(...some), place: { number, of: 2 }, open });
const [one, two] = [partFrom(1, ...lines.slice(0, 2)), partFrom(2, ...lines.slice(2), '{"kind": ')];

/** Tells of parts. `where`: where service and profile lie now. */
function toldWith(
  where: Readonly<Record<"service" | "profile", string | undefined>>,
  ...parts: readonly (LogPart | string)[]
) {
  const files = parts.map((it, at) => [`${at}.json`, typeof it === "string" ? it : JSON.stringify(it)] as const);
  const host = overlayHost(machine, Object.fromEntries(files));
  return mergedFiles({ ...asked, ...where, inputs: files.map(([path]) => path) }, host, open);
}
const nowhere = { service: undefined, profile: undefined };
const told = (...parts: readonly (LogPart | string)[]) => toldWith(nowhere, ...parts);

/** What is told where nothing can be told of the log. */
function refusal(...parts: readonly (LogPart | string)[]): string {
  const { inputProblems, troubles } = told(...parts);
  return [...inputProblems, ...troubles].map((it) => locales.en.say(it)).join("\n");
}

/** A part with another value at a path, changed by somebody who knows how it is sealed. */
function changed(part: LogPart, path: string, to: unknown): LogPart {
  const copy: unknown = structuredClone(part);
  const steps = path.split(".");
  const of = steps.slice(0, -1).reduce((at: unknown, step) => Reflect.get(Object(at), step) as unknown, copy);
  Reflect.set(Object(of), steps.at(-1) ?? "", to);
  return sealed(copy as LogPart);
}

test("what two parts are whole of is told, and nothing is refused", () => {
  // The one mistake is that of a line.
  expect(refusal(two, one)).toBe("the JSON text ends too early");
});

test("lines of later days and lines that were not judged add up over parts", () => {
  const late = (lines[0] ?? "").replaceAll("2026-11-1", "2027-01-1");
  const { counted } = told(partFrom(2, late, ...lines.slice(0, 1), "{"), partFrom(1, late, late, "{"));
  expect([counted?.late, counted?.unjudged, counted?.lines]).toEqual([3, 2, 6]);
});

test("what documents come to is told in the order of the log, in whatever order its parts are merged", () => {
  const [answer = "", asking] = [lines[0], JSON.stringify({ request: { id: "q", at: "2026-11-20T10:00:00+08:00" } })];
  const { counted } = told(partFrom(2, asking), partFrom(1, answer, asking));
  expect(counted && [...counted.outcomes].map(([subject, words]) => [subject, [...words.values()]])).toEqual([
    ["response", [1]],
    ["request", [2]],
  ]);
});

test("a mark of the byte order is no character of a log, and one of a line where another part begins", () => {
  const placeIn = (...parts: readonly LogPart[]): number | undefined =>
    told(...parts).inputProblems.map((it) => it.place.span.start)[0];
  const broken = '\uFEFF{"kind": ';
  expect([placeIn(partFrom(1, broken), partFrom(2)), placeIn(partFrom(1), partFrom(2, broken))]).toEqual([9, 10]);
});

test("a part that is none, or that is not sound, is refused in one sentence", () => {
  const text = JSON.stringify(one);
  const hostile: readonly (readonly [string, string])[] = [
    ["", "the JSON text ends too early"],
    ["{", "the JSON text ends too early"],
    ["[]", "this file must be a group of fields"],
    ["{}", "this file needs `part`"],
    [text.slice(0, -9), "the JSON text ends too early"],
    [text.replace("part@1", "part@2"), "`part` cannot be `part@2`"],
    [text.replace('"errors":0', '"errors":-1'), "`stretches[0].errors` is -1 and must be at least 0"],
    [text.replace('"errors":0', '"errors":9007199254740993'), "9007199254740993"],
    [text.replace('"errors":0', '"errors":0,"errors":1'), "`errors`"],
    [text.replace('"errors":0', '"__proto__":{},"errors":0'), "`__proto__`"],
    [text.replace('"lines":2', '"lines":3'), "it was changed after it was written"],
  ];
  for (const [it, why] of hostile) expect(refusal(it, two)).toContain(why);
  for (const [it] of hostile) expect(refusal(it, two).split("\n")).toHaveLength(1);
});

test("a sealed part whose lines do not show what it counts is refused", () => {
  const lost = "the log cannot be merged: the lines that are kept do not show what was counted";
  const [stretch] = one.stretches;
  const [rule] = Object.keys(stretch?.rules ?? {});
  const faults: readonly (readonly [path: string, to: unknown])[] = [
    ["samples", stretch?.samples.slice(1)],
    ["samples.0.path", "/etc/passwd.jsonl"],
    ["samples.0.line", 9],
    ["documents.response", 0],
    ["documents.incident", 7],
    ["errors", 1],
    [`rules.${rule?.replace(/\..*/s, "")}`, { pending: 1 }],
  ];
  for (const [path, to] of faults)
    expect([path, refusal(changed(one, `stretches.0.${path}`, to), two)]).toEqual([path, lost]);
});

test("parts that were judged otherwise do not go together, and what differs is named", () => {
  const zeros = "0".repeat(64);
  const otherwise: readonly (readonly [path: string, to: unknown, what: string])[] = [
    ["engine", "9.9.9", "the version of Edict differs"],
    ["settings.as_of", "2026-12-02", "`as_of` differs"],
    ["service.digest", zeros, "the text of the service differs"],
    ["profile.digest", zeros, "the text of the profile differs"],
    ["asked.flags", ["--detect"], "the command line differs"],
    ["of", 3, "the number of parts differs"],
    ["log", { bytes: 1, digest: zeros }, "the log differs"],
  ];
  for (const [path, to, what] of otherwise)
    expect(refusal(changed(one, path, to), two)).toBe(`\`0.json\` and \`1.json\` were not judged alike: ${what}`);
  const both = [one, two].map((it) => changed(it, "engine", "9.9.9"));
  expect(refusal(...both)).toBe("what judges now is not what judged the parts: the version of Edict differs");
});

test("parts of a log with columns of its own are merged by the same map, wherever it lies now", () => {
  const [map, other] = ["facts:\n  response.id: id\n", "facts:\n  response.id: name\n"];
  const rows = ['{"id": "r-1", "cost": 1}', '{"id": "r-2", "cost": 2, "user": {"age": 3}}'];
  const host = overlayHost(machine, { "map.yaml": map, "moved.yaml": map, "other.yaml": other });
  const mapped = { ...asked, lawOf: "2026-12-01", columns: "map.yaml" };
  const parts = rows.map((it, at) => {
    const place = { number: at + 1, of: 2 };
    return writtenPart(mapped, host, { bytes: bytesOf(it), place, open });
  });
  const files = Object.fromEntries(parts.map((it, at) => [`${at}.json`, JSON.stringify(it)]));
  const toldBy = (columns: string) =>
    mergedFiles({ ...mapped, columns, inputs: Object.keys(files) }, overlayHost(host, files), open);
  expect(parts.map((it) => it.stretches[0]?.map?.left.map((one) => one.column))).toEqual([["cost"], ["cost", "user"]]);
  const left = [
    { column: "cost", rows: 2 },
    { column: "user", rows: 1 },
  ];
  expect(toldBy("moved.yaml")).toMatchObject({ troubles: [], counted: { lines: 2, map: { left_out: left } } });
  expect(toldBy("other.yaml").troubles.map((it) => locales.en.say(it))).toEqual([
    "what judges now is not what judged the parts: the text of the map of columns differs",
  ]);
});

test("a profile or a service that the parts did not have is refused", () => {
  const bare = { ...asked, service: undefined, profile: undefined };
  const part = (it: Parameters<typeof writtenPart>[0]): LogPart =>
    writtenPart(it, machine, { bytes: bytesOf(...lines), place: { number: 1, of: 1 }, open });
  const refused = (it: ReturnType<typeof told>) => it.troubles.map((one) => locales.en.say(one));
  const whole = part({ ...asked, profile: undefined });
  expect(refused(toldWith(nowhere, whole))).toEqual([]);
  expect(refused(toldWith({ ...nowhere, profile }, whole))).toEqual([
    expect.stringContaining("the text of the profile differs"),
  ]);
  expect(refused(toldWith({ ...nowhere, service }, part(bare)))).toEqual([
    expect.stringContaining("the text of the service differs"),
  ]);
});

test("a cut within a line and bytes that do not follow each other are told", () => {
  expect(refusal(changed(one, "stretches.0.open", true), two)).toContain(
    "part 1 ends within a line, which part 2 does not know",
  );
  const log = { bytes: 900, digest: "0".repeat(64) };
  const inFile = (from: number, to: number, part: LogPart): LogPart =>
    changed(changed(part, "log", log), "stretches.0.bytes", { from, to });
  expect(refusal(inFile(0, 500, one), inFile(480, 900, two))).toContain(
    "part 1 ends at byte 500 of the log, and part 2 begins at byte 480",
  );
  expect(refusal(inFile(0, 500, one), inFile(500, 800, two))).toContain(
    "part 2 ends at byte 800 of the log, and part 3 begins at byte 900",
  );
});
