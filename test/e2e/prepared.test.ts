import { hash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { inflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { invariant } from "../../src/base/invariant.ts";
import { nodeHost } from "../../src/base/host.ts";
import { isDiagnostic, openLibrary } from "../../src/engine/library.ts";
import type { Judgement } from "../../src/playground/session.ts";
import { schemasOf } from "../../src/vocabulary/check-against-schema.ts";
import { digestOf } from "../../src/vocabulary/validators.ts";

/** The digests of all schemas by which a run reads something. */
function digests(): readonly string[] {
  const library = openLibrary(nodeHost("."), "policies");
  invariant(!isDiagnostic(library), "the shipped library opens");
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".ts"))
    .map((it) => readFileSync(`src/${it}`, "utf8"));
  const imported = sources.flatMap((it) => [...it.matchAll(/^import \w+ from "[./]+(\/grammar\/schema\/[\w.-]+)"/gm)]);
  const published = imported.map(([, path]) => JSON.parse(readFileSync(`.${path}`, "utf8")) as object);
  return [library.vocabulary.schemas, ...published.map(schemasOf)].map(digestOf);
}

test("the bundles have a validator for each schema by which they read", () => {
  const all = digests();
  expect(all.length).toBeGreaterThan(10);
  // Long texts go on behind the end of a line.
  const textOf = (name: string): string => readFileSync(`dist/${name}`, "utf8").replaceAll("\\\n", "");
  for (const name of ["main.cjs", "index.js"]) expect(all.filter((it) => !textOf(name).includes(it))).toEqual([]);
});

test("what the build prepared changes nothing that is said", () => {
  const script = readFileSync("dist/main.cjs");
  // It is read as its bytes stand.
  expect(script.every((it) => it < 128)).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), "edict-"));
  for (const it of ["package.json", "policies", "grammar/schema"]) cpSync(it, join(folder, it), { recursive: true });
  cpSync("dist", join(folder, "dist"), { recursive: true });
  const check = (): unknown => {
    const words = [join(folder, "dist/cli.cjs"), "check", resolve("examples/chat-service"), "-f", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return { status, stderr, report: stdout };
  };
  const prepared = check();
  expect(prepared).toMatchObject({ status: 1 });
  for (const it of ["packs.bin", "library.json"]) rmSync(join(folder, "dist", it));
  expect(check()).toEqual(prepared);
});

type Texts = Readonly<Record<string, string>>;

/** What the playground carries, and what its engine says of an example without the page. */
function playground() {
  const [, packed = ""] = / id="carried"[^>]*>([^<]*)</.exec(readFileSync("dist/playground/index.html", "utf8")) ?? [];
  const { worker, files } = JSON.parse(String(inflateRawSync(Buffer.from(packed, "base64")))) as {
    readonly worker: string;
    readonly files: Texts;
  };
  const judge = (changed: Texts): Judgement => {
    let told: object = {};
    const self: { onmessage?: (event: object) => void; postMessage: (it: object) => void } = {
      postMessage: (it) => void (told = it),
    };
    runInNewContext(worker, { self, TextEncoder, TextDecoder, Uint8Array, URL });
    self.onmessage?.({ data: { files: { ...files, ...changed } } });
    self.onmessage?.({ data: { id: 1, name: "judge", args: ["/examples/chat-service"] } });
    expect(told).toEqual({ id: 1, value: expect.anything() as unknown });
    return (told as { readonly value: Judgement }).value;
  };
  return { files, judge };
}

/** Prepared packs as if a text in them had been another when they were written. */
function rewritten(packs: string, text: string, other: string): string {
  const bytes = Buffer.from(packs);
  const end = bytes.indexOf("\n");
  const heads = JSON.parse(bytes.toString("utf8", 0, end)) as readonly (readonly [length: number, digest: string])[];
  let from = end + 1;
  const parts = heads.map(([length]) => bytes.toString("utf8", from, (from += length)).replaceAll(text, other));
  return `${JSON.stringify(parts.map((it) => [Buffer.byteLength(it), hash("sha256", it)]))}\n${parts.join("")}`;
}

test("the playground takes packs as the build compiled them, and one that was changed as it is", () => {
  const { files, judge } = playground();
  const dutyAfter = (changed: Texts): string | undefined =>
    judge(changed).rules.find((it) => it.name === "suspension_observed")?.duty;
  const [path, policy] = ["/dist/packs.bin", "/policies/cn/genai-interim-measures/2023-08-15/article-14.edict"];
  const [duty, other] = ["serve a user whose service it has suspended", "serve a user whose service it has cancelled"];
  const packs = rewritten(files[path] ?? "", duty, other);
  expect(dutyAfter({})).toContain(duty);
  expect(dutyAfter({ [path]: packs })).toContain(other);
  expect(dutyAfter({ [path]: packs, [policy]: `${files[policy]}\n` })).toContain(duty);
  // It is not as it was written.
  expect(dutyAfter({ [path]: files[path]?.replaceAll(duty, other) ?? "" })).toContain(duty);
});
