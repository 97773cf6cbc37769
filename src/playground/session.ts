import { sha256 } from "../base/digest.ts";
import { memoryHost } from "../base/host.ts";
import type { Instant } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import { locales, type Locale } from "../base/locale.ts";
import type { Message } from "../base/message.ts";
import { offsetAt, positionAt, type Span } from "../base/text.ts";
import { lawBeside, namedWords, type OpenPolicy } from "../desk/index.ts";
import { languageService, type LanguageService, type Position, type Range } from "../editor/index.ts";
import { engineVersion, openWorkbench, type Workbench } from "../engine/index.ts";
import { lexicalWords } from "../language/parse/lexical-words.ts";
import { readVersion } from "../pack/read-pack.ts";
import { shortName } from "../evaluate/program.ts";
import { verdictSigns, verdictWords } from "../report/messages/verdicts.ts";
import { buildPicture } from "../report/model/picture-report.ts";
import { buildReport } from "../report/model/build-report.ts";
import { captionAt, citationIn, citationOf, scriptIn, titleIn } from "../report/model/citations.ts";
import type { ReportRun } from "../report/model/report-run.ts";
import type { Report, ReportPlace, ReportRule } from "../report/model/report.ts";
import { barePicture } from "../report/render/html/picture-svg.ts";
import type { BareSvg } from "../report/render/html/svg-frame.ts";
import { allRules, noticesOf } from "../report/view/findings.ts";
import { adviceLines, dutyIn, instanceLines, labelledLine } from "../report/view/rule-lines.ts";
import { decisive, gravestFirst, verdictReason } from "../report/view/rule-summary.ts";
import { clean } from "../report/view/text-layout.ts";
import { articlePlace, type Locator } from "../statute/locator.ts";
import { writtenWords } from "../statute/statute.ts";
import { layOut } from "./layout.ts";
import { pageLabels, pageWords } from "./words.ts";

/** Where something stands in a text of the page, in UTF-16 units from its start. */
export interface Spot {
  readonly path: string;
  readonly at: number;
}

/** What there is to choose from, in one language. */
export interface Contents {
  readonly labels: Readonly<Record<keyof typeof pageLabels, string>>;
  readonly examples: readonly { readonly folder: string; readonly name: string; readonly files: readonly string[] }[];
}

/** A text of a law, by the folder of its pack. */
export interface PackEntry {
  readonly folder: string;
  readonly title: string;
}

/** A policy file, by what it is about. */
export interface PolicyEntry {
  readonly path: string;
  readonly title: string;
}

/** A unit of the law; `quoted`: stretches of its text, each with the offset in the policy at which it is quoted. */
export interface LawEntry {
  readonly cite: string;
  readonly text: string | undefined;
  readonly caption: string | undefined;
  readonly quoted: readonly (Span & { readonly at: number })[];
}

/** What a rule came to. */
export interface RuleEntry {
  readonly name: string;
  readonly cite: string;
  readonly verdict: ReportRule["verdict"];
  readonly sign: string;
  readonly word: string;
  readonly duty: string;
  readonly lines: readonly string[];
  readonly policy: Spot;
  readonly fact: Spot | undefined;
}

/** What the dossier of an example came to. */
export interface Judgement {
  readonly word: Report["word"];
  readonly lead: string;
  readonly mistakes: readonly { readonly text: string; readonly at: Spot | undefined }[];
  /** Those that need somebody, the worst first, then those that are complied with. */
  readonly rules: readonly RuleEntry[];
  /** How many more there are: they do not apply, bind others, or were not examined. */
  readonly others: string;
}

