/**
 * `npm run bench:growth [-- CASE…]`: what reading, judging and telling takes at four sizes of input each, the next twice the
 * one before; prints JSON. `growth` is the exponent of the processor time from the first size to the last, without what the
 * smallest input takes: 1 is in proportion to the input, 2 is each with each, null that hardly anything grows. It fails where a run does not tell as much as
 * its input holds; no clock makes it fail. A case is named by its beginning: `files`, `files-json`, `detect`.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generatedLaw } from "./generated-law.mjs";
import { printJson } from "./rounds.mjs";

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "edict-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

const write = (path, text) => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
};

const many = (count, of) => Array.from({ length: count }, (_, at) => of(at));

/** An answer of which little is known, so that much is open. */
const answer = (at) => `kind: response
response:
  id: r-${String(at).padStart(6, "0")}
  at: 2026-11-12T09:14:07+08:00
  modality: text
  text: hello
  sent: true
`;

/** In one line, as machines write. */
const response = (fields) =>
  JSON.stringify({ kind: "response", response: { id: "r", at: "2026-11-12T09:14:07+08:00", ...fields } });

const service = "examples/chat-service/service.yaml";
const check = (input, ...words) => ["check", input, "--as-of", "2026-12-01", ...words];
const count = (text, pattern) => text.match(pattern)?.length ?? 0;

