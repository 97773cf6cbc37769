/** A room of `src/`: what it holds, and the rooms that it may import. */
export interface Room {
  readonly name: string;
  readonly holds: string;
  readonly uses: readonly string[];
}

/** In order: a room uses only rooms that stand before it. */
export const rooms: readonly Room[] = [
  {
    name: "base",
    holds:
      "text and places, diagnostics, documents with positions, dates and working days, three-valued logic, digests",
    uses: [],
  },
  {
    name: "statute",
    holds: "the law's own text: chapters, articles, paragraphs, items; quotes, errata, scripts, digests",
    uses: ["base"],
  },
  {
    name: "vocabulary",
    holds: "what rules can read: JSON Schemas as types, and documents as validated facts with positions",
    uses: ["base"],
  },
  {
    name: "readers",
    holds:
      "what is not ours, read: other systems' logs as documents, the label in a file's metadata, personal numbers in a text",
    uses: ["base", "vocabulary"],
  },
  {
    name: "graph",
    holds:
      "the intermediate representation: one hash-consed graph of rules for a pack, its JSON and digest, its sources beside it",
    uses: ["base", "statute"],
  },
  {
    name: "evaluate",
    holds: "the reference evaluator: graph, facts and settings give a decision with causes",
    uses: ["base", "statute", "vocabulary", "graph"],
  },
  {
    name: "compiled",
    holds: "verdicts by generated code: a rule graph and all that is fixed become JavaScript that gives verdicts alone",
    uses: ["base", "statute", "vocabulary", "graph", "evaluate"],
  },
  {
    name: "sql",
    holds:
      "verdicts by a database: a rule graph and all that is fixed become one statement that judges a table of documents",
    uses: ["base", "statute", "vocabulary", "readers", "evaluate", "compiled"],
  },
  {
    name: "language",
    holds: "the Edict language: text to tree and back, tree to names and types, a sound pack to its graph",
    uses: ["base", "statute", "vocabulary", "graph"],
  },
  {
    name: "pack",
    holds:
      "a folder of law: manifest, text, policies, versions by date; an organisation's profile, and its suppressions of findings",
    uses: ["base", "statute", "vocabulary", "graph", "evaluate", "language"],
  },
  {
    name: "cases",
    holds: "the packs' own tests: inputs, changes to them, expected verdicts",
    uses: ["base", "vocabulary", "evaluate", "pack"],
  },
  {
    name: "mutants",
    holds: "what the packs' cases would not notice: one fault at a time in the policies, and the faults that survive",
    uses: ["base", "statute", "vocabulary", "graph", "evaluate", "language", "pack", "cases"],
  },
  {
    name: "analysis",
    holds:
      "more than verdicts: which words of the law are encoded, why a verdict is what it is, what is missing, when it changes, what a new text changes",
    uses: ["base", "statute", "vocabulary", "graph", "evaluate", "compiled", "language", "pack", "cases"],
  },
  {
    name: "lint",
    holds: "what compiles and is most likely not meant: a rule a file, and comments that allow its findings",
    uses: ["base", "statute", "vocabulary", "graph", "evaluate", "language", "pack", "cases"],
  },
  {
    name: "desk",
    holds:
      "policies and documents while they are written: half-written texts, what stands at a caret, what it means, what fits there",
    uses: ["base", "statute", "vocabulary", "graph", "language", "pack", "analysis"],
  },
  {
    name: "report",
    holds: "decisions, coverage and timelines as plain data, and one file for each format that shows them",
    uses: [
      "base",
      "statute",
      "vocabulary",
      "readers",
      "graph",
      "evaluate",
      "pack",
      "cases",
      "mutants",
      "analysis",
      "desk",
    ],
  },
  {
    name: "engine",
    holds:
      "the public verbs: init, check, test, compile, format, lint, coverage, explain, needs, interview, sheet, timeline, lock, verify, detect, inspect, doc, diff",
    uses: [
      "base",
      "statute",
      "vocabulary",
      "readers",
      "graph",
      "evaluate",
      "compiled",
      "sql",
      "language",
      "pack",
      "cases",
      "mutants",
      "analysis",
      "lint",
      "desk",
      "report",
    ],
  },
  {
    name: "api",
    holds: "what programs import: packs compiled once, documents in memory, reports as plain data",
    uses: ["base", "report", "engine"],
  },
  {
    name: "editor",
    holds: "what editors ask about policies and documents, as data of the Language Server Protocol",
    uses: ["base", "desk", "report", "engine"],
  },
  {
    name: "playground",
    holds: "a page in which rules and dossiers are changed and judged, and its engine in a worker",
    uses: ["base", "statute", "evaluate", "language", "pack", "desk", "report", "engine", "editor"],
  },
  {
    name: "cli",
    holds: "the command line: reads arguments and files, prints, exits",
    uses: ["base", "pack", "analysis", "report", "engine", "api", "editor"],
  },
];