export interface EditorMark {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

export interface Suggestion {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly detail: string | undefined;
}

export type Session = ReturnType<typeof openSession>;

/** Where the folder of the shipped packs lies among the texts. */
const library = "policies";

/**
 * The engine for one page: texts that change, and what is said of them. Paths are absolute; every answer is plain data, in the
 * language that was asked for last.
 *
 * @param files The shipped library, what a build has prepared of it, and the examples, by their paths.
 * @param now The moment at which dossiers are judged that name no day.
 */
export function openSession(files: Readonly<Record<string, string>>, now: Instant) {
  const host = memoryHost(files);
  const opened = openWorkbench(host, library);
  invariant("desk" in opened, "what is shipped with a page opens");
  let judged: { readonly path: string; readonly run: ReportRun } | undefined;
  /** Editors and the verdict ask for the same run. */
  const bench: Workbench = {
    ...opened,
    judge: (of, at) => {
      const path = opened.projectOf(of) ?? of;
      if (judged?.path !== path) judged = { path, run: opened.judge(of, at) };
      return judged.run;
    },
  };
  let locale: Locale = locales.en;
  let service: LanguageService = languageService(bench, host, locale, () => now);
  const textOf = (path: string): string => bench.desk.host().readText(path) ?? "";
  const sourceOf = (path: string) => ({ path, text: textOf(path) });
  const toOffset = (path: string, { line, character }: Position): number =>
    offsetAt(sourceOf(path), { line: line + 1, column: character + 1 });
  const toPosition = (path: string, offset: number): Position => {
    const { line, column } = positionAt(sourceOf(path), offset);
    return { line: line - 1, character: column - 1 };
  };
  const spanOf = (path: string, { start, end }: Range) => ({ from: toOffset(path, start), to: toOffset(path, end) });
  const spotOf = ({ path, line, column }: ReportPlace): Spot => {
    const absolute = host.resolve(path);
    return { path: absolute, at: offsetAt(sourceOf(absolute), { line, column }) };
  };
  const isShipped = (path: string): boolean => Object.hasOwn(files, path);

  const captionOfUnit = (it: Locator, { checked: { text }, bench: own }: OpenPolicy): string | undefined => {
    const caption = captionAt(it, { text, captions: own.opened.files.captions });
    return caption && titleIn(caption, locale);
  };

  const titleOfPolicy = (path: string): string => {
    const policy = bench.desk.open(path);
    const unit = policy?.file.declarations.find((it) => it.kind === "unit");
    if (!policy || !unit) return path.slice(path.lastIndexOf("/") + 1);
    const place = articlePlace(unit.number, policy.checked.text.style);
    const title = captionOfUnit(place, policy) ?? unit.title?.text ?? "";
    return `${citationIn(citationOf(place), locale)} ${title}`.trim();
  };

  const ruleEntry = (rule: ReportRule): RuleEntry => {
    const [first] = decisive(rule);
    const isOpen = rule.verdict === "violated" || rule.verdict === "undetermined" || rule.verdict === "pending";
    const why = first && isOpen ? [...instanceLines(first, locale), ...adviceLines(rule, rule.verdict, locale)] : [];
    const reason = isOpen ? "" : verdictReason(rule, locale);
    return {
      name: shortName(rule.rule),
      cite: citationIn(rule.cite, locale),
      verdict: rule.verdict,
      sign: verdictSigns[rule.verdict],
      word: locale.say(verdictWords[rule.verdict]()),
      duty: dutyIn(rule, locale),
      lines: reason === "" ? why.map(labelledLine(locale)) : [clean(reason)],
      policy: spotOf(rule.policy),
      fact: first && spotOf(first.at),
    };
  };

  return {
    /** What there is to choose from; all that is told from now on is in this language. */
    contents: (language: string): Contents => {
      locale = language in locales ? locales[language as keyof typeof locales] : locales.en;
      service = languageService(bench, host, locale, () => now);
      const labels = Object.entries(pageLabels).map(([key, it]) => [key, locale.say(it())]);
      return {
        labels: Object.fromEntries(labels) as Contents["labels"],
        examples: host.list("/examples").flatMap((name) => {
          const folder = `/examples/${name}`;
          if (!host.isFile(`${folder}/edict.yaml`)) return [];
          const inside = host.list(folder).filter((it) => it.endsWith(".yaml") && it !== "edict.yaml");
          return [{ folder, name, files: [...inside, "edict.yaml"].map((it) => `${folder}/${it}`) }];
        }),
      };
    },

    /** All packs that are shipped; reading what each is called takes a while. */
    packs: (): readonly PackEntry[] =>
      packFolders(Object.keys(files)).flatMap((folder) => {
        const manifest = readVersion(host, folder)?.version?.manifest;
        return manifest ? [{ folder, title: titleIn(manifest.title, locale) }] : [];
      }),

    /** The policies of a pack, in the order of the law. */
    policies: (folder: string): readonly PolicyEntry[] =>
      host
        .list(folder)
        .filter((it) => it.endsWith(".edict"))
        .map((name) => ({ path: `${folder}/${name}`, title: titleOfPolicy(`${folder}/${name}`) })),

    text: textOf,

    /** A sentence of the page. */
    say: (it: Message): string => locale.say(it),

    /** Whether a text of this name is shipped, and what its digest is: a link says of which text it changes something. */
    digest: (path: string): string | undefined => (isShipped(path) ? sha256(files[path] ?? "") : undefined),

    /** A text in the place of one that is shipped; undefined: the shipped one again. Others are not taken. */
    put: (path: string, text: string | undefined): void => {
      if (!isShipped(path)) return;
      service.put(path, text === files[path] ? undefined : text);
      judged = undefined;
    },

    /** The law beside a policy. */
    law: (path: string): readonly LawEntry[] => {
      const policy = bench.desk.open(path);
      return (policy ? lawBeside(policy) : []).map(({ locator, words, quoted }) => ({
        cite: citationIn(citationOf(locator), locale),
        text: words && scriptIn(writtenWords(words), locale),
        caption: policy && captionOfUnit(locator, policy),
        quoted: quoted.map(({ span, at }) => ({ ...span, at: at.start })),
      }));
    },

    /** What a check of an example says, as its texts are now. */
    judge: (folder: string): Judgement => {
      const report = buildReport(bench.judge(`${folder}/edict.yaml`, now), locale);
      const rules = allRules(report);
      const own = gravestFirst(rules.filter((it) => it.in_roll_up && isShown(it)));
      const mistakes = noticesOf(report, locale).filter((it) => it.fails);
      return {
        word: report.word,
        lead: report.lead,
        mistakes: mistakes.map(({ text, at }) => ({ text, at: at && spotOf(at) })),
        rules: own.map(ruleEntry),
        others: locale.say(pageWords.others({ count: rules.length - own.length })),
      };
    },

    /** The rule around an offset of a policy; undefined: there is none. */
    ruleAt: (path: string, offset: number): string | undefined => {
      const policy = bench.desk.open(path);
      const around = policy?.checked.rules.find(
        ({ file, declaration: { span } }) => file === policy.file && span.start <= offset && offset <= span.end,
      );
      return around?.declaration.name.text;
    },

    /** A rule of a policy's pack as SVG, coloured by an example; undefined where it cannot be drawn as it is. */
    graph: (path: string, rule: string, folder: string): BareSvg | undefined => {
      const run = bench.picture(host.resolve(path, ".."), rule, folder, now);
      const linkTo = (place: ReportPlace): string => `#${JSON.stringify(spotOf(place))}`;
      if (!run.picture) return undefined;
      const report = buildPicture(run.picture, { ...run, linkTo }, engineVersion, locale);
      return barePicture(report, { locale }, layOut);
    },

    marks: (path: string): readonly EditorMark[] =>
      (service.diagnostics(path).byFile.get(path) ?? []).map(({ range, severity, message }) => ({
        ...spanOf(path, range),
        severity: severity === 1 ? "error" : severity === 2 ? "warning" : "info",
        message,
      })),

    /** The same once the whole pack was checked and linted, which takes longer. */
    settle: (path: string): void => service.settle(path),

    /** Classes of words, for colours. */
    classes: (path: string): readonly { readonly from: number; readonly to: number; readonly kind: string }[] => {
      if (!service.isPolicy(path)) return [];
      const policy = bench.desk.open(path);
      const names = policy ? namedWords(policy.checked, policy.file) : [];
      return [...lexicalWords(sourceOf(path)), ...names]
        .map(({ span, kind }) => ({ from: span.start, to: span.end, kind }))
        .toSorted((a, b) => a.from - b.from || a.to - b.to);
    },

    hover: (path: string, offset: number) => {
      const found = service.hover(path, toPosition(path, offset));
      return found && { ...spanOf(path, found.range), markdown: found.contents.value };
    },

    complete: (path: string, offset: number): readonly Suggestion[] =>
      service.complete(path, toPosition(path, offset)).map((it) => ({
        ...spanOf(path, it.textEdit.range),
        label: it.label,
        detail: "detail" in it ? it.detail : undefined,
      })),

    /** Where what stands at an offset is declared, if it is in a text of the page. */
    definition: (path: string, offset: number): Spot | undefined => {
      const found = service.definition(path, toPosition(path, offset));
      return found && isShipped(found.path)
        ? { path: found.path, at: toOffset(found.path, found.range.start) }
        : undefined;
    },
  };
}

const shown: ReadonlySet<ReportRule["verdict"]> = new Set([
  "violated",
  "undetermined",
  "pending",
  "satisfied",
  "exempt",
]);
const isShown = ({ verdict }: ReportRule): boolean => shown.has(verdict);

/** The folders of packs among paths, those of one country and law together. */
const packFolders = (paths: readonly string[]): readonly string[] =>
  paths
    .filter((it) => it.startsWith(`/${library}/`) && it.endsWith("/pack.yaml"))
    .map((it) => it.slice(0, -"/pack.yaml".length))
    .toSorted();