/** How many documents a report tells of. */
const documentsIn = {
  human: (out) => Number(/^inputs +([\d,]+) responses/m.exec(out)?.[1].replaceAll(",", "")),
  json: (out) => JSON.parse(out).inputs.length,
  ndjson: (out) => count(out, /^\{"kind":"input"/gm),
  sarif: (out) => new Set(out.match(/a\d{6}\.yaml/g)).size,
  junit: (out) => new Set(out.match(/a\d{6}\.yaml/g)).size,
  github: (out) => new Set(out.match(/a\d{6}\.yaml/g)).size,
  html: undefined,
  markdown: undefined,
};

const folder = (format) => ({
  sizes: [100, 200, 400, 800],
  unit: "files",
  make: (size) => many(size, (at) => write(`a/a${String(at).padStart(6, "0")}.yaml`, answer(at))),
  words: check("a", "-f", format),
  exit: 2,
  tells: documentsIn[format] && ((out) => documentsIn[format](out)),
});

const rulesInOneItem = (size) => {
  const files = generatedLaw(1);
  const rules = many(
    size,
    (at) => `      rule rule_${at}: provider must "do the work of number ${at}" {
        quote    "做好數據工作"
        on       service
        when     service.training.performed
        require  count(c in service.channels where c.mainland) <= ${at}
        remedy   "Do it, and keep the record ${at}."
      }`,
  );
  files.set(
    "article-0001.edict",
    `article 1 "Number 1" {\n  paragraph 1 {\n    item 1 {\n${rules.join("\n")}\n    }\n  }\n}\n`,
  );
  return files;
};

const rules = (of, verb) => ({
  sizes: [500, 1000, 2000, 4000],
  unit: "rules",
  make: (size) => of(size).forEach((text, path) => write(`law/${path}`, text)),
  words: verb === "compile" ? ["compile", "law"] : check(join(root, service), "--pack", "law", "-f", "json"),
  exit: verb === "compile" ? 0 : 1,
  tells:
    verb === "compile"
      ? undefined
      : (out) => JSON.parse(out).packs.flatMap((pack) => pack.articles.flatMap((it) => it.rules)).length,
});

const rule = (at, clauses) =>
  `rule rule_${at}: provider must "do the work" { quote "做好數據工作" on service require service.training.performed ${clauses}}`;

/** A pack of which one paragraph holds what is of the size. */
const policy = (sizes, unit, exit, made) => ({
  sizes,
  unit,
  make: (size) => {
    const files = generatedLaw(1);
    files.set(
      "article-0001.edict",
      `article 1 "Number 1" {\n  paragraph 1 {\n    item 1 {\n${made(size)}\n    }\n  }\n}\n`,
    );
    files.forEach((text, path) => write(`law/${path}`, text));
  },
  words: ["compile", "law"],
  exit,
  tells: undefined,
});

const cases = {
  ...Object.fromEntries(Object.keys(documentsIn).map((format) => [`files-${format}`, folder(format)])),
  documents: {
    ...folder("human"),
    unit: "documents of one file",
    make: (size) => write("a.yaml", many(size, answer).join("---\n")),
    words: check("a.yaml", "-f", "human"),
  },
  "rules-of-articles-compiled": rules(generatedLaw, "compile"),
  "rules-of-articles-checked": rules(generatedLaw, "check"),
  "rules-of-one-item-compiled": rules(rulesInOneItem, "compile"),
  "rules-of-one-item-checked": rules(rulesInOneItem, "check"),
  "breaches-in-a-chain": policy([1250, 2500, 5000, 10_000], "rules, each upon a breach of the one before", 0, (size) =>
    many(size, (at) => rule(at, at === 0 ? "" : `upon breach of rule_${at - 1} `)).join("\n"),
  ),
  "clauses-alike": policy([1250, 2500, 5000, 10_000], "equal clauses of one rule", 0, (size) =>
    rule(0, "require service.training.performed ".repeat(size)),
  ),
  "misspelt-words": policy([1250, 2500, 5000, 10_000], "rules with a misspelt keyword", 3, (size) =>
    many(size, (at) => rule(at, "requir service.training.performed ")).join("\n"),
  ),
  "unknown-names": policy([1250, 2500, 5000, 10_000], "definitions that name nothing", 3, (size) =>
    many(size, (at) => `define a_${at} means b_${at}_b`).join("\n"),
  ),
  "nested-places": policy(
    [25_000, 50_000, 100_000, 200_000],
    "places, each in the one before",
    3,
    (size) => `${"item 1 { ".repeat(size)}${"}".repeat(size)}`,
  ),
  detect: {
    sizes: [125, 250, 500, 1000],
    unit: "KB of telephone numbers",
    make: (size) => {
      const text = many(Math.floor((size * 1000) / 12), (at) => `138${String(10_000_000 + at)}`).join(" ");
      write("a.json", response({ modality: "text", text, findings: [], scanned_by: [], sent: true }));
    },
    words: ["detect", "a.json", "-f", "json"],
    exit: 1,
    tells: (out) => Math.round((JSON.parse(out).scanned[0].texts[0].found.length * 12) / 1000),
  },
  "unknown-keys": {
    sizes: [12_500, 25_000, 50_000, 100_000],
    unit: "keys that no schema knows, in one line",
    make: (size) => write("a.json", response(Object.fromEntries(many(size, (at) => [`key_${at}`, 1])))),
    words: check("a.json", "-f", "json"),
    exit: 4,
    tells: (out) => Number(/: (\d+) mistakes/.exec(JSON.parse(out).sentence)?.[1]),
  },
  "wrong-elements": {
    sizes: [12_500, 25_000, 50_000, 100_000],
    unit: "elements of a list, each with a key that no schema knows",
    make: (size) => write("a.json", response({ findings: many(size, (at) => ({ typo: at })) })),
    words: check("a.json", "-f", "json"),
    exit: 4,
    tells: (out) => Number(/: (\d+) mistakes/.exec(JSON.parse(out).sentence)?.[1]),
  },
  "unknown-evidence": {
    sizes: [2000, 4000, 8000, 16_000],
    unit: "papers, and as many names of others",
    make: (size) => {
      const own = readFileSync(join(root, service), "utf8").replace(/^evidence:[^]*/m, "");
      const measures = many(
        size,
        (at) => `      - { stage: model, ground: age, record: papper-${at}, tested_on: 2026-10-16, result: passed }`,
      );
      const papers = many(
        size,
        (at) => `  - { id: paper-${at}, kind: document, collected_on: 2026-09-14, expires_on: null }`,
      );
      const stated = own.replace(
        /(non_discrimination:\n +measures:\n)[^]*?\n\n/,
        (_, head) => `${head}${measures.join("\n")}\n\n`,
      );
      write("a.yaml", `${stated}evidence:\n${papers.join("\n")}\n`);
    },
    words: check("a.yaml", "-f", "json"),
    exit: 4,
    tells: undefined,
  },
  "blank-lines": {
    sizes: [120, 240, 480, 960],
    unit: "thousand blank lines of YAML",
    make: (size) => write("a.yaml", answer(0) + "\n".repeat(size * 1000)),
    words: check("a.yaml", "-f", "json"),
    exit: 2,
    tells: undefined,
  },
  "blank-lines-of-texts": {
    sizes: [120, 240, 480, 960],
    unit: "thousand blank lines of YAML, in a text and behind it",
    make: (size) => {
      const blank = "\n".repeat(size * 500);
      write("a.yaml", answer(0).replace("text: hello\n", `text: |\n    hello\n${blank}    you\n${blank}`));
    },
    words: check("a.yaml", "-f", "json"),
    exit: 2,
    tells: undefined,
  },
  "comment-lines": {
    sizes: [120, 240, 480, 960],
    unit: "thousand comments of YAML",
    make: (size) => write("a.yaml", answer(0) + "# none\n".repeat(size * 1000)),
    words: check("a.yaml", "-f", "json"),
    exit: 2,
    tells: undefined,
  },
  "nested-values": {
    sizes: [500_000, 1_000_000, 2_000_000, 4_000_000],
    unit: "lists, each in the one before",
    make: (size) => write("a.json", `{"kind": "response", "response": ${"[".repeat(size)}${"]".repeat(size)}}`),
    words: check("a.json", "-f", "json"),
    exit: 4,
    tells: undefined,
  },
  "too-large": {
    sizes: [75, 150, 300, 600],
    unit: "MB of YAML, which are refused unread",
    make: (size) => {
      const file = openSync(join(scratch, "a.yaml"), "w");
      ftruncateSync(file, size * 1_000_000);
      closeSync(file);
    },
    words: check("a.yaml", "-f", "json"),
    exit: 4,
    tells: undefined,
  },
};

/** One run, in a process of its own. */
async function run({ words, exit, tells }, size) {
  const child = spawn(
    process.execPath,
    ["--require", join(root, "bench/usage-at-exit.cjs"), join(root, "dist/cli.cjs"), ...words],
    {
      cwd: scratch,
      stdio: ["ignore", "pipe", "ignore", "pipe"],
    },
  );
  const out = [];
  let usage = "";
  child.stdout.on("data", (bytes) => out.push(bytes));
  child.stdio[3].on("data", (bytes) => (usage += bytes));
  await once(child, "close");
  if (child.exitCode !== exit) throw new Error(`${words.join(" ")} exits ${child.exitCode}, not ${exit}, of ${size}`);
  const told = tells?.(Buffer.concat(out).toString());
  if (told !== undefined && told !== size) throw new Error(`${words.join(" ")} tells of ${told}, not of ${size}`);
  return { size, told, ...JSON.parse(usage) };
}

/** Of less the clock tells nothing. */
const leastSeconds = 0.3;

const asked = process.argv.slice(2);
const isAsked = (name) => asked.length === 0 || asked.some((it) => name.startsWith(it));
const measured = [];
for (const [name, it] of Object.entries(cases).filter(([name]) => isAsked(name))) {
  const runs = [];
  for (const size of [Math.ceil(it.sizes[0] / 20), ...it.sizes]) {
    rmSync(scratch, { recursive: true, force: true });
    mkdirSync(scratch);
    it.make(size);
    runs.push(await run(it, size));
  }
  const [start, first, ...others] = runs;
  const last = others.at(-1);
  const grown = (last.cpu_seconds - start.cpu_seconds) / (first.cpu_seconds - start.cpu_seconds);
  const isMeasured = last.cpu_seconds - start.cpu_seconds > leastSeconds;
  const growth = isMeasured ? Math.log(grown) / Math.log((last.size - start.size) / (first.size - start.size)) : null;
  measured.push({ case: name, unit: it.unit, growth, runs: [first, ...others] });
}

printJson({ measured });
