import type { Diagnostic } from "../base/diagnostic.ts";
import { installedFolder, type Host } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import type { Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { groupBy } from "../base/group-by.ts";
import { lineText, offsetAt, placeAtStart, type Place, type SourceText } from "../base/text.ts";
import { writeInterval } from "../base/civil-date.ts";
import {
  caseForRule,
  complete,
  completeDocument,
  definitionOf,
  disposalsAt,
  explainFact,
  factAt,
  factNamedAt,
  foldsOf,
  hintsOf,
  hover,
  interpretationAt,
  namedWords,
  outlineOf,
  referencesOf,
  renamed,
  renameTo,
  type FileChange,
  type Hover,
  type OpenPolicy,
} from "../desk/index.ts";
import { formatText, type TestRun, type Workbench } from "../engine/index.ts";
import { deskWords } from "../report/messages/desk.ts";
import { inForceMessage } from "../report/messages/law.ts";
import { locatorIn, titleIn } from "../report/model/citations.ts";
import type { Report } from "../report/model/report.ts";
import { buildReport } from "../report/model/build-report.ts";
import { hoverMarkdown } from "../report/render/hover.ts";
import { annotationsOf } from "../report/view/annotations.ts";
import { verdictHints } from "../report/view/verdict-hints.ts";
import type { Findings } from "./publisher.ts";
import {
  annotationOf,
  completionItem,
  completionKinds,
  detailOf,
  rangeOf,
  symbolOf,
  tokenTypeOf,
  tokenTypes,
  type EditorAction,
  type EditorDiagnostic,
  type EditorHint,
  type Position,
  type Range,
  type TextEdit,
} from "./shapes.ts";

/** What an editor asks, answered with data of the Language Server Protocol; paths are absolute. */
export type LanguageService = ReturnType<typeof languageService>;

/** `bench`: policies and documents over the texts that are open; `now`: the clock. */
export function languageService(
  { desk, vocabulary, projectOf, isReadOnce, factPlace, profileFor, judge, lint, test }: Workbench,
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
  /** What documents came to when they were judged last, by what they are judged by; texts have not changed since. */
  const judged = new Map<string, Report>();
  const folderOf = (path: string): string => machine.resolve(path, "..");
  /** By file what is wrong, and what lint found. */
  const problemsOf = (path: string): ReadonlyMap<string, readonly Diagnostic[]> => {
    const wrong = desk.problems(path);
    const found = groupBy(linted.get(folderOf(path)) ?? [], (it) => it.place.source.path);
    const files = [...new Set([...wrong.keys(), ...found.keys()])];
    return new Map(files.map((it) => [it, [...(wrong.get(it) ?? []), ...(found.get(it) ?? [])]]));
  };
  const sourceOf = (path: string): SourceText => texts.get(path) ?? { path, text: desk.host().readText(path) ?? "" };
  const offsetOf = (path: string, { line, character }: Position): number =>
    offsetAt(sourceOf(path), { line: line + 1, column: character + 1 });
  /** Where an editor finds a file: what is installed has a name of its own with us. */
  const absolute = (path: string): string =>
    path.startsWith(`${installedFolder}/`) ? machine.real(path) : machine.resolve(path);
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
  const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);
  /** Whether a file states facts, as far as its text can tell. */
  const isDocument = (path: string): boolean => isYaml(path) && hasSubject(sourceOf(path).text);
  const hasSubject = (text: string): boolean =>
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

  /** Of a policy: of every file of its pack. */
  const ofPolicy = (path: string): Findings => ({
    of: folderOf(path),
    byFile: new Map([...problemsOf(path)].map(([file, all]) => [absolute(file), all.map(diagnosticOf)])),
  });

  /** The file that says what a document is judged by and with: that of its project, or itself. */
  const headOf = (path: string): string => {
    const project = projectOf(path);
    return project === undefined ? path : machine.resolve(project, "edict.yaml");
  };

  /** Of a document: what a check says of every file of its project, or of itself where there is none. */
  const ofDocument = (path: string): Findings => {
    const head = headOf(path);
    const report = buildReport(judge(path, now()), locale);
    judged.set(head, report);
    // What stands in no file is told where the project begins.
    const told = annotationsOf(report, locale).map((it) => ({
      file: it.at ? absolute(it.at.path) : head,
      found: annotationOf(it),
    }));
    return { of: head, byFile: byFileOf(told) };
  };

  return {
    isPolicy,
    isReadOnce,

    /** What is wrong with a file, and with what is looked at together with it. */
    diagnostics: (path: string): Findings =>
      isPolicy(path)
        ? ofPolicy(path)
        : isDocument(path) || (isYaml(path) && projectOf(path) !== undefined)
          ? ofDocument(path)
          : { of: path, byFile: new Map() },

    put: (path: string, text: string | undefined): void => {
      if (text === undefined) texts.delete(path);
      else texts.set(path, { path, text });
      desk.put(path, text);
      linted.delete(folderOf(path));
      tested.clear();
      judged.clear();
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
      judged.clear();
      desk.changed(paths);
    },

    hover: (path: string, position: Position) => {
      const found = isPolicy(path)
        ? atPolicy(path, position, (policy, offset) => hovered(policy.file.source, hover(policy, offset, desk.packs())))
        : hovered(sourceOf(path), documentHover(path, position));
      return found && { ...found, contents: { kind: "markdown" as const, value: hoverMarkdown(found.what, locale) } };
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
      const place = isPolicy(path)
        ? atPolicy(path, position, (policy, offset) => {
            const fact = factNamedAt(policy, offset);
            return fact ? factPlace(fact, path) : definitionOf(policy, offset, desk.packs());
          })
        : documentDefinition(path, position);
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

    hints: (path: string, range: Range): readonly EditorHint[] => {
      if (!isPolicy(path)) return documentHints(path, range);
      const policy = desk.open(path);
      if (!policy) return [];
      const { bench, checked, file } = policy;
      const { captions } = bench.opened.files;
      return hintsOf(checked, file, captions)
        .map(({ offset, what }): EditorHint => ({
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

    /** The fixes of the mistakes that touch a stretch, and what may be written for what stands where it begins. */
    actions: (path: string, range: Range): readonly EditorAction[] => {
      const { start } = range;
      return [
        ...fixes(path, range),
        ...(atPolicy(path, start, caseWritten) ?? []),
        ...(atPolicy(path, start, wordsDisposed) ?? []),
        ...(atPolicy(path, start, (policy, offset) => termInterpreted(path, policy, offset)) ?? []),
      ];
    },

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
      const titleOf = run && caseCounts(run);
      const { checked, file } = policy;
      return checked.rules
        .filter((it) => it.file === file)
        .map(({ declaration: { name } }) => ({
          range: rangeOf(file.source, name.span),
          title: say(titleOf ? titleOf(`${checked.pack}.${name.text}`) : deskWords.runCases()),
          folder,
        }));
    },

    /** Runs the cases of the pack in a folder: what fails, and mistakes of the cases or of the pack. */
    runCases: (folder: string): Findings => {
      const run = test(folder);
      tested.set(machine.resolve(folder), run);
      const results = run.packs.flatMap((it) => it.results);
      const mistakes = [...run.problems, ...results.flatMap((it) => it.problems)];
      const inNoFile = run.troubles.map((it) => ({
        ...it,
        place: placeAtStart(sourceOf(absolute(`${folder}/pack.yaml`))),
      }));
      const failures = results.flatMap(({ case: it, wrong }) =>
        wrong.map(({ expected, got }) => ({
          file: absolute(expected.place.source.path),
          found: {
            range: rangeOf(expected.place.source, expected.place.span),
            severity: 1 as const,
            code: it.name,
            source: "edict" as const,
            message: say(deskWords.caseIs({ expected: `\`${expected.verdict}\``, got: `\`${got}\`` })),
          },
        })),
      );
      const told = [...mistakes, ...inNoFile].map((it) => ({
        file: absolute(it.place.source.path),
        found: diagnosticOf(it),
      }));
      return { of: absolute(`${folder}/cases`), byFile: byFileOf([...told, ...failures]) };
    },
  };

  /** Of a document as it was judged last: nothing is judged for it. */
  function documentHints(path: string, { start, end }: Range): readonly EditorHint[] {
    const report = judged.get(headOf(path));
    if (!report) return [];
    const source = sourceOf(path);
    return verdictHints(report, (it) => absolute(it) === path, locale)
      .filter(({ line }) => start.line <= line && line <= end.line)
      .map(({ line, label, tooltip }) => ({
        position: { line, character: lineText(source, line + 1).length },
        label,
        tooltip,
        paddingLeft: true,
      }));
  }

  function fixes(path: string, range: Range): readonly EditorAction[] {
    if (!isPolicy(path)) return [];
    const span = { start: offsetOf(path, range.start), end: offsetOf(path, range.end) };
    return (problemsOf(path).get(machine.relative(path)) ?? []).flatMap((it) => {
      if (!it.fix || it.place.span.start > span.end || it.place.span.end < span.start) return [];
      const { source } = it.place;
      const edits = it.fix.edits.map((one) => ({ range: rangeOf(source, one.span), newText: one.text }));
      return [{ title: say(it.fix), fixes: diagnosticOf(it), changes: [{ path, isNew: false, edits }] }];
    });
  }

  /** A case for a rule, at the end of the file of its article. */
  function caseWritten(policy: OpenPolicy, offset: number): readonly EditorAction[] {
    const found = caseForRule(policy, offset, desk.host());
    if (!found) return [];
    const { rule, path, before = "", added: text } = found;
    const change = {
      path,
      isNew: found.before === undefined,
      span: { start: before.length, end: before.length },
      text,
    };
    return [{ title: say(deskWords.writeCase({ rule })), fixes: undefined, changes: [changeOf(change)] }];
  }

  function wordsDisposed(policy: OpenPolicy, offset: number): readonly EditorAction[] {
    const { path } = policy.file.source;
    return disposalsAt(policy, offset).map(({ locator, as, span, text }) => {
      const place = locatorIn(locator, locale);
      const title = as === "informative" ? deskWords.informative({ place }) : deskWords.notEncodable({ place });
      return { title: say(title), fixes: undefined, changes: [changeOf({ path, isNew: false, span, text })] };
    });
  }

  function termInterpreted(path: string, policy: OpenPolicy, offset: number): readonly EditorAction[] {
    const project = profileFor(path);
    const found = project && interpretationAt(policy, offset, project, desk.host(), now());
    if (!found) return [];
    const { term, changes } = found;
    return [{ title: say(deskWords.interpret({ term })), fixes: undefined, changes: changes.map(changeOf) }];
  }

  function changeOf({ path, isNew, span, text }: FileChange): EditorAction["changes"][number] {
    const file = absolute(path);
    const source = { path: file, text: isNew ? "" : (desk.host().readText(path) ?? "") };
    return { path: file, isNew, edits: [{ range: rangeOf(source, span), newText: text }] };
  }

  function factIn(path: string, position: Position) {
    return isDocument(path) ? factAt(sourceOf(path).text, offsetOf(path, position), vocabulary) : undefined;
  }

  function documentDefinition(path: string, position: Position): Place | undefined {
    const found = factIn(path, position);
    return found && factPlace(found.named, path);
  }

  function documentHover(path: string, position: Position) {
    const found = factIn(path, position);
    return found && { span: found.span, what: explainFact(found.named, vocabulary.vocabulary, desk.packs()) };
  }
}

interface FoundIn {
  readonly file: string;
  readonly found: EditorDiagnostic;
}

const byFileOf = (all: readonly FoundIn[]): Findings["byFile"] =>
  new Map([...groupBy(all, (it) => it.file)].map(([file, found]) => [file, found.map((it) => it.found)]));

const hovered = (source: SourceText, found: Hover | undefined) =>
  found && { what: found.what, range: rangeOf(source, found.span) };

/** What the cases of a run came to, for each rule. */
function caseCounts(run: TestRun): (rule: string) => Message {
  const asked = run.packs
    .flatMap((it) => it.results)
    .flatMap((result) => {
      const rules = new Set(result.case.expect.map((it) => it.rule));
      return [...rules].map((rule) => ({ rule, result }));
    });
  const byRule = groupBy(asked, (it) => it.rule);
  return (rule) => {
    const all = byRule.get(rule) ?? [];
    const failed = all.filter(
      ({ result: { problems, wrong } }) => problems.length > 0 || wrong.some((it) => it.expected.rule === rule),
    ).length;
    if (failed > 0) return deskWords.casesFail({ failed, count: all.length });
    // Neither that there is none nor that all pass is known where some could not be read.
    if (run.exitCode > 1) return deskWords.casesBroken();
    return all.length === 0 ? deskWords.noCases() : deskWords.casesPass({ count: all.length });
  };
}
