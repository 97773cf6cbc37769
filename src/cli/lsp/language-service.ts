import type { Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import type { Instant } from "../../base/instant.ts";
import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { offsetAt, positionAt, type Place, type SourceText, type Span } from "../../base/text.ts";
import { writeInterval } from "../../base/civil-date.ts";
import {
  caseForRule,
  complete,
  completeDocument,
  definitionOf,
  explainFact,
  factAt,
  foldsOf,
  hintsOf,
  hover,
  namedWords,
  outlineOf,
  referencesOf,
  renamed,
  renameTo,
  type Completion,
  type NamedWord,
  type OpenPolicy,
  type OutlineItem,
} from "../../desk/index.ts";
import { formatText, type TestRun, type Workbench } from "../../engine/index.ts";
import { deskWords } from "../../report/messages/desk.ts";
import { inForceMessage } from "../../report/messages/law.ts";
import { titleIn } from "../../report/model/citations.ts";
import { buildReport } from "../../report/model/build-report.ts";
import type { ReportPlace } from "../../report/model/report.ts";
import { hoverMarkdown } from "../../report/render/hover.ts";
import { annotationsOf } from "../../report/view/annotations.ts";

/** A place in a text as editors count: from 0, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** As the Language Server Protocol has it: 1 an error, 2 a warning, 3 information. */
export interface EditorDiagnostic {
  readonly range: Range;
  readonly severity: 1 | 2 | 3;
  readonly code: string;
  readonly source: "edict";
  readonly message: string;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Kinds of names, in the order in which an editor is told of them. */
export const tokenTypes = ["property", "class", "variable", "function", "interface", "enumMember", "type"] as const;

/** What an editor asks, answered with data of the Language Server Protocol; paths are absolute. */
export type LanguageService = ReturnType<typeof languageService>;

/** `bench`: policies and documents over the texts that are open; `now`: the clock. */
export function languageService(
  { desk, vocabulary, judge, lint, test }: Workbench,
  machine: Host,
  locale: Locale,
  now: () => Instant,
) {
  const { say } = locale;
  const texts = new Map<string, SourceText>();
  /** What cases came to when they were run, by the folder of their pack. */
  const tested = new Map<string, TestRun>();
  /** What lint found in the pack of a folder, as its texts are now; it takes longer than a keystroke may. */
  const linted = new Map<string, readonly Diagnostic[]>();
  const folderOf = (path: string): string => machine.resolve(path, "..");
  /** By file what is wrong, and what lint found. */
  const problemsOf = (path: string): ReadonlyMap<string, readonly Diagnostic[]> => {
    const found = linted.get(folderOf(path)) ?? [];
    return new Map(
      [...desk.problems(path)].map(([file, all]) => [
        file,
        [...all, ...found.filter((it) => it.place.source.path === file)],
      ]),
    );
  };
  const sourceOf = (path: string): SourceText => texts.get(path) ?? { path, text: desk.host().readText(path) ?? "" };
  const offsetOf = (path: string, { line, character }: Position): number =>
    offsetAt(sourceOf(path), { line: line + 1, column: character + 1 });
  const absolute = (path: string): string => machine.resolve(path);
  const locationOf = ({ source, span }: Place) => ({ path: absolute(source.path), range: rangeOf(source, span) });
  const isPolicy = (path: string): boolean => path.endsWith(".edict");
  /** What a policy's tree says, of the text as it is now. */
  const atPolicy = <T>(
    path: string,
    position: Position,
    ask: (policy: OpenPolicy, offset: number) => T,
  ): T | undefined => {
    const policy = isPolicy(path) ? desk.open(path) : undefined;
    return (
      policy && ask(policy, offsetAt(policy.file.source, { line: position.line + 1, column: position.character + 1 }))
    );
  };
  const isDocument = (path: string): boolean => /\.ya?ml$/.test(path) && vocabularyIn(sourceOf(path).text);
  const vocabularyIn = (text: string): boolean =>
    [...vocabulary.vocabulary.subjects.keys()].some((it) => new RegExp(`^${it}:`, "m").test(text));

  const diagnosticOf = (it: Diagnostic): EditorDiagnostic => {
    const help = locale.help(it);
    return {
      range: rangeOf(it.place.source, it.place.span),
      severity: it.severity === "error" ? 1 : 2,
      code: it.code,
      source: "edict",
      message: help === undefined ? say(it) : `${say(it)}\n${help}`,
    };
  };

  return {
    /** Whether a file is one of a pack, of which the whole is told again where one changes. */
    isPolicy,
    isDocument,

    put: (path: string, text: string | undefined): void => {
      if (text === undefined) texts.delete(path);
      else texts.set(path, { path, text });
      desk.put(path, text);
      linted.delete(folderOf(path));
    },

    /** Checks the whole pack of a policy, and lints it where it has no mistake. */
    settle: (path: string): void => {
      desk.settle(path);
      const folder = folderOf(path);
      const isSound = [...desk.problems(path).values()].flat().every((it) => it.severity !== "error");
      if (isSound && desk.open(path)) linted.set(folder, lint(folder));
    },

    changed: (paths: readonly string[]): void => {
      tested.clear();
      linted.clear();
      desk.changed(paths);
    },

    /** Of a policy: of every file of its pack. */
    policyDiagnostics: (path: string): ReadonlyMap<string, readonly EditorDiagnostic[]> =>
      new Map([...problemsOf(path)].map(([file, all]) => [absolute(file), all.map(diagnosticOf)])),

    /** Of a document: what a check says, of every file that it judges. */
    documentDiagnostics: (path: string): ReadonlyMap<string, readonly EditorDiagnostic[]> => {
      const found = new Map<string, EditorDiagnostic[]>([[path, []]]);
      for (const { level, title, at, lines } of annotationsOf(buildReport(judge(path, now()), locale), locale)) {
        if (at === undefined) continue;
        const file = absolute(at.path);
        const all = found.get(file) ?? [];
        found.set(file, all);
        const severity = level === "error" ? 1 : level === "warning" ? 2 : 3;
        all.push({ range: rangeOfReport(at), severity, code: title, source: "edict", message: lines.join("\n") });
      }
      return found;
    },

    hover: (path: string, position: Position) => {
      const found = isPolicy(path)
        ? atPolicy(path, position, (policy, offset) => hover(policy, offset, desk.packs()))
        : documentHover(path, position);
      if (!found) return undefined;
      const source = isPolicy(path) ? desk.open(path)?.file.source : sourceOf(path);
      return (
        source && {
          contents: { kind: "markdown" as const, value: hoverMarkdown(found.what, locale) },
          range: rangeOf(source, found.span),
        }
      );
    },

    complete: (path: string, position: Position) => {
      if (isPolicy(path)) {
        const items = atPolicy(path, position, (policy, offset) =>
          complete(policy, offset).map((it) => completionItem(it, rangeOf(policy.file.source, it.span), locale)),
        );
        return items ?? [];
      }
      const source = sourceOf(path);
      return completeDocument(source.text, offsetOf(path, position), vocabulary).map((it) => ({
        label: it.text,
        kind: it.field ? completionKinds.fact : completionKinds.member,
        ...detailOf(it.field?.ask ? titleIn(it.field.ask, locale) : it.field?.title),
        textEdit: { range: rangeOf(source, it.span), newText: it.text },
      }));
    },

    definition: (path: string, position: Position) => {
      const place = atPolicy(path, position, (policy, offset) => definitionOf(policy, offset, desk.packs()));
      return place && locationOf(place);
    },

    references: (path: string, position: Position, withDeclaration: boolean) =>
      (atPolicy(path, position, (policy, offset) => referencesOf(policy, offset, desk.packs())) ?? [])
        .filter((it) => withDeclaration || !it.declares)
        .map(locationOf),

    /** What would be renamed; otherwise why nothing is. */
    renamed: (path: string, position: Position): { readonly range: Range } | { readonly why: string } | undefined =>
      atPolicy(path, position, (policy, offset) => {
        const found = renamed(policy, offset);
        return "code" in found ? { why: say(found) } : { range: rangeOf(policy.file.source, found) };
      }),

    rename: (path: string, position: Position, name: string) =>
      atPolicy(path, position, (policy, offset) => {
        const found: readonly Place[] | Message = renameTo(policy, offset, name, desk.packs());
        if ("code" in found) return { why: say(found) };
        const edits = new Map<string, TextEdit[]>();
        for (const { source, span } of found) {
          const file = absolute(source.path);
          edits.set(file, [...(edits.get(file) ?? []), { range: rangeOf(source, span), newText: name }]);
        }
        return { edits };
      }),

    symbols: (path: string) => {
      const file = isPolicy(path) ? desk.open(path)?.file : undefined;
      return file ? outlineOf(file).map((it) => symbolOf(it, file.source)) : [];
    },

    folds: (path: string) => {
      const file = isPolicy(path) ? desk.open(path)?.file : undefined;
      if (!file) return [];
      return foldsOf(file).map(({ span, kind }) => {
        const { start, end } = rangeOf(file.source, span);
        return { startLine: start.line, endLine: end.line, kind };
      });
    },

    /** Five numbers a name, as the protocol has them: each line and column from the one before. */
    tokens: (path: string): readonly number[] => {
      const policy = isPolicy(path) ? desk.open(path) : undefined;
      if (!policy) return [];
      const { source } = policy.file;
      let before = { line: 0, character: 0 };
      return namedWords(policy.checked, policy.file).flatMap((it) => {
        const { start, end } = rangeOf(source, it.span);
        if (start.line !== end.line) return [];
        const line = start.line - before.line;
        const character = line === 0 ? start.character - before.character : start.character;
        before = start;
        return [
          line,
          character,
          end.character - start.character,
          tokenTypes.indexOf(tokenTypeOf(it)),
          it.declares ? 1 : 0,
        ];
      });
    },

    hints: (path: string, range: Range) => {
      const policy = isPolicy(path) ? desk.open(path) : undefined;
      if (!policy) return [];
      const { bench, checked, file } = policy;
      const { captions } = bench.opened.files;
      return hintsOf(checked, file, captions)
        .map(({ offset, what }) => ({
          position: rangeOf(file.source, { start: offset, end: offset }).start,
          label:
            what.kind === "caption"
              ? (titleIn(what.caption, locale) ?? "")
              : say(inForceMessage(writeInterval(what.inForce))),
          paddingLeft: true,
        }))
        .filter(
          ({ position, label }) => label !== "" && position.line >= range.start.line && position.line <= range.end.line,
        );
    },

    /** The fixes of the mistakes that touch a stretch. */
    fixes: (path: string, range: Range) => {
      if (!isPolicy(path)) return [];
      const relative = machine.relative(path);
      const span = { start: offsetOf(path, range.start), end: offsetOf(path, range.end) };
      return (problemsOf(path).get(relative) ?? []).flatMap((it) => {
        if (!it.fix || it.place.span.start > span.end || it.place.span.end < span.start) return [];
        const { source } = it.place;
        const edits = it.fix.edits.map((one) => ({ range: rangeOf(source, one.span), newText: one.text }));
        return [{ title: say(it.fix), diagnostic: diagnosticOf(it), edits }];
      });
    },

    /** A case for the rule whose name stands at a place: what is written at the end of which file. */
    caseForRule: (path: string, position: Position) =>
      atPolicy(path, position, (policy, offset) => {
        const found = caseForRule(policy, offset, desk.host());
        if (!found) return undefined;
        const { before = "" } = found;
        const end = rangeOf({ path: found.path, text: before }, { start: before.length, end: before.length });
        return {
          title: say(deskWords.writeCase({ rule: found.rule })),
          path: absolute(found.path),
          isNew: found.before === undefined,
          edit: { range: end, newText: found.added },
        };
      }),

    /** The whole text in the one layout; nothing where it has a mistake or is so already. */
    format: (path: string): readonly TextEdit[] => {
      if (!isPolicy(path)) return [];
      const source = sourceOf(path);
      const [done] = formatText(source).files;
      if (!done || done.after === source.text) return [];
      return [{ range: rangeOf(source, { start: 0, end: source.text.length }), newText: done.after }];
    },

    /** Beside each rule what its cases came to, once they were run. */
    lenses: (path: string) => {
      const policy = isPolicy(path) ? desk.open(path) : undefined;
      if (!policy) return [];
      const folder = folderOf(path);
      const run = tested.get(folder);
      const { checked, file } = policy;
      return checked.rules
        .filter((it) => it.file === file)
        .map(({ declaration: { name } }) => ({
          range: rangeOf(file.source, name.span),
          title: say(run ? casesOf(run, `${checked.pack}.${name.text}`) : deskWords.runCases()),
          folder,
        }));
    },

    /** Runs the cases of the pack in a folder; by file what failed. */
    runCases: (folder: string): ReadonlyMap<string, readonly EditorDiagnostic[]> => {
      const run = test(folder);
      tested.set(machine.resolve(folder), run);
      const found = new Map<string, EditorDiagnostic[]>();
      for (const { case: it, wrong, problems } of run.packs.flatMap((one) => one.results)) {
        const all = found.get(absolute(it.place.source.path)) ?? [];
        found.set(absolute(it.place.source.path), all);
        all.push(...problems.filter((one) => one.place.source.path === it.place.source.path).map(diagnosticOf));
        for (const { expected, got } of wrong)
          all.push({
            range: rangeOf(expected.place.source, expected.place.span),
            severity: 1,
            code: it.name,
            source: "edict",
            message: say(deskWords.caseIs({ expected: `\`${expected.verdict}\``, got: `\`${got}\`` })),
          });
      }
      return found;
    },
  };

  function documentHover(path: string, position: Position) {
    if (!isDocument(path)) return undefined;
    const found = factAt(sourceOf(path).text, offsetOf(path, position), vocabulary);
    return found && { span: found.span, what: explainFact(found.named, vocabulary.vocabulary, desk.packs()) };
  }
}

function casesOf(run: TestRun, rule: string): Message {
  const asked = run.packs.flatMap((it) => it.results).filter((it) => it.case.expect.some((one) => one.rule === rule));
  const failed = asked.filter(
    (it) => it.problems.length > 0 || it.wrong.some((one) => one.expected.rule === rule),
  ).length;
  if (asked.length === 0) return deskWords.noCases();
  return failed > 0
    ? deskWords.casesFail({ failed, count: asked.length })
    : deskWords.casesPass({ count: asked.length });
}

function rangeOf(source: SourceText, { start, end }: Span): Range {
  const at = (offset: number): Position => {
    const { line, column } = positionAt(source, offset);
    return { line: line - 1, character: column - 1 };
  };
  return { start: at(start), end: at(end) };
}

const rangeOfReport = (at: ReportPlace): Range => ({
  start: { line: at.line - 1, character: at.column - 1 },
  end: { line: at.end_line - 1, character: at.end_column - 1 },
});

/** Numbers of the protocol. */
const completionKinds = {
  keyword: 14,
  member: 20,
  subject: 7,
  variable: 6,
  day: 21,
  party: 7,
  role: 7,
  evidence: 20,
  pack: 9,
  words: 1,
  fact: 5,
  declared: 3,
} as const;

const detailOf = (detail: string | undefined): { readonly detail?: string } => (detail === undefined ? {} : { detail });

function completionItem({ text, what }: Completion, range: Range, locale: Locale) {
  const field = what.kind === "fact" ? what.field : undefined;
  return {
    label: text,
    kind: completionKinds[what.kind],
    ...detailOf(
      field?.ask
        ? titleIn(field.ask, locale)
        : (field?.title ?? (what.kind === "declared" ? what.declaration.kind : undefined)),
    ),
    filterText: text,
    textEdit: { range, newText: text },
  };
}

const symbolKinds = {
  unit: 3,
  rule: 12,
  define: 14,
  parameter: 14,
  standard: 11,
  "open-term": 13,
  "open-list": 18,
  exemption: 12,
} as const;

interface EditorSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: (typeof symbolKinds)[keyof typeof symbolKinds];
  readonly range: Range;
  readonly selectionRange: Range;
  /** The protocol's own type has a list that can be written to. */
  readonly children: EditorSymbol[];
}

function symbolOf({ what, span, head, inside }: OutlineItem, source: SourceText): EditorSymbol {
  const named =
    what.kind === "unit"
      ? { name: `${what.level} ${what.number}`, detail: what.title ?? "" }
      : { name: what.name, detail: what.kind };
  return {
    ...named,
    kind: symbolKinds[what.kind],
    range: rangeOf(source, span),
    selectionRange: rangeOf(source, head),
    children: inside.map((it) => symbolOf(it, source)),
  };
}

function tokenTypeOf({ kind }: NamedWord): (typeof tokenTypes)[number] {
  switch (kind) {
    case "fact":
      return "property";
    case "variable":
    case "day":
      return "variable";
    case "member":
    case "evidence":
      return "enumMember";
    case "standard":
      return "interface";
    case "define":
    case "parameter":
    case "open-term":
    case "open-list":
      return "function";
    case "rule":
    case "exemption":
      return "class";
    case "party":
    case "role":
    case "basis":
    case "concept":
    case "pack":
      return "type";
  }
}