/** A package from outside, and the only files or folders of `src/` that may import it. */
export interface Knower {
  readonly package: string;
  readonly knownBy: readonly string[];
  readonly why: string;
}

export const knowers: readonly Knower[] = [
  { package: "fraction.js", knownBy: ["src/base/exact-number.ts"], why: "numbers are exact" },
  { package: "yaml", knownBy: ["src/base/yaml-document.ts"], why: "YAML with the place of every key and value" },
  {
    package: "@humanwhocodes/momoa",
    knownBy: ["src/base/json-document.ts"],
    why: "JSON with the place of every value",
  },
  {
    package: "@formatjs/icu-messageformat-parser",
    knownBy: ["src/base/locale.ts"],
    why: "messages are texts of the ICU MessageFormat, as translators know it",
  },
  {
    package: "@schummar/icu-type-parser",
    knownBy: ["src/base/message.ts"],
    why: "what a message has slots for is read from its text by the compiler",
  },
  {
    package: "ajv",
    knownBy: ["src/vocabulary/", "src/compiled/"],
    why: "documents are held against JSON Schemas; generated code is put together of its templates",
  },
  { package: "chevrotain", knownBy: ["src/language/parse/"], why: "the parser" },
  { package: "commander", knownBy: ["src/cli/"], why: "arguments of the command line" },
  { package: "hono", knownBy: ["src/cli/serve/app.ts"], why: "routes of the server" },
  { package: "@hono/node-server", knownBy: ["src/cli/serve/server.ts"], why: "the server's calls from Node.js" },
  {
    package: "@modelcontextprotocol/sdk",
    knownBy: ["src/cli/mcp/server.ts"],
    why: "the protocol in which assistants call tools",
  },
  {
    package: "vscode-languageserver",
    knownBy: ["src/cli/lsp/connection.ts"],
    why: "the protocol that editors speak",
  },
  {
    package: "vscode-languageserver-textdocument",
    knownBy: ["src/cli/lsp/connection.ts"],
    why: "texts that are open in an editor, as its changes leave them",
  },
  { package: "prom-client", knownBy: ["src/cli/serve/metrics.ts"], why: "counts as Prometheus reads them" },
  {
    package: "picomatch",
    knownBy: ["src/engine/project/gather-project.ts", "src/engine/bulk/log-files.ts"],
    why: "globs of a project's inputs, and patterns that name logs",
  },
  {
    package: "semver",
    knownBy: [
      "src/pack/read-manifest.ts",
      "src/pack/check-needs.ts",
      "src/engine/library.ts",
      "src/engine/diff-sides.ts",
      "src/analysis/diff/bump.ts",
    ],
    why: "which versions of a pack another one needs",
  },
  {
    package: "fast-string-width",
    knownBy: ["src/language/print/", "src/report/"],
    why: "Chinese text lines up in a terminal, and lines of policies are as long as they look",
  },
  {
    package: "@viz-js/viz",
    knownBy: ["src/cli/external-programs.ts"],
    why: "Graphviz places the boxes of a drawing; nothing else lays graphs out as well",
  },
  {
    package: "@codemirror/autocomplete",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/commands",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/lang-yaml",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/language",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/lint",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/state",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@codemirror/view",
    knownBy: ["src/playground/page/editor.ts"],
    why: "the editors of the page",
  },
  {
    package: "@lezer/highlight",
    knownBy: ["src/playground/page/editor.ts"],
    why: "what CodeMirror calls the parts of YAML",
  },
  {
    package: "micromark",
    knownBy: ["src/playground/page/markdown.ts"],
    why: "what hover says is Markdown",
  },
  {
    package: "@dagrejs/dagre",
    knownBy: ["src/playground/layout.ts"],
    why: "lays out the pictures of a page that lets no WebAssembly run",
  },
  {
    package: "@noble/hashes",
    knownBy: ["src/playground/platform/crypto.ts"],
    why: "digests in browsers, which have none that answers at once",
  },
  {
    package: "@duckdb/node-api",
    knownBy: ["src/cli/log-sources.ts"],
    why: "reads Parquet; installed by who wants it",
  },
  {
    package: "csv-parse",
    knownBy: ["src/cli/log-cells.ts"],
    why: "reads CSV as RFC 4180 has it, and says where it is not",
  },
  {
    package: "devalue",
    knownBy: ["src/playground/platform/v8.ts"],
    why: "compiled packs as text, maps and shared objects included, for browsers, which cannot read what Node.js keeps",
  },
  {
    package: "sarif",
    knownBy: ["src/report/render/sarif.ts"],
    why: "types of the interchange format",
  },
  { package: "diff", knownBy: ["src/cli/fmt.ts"], why: "what formatting would change, as other tools show it" },
  {
    package: "node:",
    knownBy: [
      "src/base/binary.ts",
      "src/base/zip.ts",
      "src/base/host.ts",
      "src/base/digest.ts",
      "src/api/machine.ts",
      "src/cli/",
    ],
    why: "files, digests, unpacking and the process; all else runs anywhere",
  },
];
