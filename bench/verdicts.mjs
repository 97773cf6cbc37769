/**
 * `npm run bench:verdicts`: what verdicts cost by generated code, by functions written by hand, and by the gate, beside JSON.parse of
 * the same; prints JSON. Medians of interleaved rounds in one process; before anything is timed all sides find the same breaches.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { brokenByResponse, brokenByService } from "./hand-written.mjs";
import { writeLines } from "./generated-lines.mjs";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(root, ".bench-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
process.chdir(root);

/** What no door of the product leads to, bundled as the command line is. */
function bundled() {
  const outfile = join(scratch, "engine.mjs");
  const doors = [
    'export { nodeHost } from "./src/base/host.ts";',
    'export { parseDay } from "./src/base/civil-date.ts";',
    'export { compileVerdicts } from "./src/compiled/compile-verdicts.ts";',
    'export { openPacks } from "./src/engine/library.ts";',
    'export { emptyProfile, settingsOf } from "./src/pack/profile.ts";',
  ];
  buildSync({
    absWorkingDir: root,
    stdin: { contents: doors.join("\n"), resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    external: ["@viz-js/viz"],
    banner: { js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);' },
  });
  return import(outfile);
}

const rounds = 15;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Nanoseconds for one document, of each way; `times`: how often all documents are gone through in a round. */
function measured(ways, count, times) {
  const all = new Map(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const start = performance.now();
      for (let time = 0; time < times; time++) for (let at = 0; at < count; at++) way(at);
      all.get(name).push(((performance.now() - start) * 1e6) / times / count);
    }
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, Math.round(median(values))]));
}

/** Numbers that are the same in each run. */
function randomNumbers() {
  let seed = 1;
  return (below) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((seed / 0x80_00_00_00) * below);
  };
}

const random = randomNumbers();
const days = ["2019-06-30", "2022-05-01", "2024-01-01", "2026-06-30"];

/** A value of a type with all its facts. */
function valueOf(type) {
  switch (type.kind) {
    case "boolean":
      return random(2) === 1;
    case "enum":
      return type.members[random(type.members.length)];
    case "number":
      return random(1001);
    case "date":
      return days[random(days.length)];
    case "list":
      return Array.from({ length: random(4) }, () => valueOf(type.element));
    case "record":
      return Object.fromEntries(
        [...type.fields].map(([name, it]) => [name, it.nullable && random(2) === 1 ? null : valueOf(it.type)]),
      );
    default:
      return "a";
  }
}

/** The rules of a pack of `packs/`, by generated code and by hand. */
function benchmark({ nodeHost, openPacks, compileVerdicts, settingsOf, emptyProfile, parseDay }, subject, brokenBy) {
  const { packs, vocabulary } = openPacks(nodeHost(root), "policies", [`bench/packs/${subject}`]).loaded;
  const asked = { asOf: parseDay("2026-06-30"), lawOf: undefined, party: "provider", provisional: false };
  const settings = settingsOf(emptyProfile, { ...asked, ...packs[0].program.reckoning });
  const programs = packs.map((it) => it.program);
  const compiled = compileVerdicts({ programs, service: undefined, vocabulary, settings }, subject);
  const { type } = vocabulary.vocabulary.subjects.get(subject);
  const documents = Array.from({ length: 256 }, () => ({ [subject]: valueOf(type) }));
  const texts = documents.map((it) => JSON.stringify(it));
  const out = new Uint8Array(compiled.columns.length);
  for (const document of documents) {
    if (!compiled.judge(document, out)) throw new Error("a document of the benchmark is in order");
    const found = compiled.columns.filter((_, at) => out[at] === 0).map((it) => it.rule.split(".").at(-1));
    if (String(found.toSorted()) !== String(brokenBy(document[subject]).toSorted()))
      throw new Error(`generated code finds ${found}, the function ${brokenBy(document[subject])}`);
  }
  const ns = measured(
    {
      by_hand: (at) => brokenBy(documents[at][subject]),
      generated: (at) => compiled.judgeSound(documents[at], out),
      generated_and_held_against_the_vocabulary: (at) => compiled.judge(documents[at], out),
      json_parse: (at) => JSON.parse(texts[at]),
    },
    documents.length,
    200,
  );
  return { work: `${compiled.columns.length} rules on a ${subject}`, ns, of_by_hand: ns.generated / ns.by_hand };
}

/** Answers with their requests under the Measures and what they need. */
async function gated() {
  const { createGate } = await import(join(root, "dist", "index.js"));
  const [service, profile] = ["service.yaml", "profile.yaml"].map((it) => join(root, "examples/chat-service", it));
  const gate = await createGate({ service, profile, asOf: "2026-12-01", open: "hold", receipts: false });
  const log = join(scratch, "lines.jsonl");
  writeLines(log, 1000);
  const lines = readFileSync(log, "utf8").trim().split("\n");
  const documents = lines.map((it) => JSON.parse(it));
  const decisions = {};
  for (const { request, response } of documents) {
    const { decision } = gate.response(request, response);
    decisions[decision] = (decisions[decision] ?? 0) + 1;
  }
  const ns = measured(
    {
      gate: (at) => gate.response(documents[at].request, documents[at].response),
      json_parse: (at) => JSON.parse(lines[at]),
    },
    documents.length,
    10,
  );
  return { work: "gate, an answer with its request", decisions, ns, of_json_parse: ns.gate / ns.json_parse };
}

const engine = await bundled();
console.log(
  JSON.stringify(
    {
      node: process.version,
      load_average: loadavg(),
      results: [
        benchmark(engine, "response", brokenByResponse),
        benchmark(engine, "service", brokenByService),
        await gated(),
      ],
    },
    undefined,
    2,
  ),
);
