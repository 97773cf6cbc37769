import { parseInstant } from "../../src/base/instant.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/base/digest.ts";
import { memoryHost, nodeHost, type Host } from "../../src/base/host.ts";
import { runCheck } from "../../src/engine/check/check.ts";
import { runLock } from "../../src/engine/lock/lock.ts";
import { checkWithReceipt } from "../../src/engine/lock/receipt.ts";
import { runVerify, type VerifyRun } from "../../src/engine/lock/verify.ts";
import { jsonText as receiptJson } from "../../src/report/render/json.ts";
import { prepared } from "../kit/repository.ts";
import { runs } from "./laws.ts";

const disk = nodeHost(".");

/** The bytes below a folder. */
function below(folder: string, to: string): Readonly<Record<string, Uint8Array>> {
  const all = disk.list(folder).map((name): Readonly<Record<string, Uint8Array>> => {
    const path = `${folder}/${name}`;
    if (disk.isFolder(path)) return below(path, `${to}${name}/`);
    const bytes = disk.readBytes(path, Infinity);
    return bytes === undefined || bytes === "too-large" ? {} : { [`${to}${name}`]: bytes };
  });
  return Object.assign({}, ...all) as Readonly<Record<string, Uint8Array>>;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const sound: Readonly<Record<string, Uint8Array>> = {
  "dist/library.json": encode(prepared["dist/library.json"]),
  ...["vocabulary", "calendar", "foreign"].reduce(
    (all, it) => ({ ...all, ...below(`policies/${it}`, `policies/${it}/`) }),
    {},
  ),
  ...below("test/malformed/base", ""),
};

const now = parseInstant("2026-06-30T12:00:00+08:00");
if (now === undefined) throw new Error("the day exists");
const request = {
  inputs: ["."],
  packs: [],
  asOf: undefined,
  lawOf: undefined,
  party: undefined,
  service: undefined,
  profile: undefined,
  failOn: undefined,
  allowUndetermined: true,
  now,
  library: "policies",
};

const host = memoryHost(sound);
const locked = encode(runLock([], [], "policies", host).text ?? "");
const { receipt } = checkWithReceipt(request, host);
if (!receipt) throw new Error("the base is sound");
const written = encode(receiptJson(receipt));

const hostWith = (changed: Readonly<Record<string, Uint8Array>>): Host =>
  memoryHost({ ...sound, "edict.lock": locked, "receipt.json": written, ...changed });
const verified = (at: Host): VerifyRun => {
  const { inputs, packs, service, profile, library } = request;
  return runVerify({ receipt: "receipt.json", inputs, packs, service, profile, now, library }, at);
};

const ofPacks = Object.keys(sound).filter((it) => /^law\/(?!cases)/.test(it));
const ofLibrary = Object.keys(sound).filter((it) => it.startsWith("policies/"));
const ofRun = ["service.yaml", "profile.yaml"];

/** A byte that is another, a byte more or a byte less. */
interface ChangedByte {
  readonly path: string;
  readonly at: number;
  readonly byte: number;
  readonly how: string;
}
const changes: fc.Arbitrary<ChangedByte> = fc.record({
  path: fc.oneof(fc.constantFrom(...ofPacks), fc.constantFrom(...ofLibrary), fc.constantFrom(...ofRun)),
  at: fc.nat(),
  byte: fc.integer({ min: 1, max: 255 }),
  how: fc.constantFrom("other", "more", "less"),
});

function changedBy(bytes: Uint8Array, at: number, byte: number, how: string): Uint8Array {
  const index = at % bytes.length;
  const [head, own, tail] = [bytes.slice(0, index), bytes.slice(index, index + 1), bytes.slice(index + 1)];
  const middle =
    { other: own.map((it) => it ^ byte), more: Uint8Array.of(byte, ...own), less: Uint8Array.of() }[how] ?? own;
  return Uint8Array.of(...head, ...middle, ...tail);
}

/** What a verification names as changed: the path of the file, whatever it belongs to. */
const namedBy = ({ changed }: VerifyRun, path: string): boolean =>
  changed.some(({ name, file }) => (file === undefined ? name === path : path.endsWith(`/${file}`)));

test("the base is judged as locked, and its receipt is reproduced", () => {
  expect(receipt.word).toBe("violated");
  expect(runCheck({ ...request, locked: true }, hostWith({})).exitCode).toBe(receipt.exit_code);
  expect(verified(hostWith({}))).toMatchObject({ exitCode: 0, changed: [], verdicts: [], judged: true });
});

test("law: a receipt names the file of every changed byte, and a lock lets none of what judges pass", () => {
  const property = fc.property(changes, ({ path, at, byte, how }) => {
    const bytes = changedBy(sound[path] ?? Uint8Array.of(), at, byte, how);
    const changed = hostWith({ [path]: bytes });
    const run = verified(changed);
    expect([path, run.exitCode === 0, namedBy(run, path)]).toEqual([path, false, true]);
    const part = run.changed.find(
      ({ name, file }) => name === path || (file !== undefined && path.endsWith(`/${file}`)),
    );
    expect([part?.was, part?.is]).toEqual([sha256(sound[path] ?? ""), sha256(bytes)]);
    if (ofRun.includes(path)) return;
    const { exitCode, decision } = runCheck({ ...request, locked: true }, changed);
    expect([path, decision, [3, 4, 64, 69].includes(exitCode)]).toEqual([path, undefined, true]);
  });
  // An unknown keyword, where no field is read.
  const schema = "policies/vocabulary/genai/1/definitions.schema.yaml";
  const examples: [ChangedByte][] = [[{ path: schema, at: 0, byte: 1, how: "less" }]];
  fc.assert(property, { numRuns: Math.ceil(Math.min(runs, 5000) / 4), examples });
});

test("law: a receipt that was edited is not taken for itself", () => {
  const visible = [...written].flatMap((it, index) => (it > 32 ? [index] : []));
  const property = fc.property(fc.constantFrom(...visible), fc.integer({ min: 33, max: 126 }), (index, byte) => {
    const edited = written.slice();
    edited[index] = byte;
    expect(verified(hostWith({ "receipt.json": edited })).exitCode === 0).toBe(written[index] === byte);
  });
  fc.assert(property, { numRuns: Math.ceil(Math.min(runs, 2000) / 6) });
});

test("a file that is new, gone or renamed is named; cases and changelogs decide nothing", () => {
  const rule = encode('article 2 { paragraph 1 { item 1 { informative "more" } } }\n');
  const isNew = verified(hostWith({ "law/more.edict": rule })).changed;
  expect(isNew).toEqual([
    expect.objectContaining({ kind: "pack", file: "more.edict", was: undefined, is: sha256(rule) }),
  ]);
  const { "law/captions.yaml": captions, ...others } = sound;
  const isGone = verified(memoryHost({ ...others, "receipt.json": written })).changed;
  expect(isGone).toEqual([
    expect.objectContaining({ file: "captions.yaml", was: sha256(captions ?? ""), is: undefined, same_meaning: true }),
  ]);
  const changelog = hostWith({ "law/CHANGELOG.md": rule, "law/cases/names.yaml": encode("[]\n") });
  expect(runCheck({ ...request, locked: true }, changelog).exitCode).toBe(receipt.exit_code);
  expect(verified(changelog).exitCode).toBe(0);
});

test("a pack.yaml that says another id or another day is named as the file that changed", () => {
  const text = new TextDecoder().decode(sound["law/pack.yaml"]);
  for (const [find, put] of [
    [/^id: .*$/m, "id: sample.other"],
    [/^in_force: .*$/m, "in_force: { from: 2023-08-14 }"],
  ] as const) {
    expect(text).toMatch(find);
    const run = verified(hostWith({ "law/pack.yaml": encode(text.replace(find, put)) }));
    expect([run.exitCode, run.changed.map((it) => it.file)]).toEqual([1, ["pack.yaml"]]);
  }
});

test("documents may lie elsewhere, with other names for their files", () => {
  const { "service.yaml": service, "edict.yaml": _, ...others } = sound;
  const moved = memoryHost({ ...others, "old/lumen.yaml": service ?? "", "receipt.json": written });
  const again = {
    receipt: "receipt.json",
    inputs: ["old/lumen.yaml"],
    packs: ["law"],
    profile: "profile.yaml",
    now,
    library: "policies",
  };
  expect(runVerify({ ...again, service: undefined }, moved)).toMatchObject({ exitCode: 0, changed: [], verdicts: [] });
});

test("what lets findings pass is part of a receipt: waivers, a baseline, and what the run exits with", () => {
  const rule = receipt.rules.find((it) => it.verdict === "violated")?.rule ?? "";
  const waivers = `waivers:
  - rule: ${rule}
    input: service.yaml
    reason: it is mended with the next release
    requester: Wei
    approver: Lin
    from: 2026-06-01
    until: 2026-07-31
`;
  const baseline = '{ "baseline": "baseline@1", "as_of": "2026-06-30", "findings": [] }\n';
  const given = { "waivers.yaml": encode(waivers), "baseline.json": encode(baseline) };
  const named = { waivers: "waivers.yaml", baseline: "baseline.json" };
  const made = checkWithReceipt({ ...request, ...named }, memoryHost({ ...sound, ...given })).receipt;
  if (!made) throw new Error("the base is sound");
  expect([receipt.exit_code, made.exit_code]).toEqual([1, 0]);
  const again = (changed: Readonly<Record<string, string>>): VerifyRun => {
    const bytes = Object.fromEntries(Object.entries(changed).map(([path, text]) => [path, encode(text)]));
    return verified(hostWith({ ...given, "receipt.json": encode(receiptJson(made)), ...bytes }));
  };
  expect(again({})).toMatchObject({ exitCode: 0, changed: [], verdicts: [] });
  const other = again({ "baseline.json": `${baseline} ` });
  expect([other.exitCode, other.changed.map((it) => it.name), other.verdicts]).toEqual([1, ["baseline.json"], []]);
  const expired = again({ "waivers.yaml": waivers.replace("2026-07-31", "2026-06-30") });
  expect([expired.exitCode, expired.changed.map((it) => it.name)]).toEqual([1, ["waivers.yaml"]]);
  expect(expired.verdicts).toEqual([{ kind: "run", name: "exit code", of: undefined, was: "0", is: "1" }]);
});
