import { shortName } from "../evaluate/program.ts";
import type { AskedAttestation, AskedReading, MissingThing, NeedsReport } from "./needs-report.ts";
import type { Locale } from "../base/locale.ts";
import { citeIn, type ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";
import { tablesIn } from "./tables.ts";

// INVARIANT (refused until filled): every entry of a skeleton holds a placeholder that `check` refuses as an error.
/**
 * What only people can say, as YAML to fill in: for each subject, of which a file may hold several, its attestations with
 * their evidence, then the entries of the profile, one YAML document each.
 */
export function needsSkeleton({ missing, settings }: NeedsReport, { width, locale }: ShowOptions): string {
  const entries = entriesOf(missing);
  const wholes = [...new Map(entries.map((it) => [JSON.stringify([it.path, it.subject]), it])).values()];
  const readings = missing.filter((it) => it.reading);
  const comment = (text: string, indent = ""): readonly string[] =>
    wrap(clean(text), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  const { report, skeleton: words } = tablesIn(locale);
  const documents = [
    ...wholes.map(({ path, subject }) => {
      const own = entries.filter((it) => it.path === path && it.subject === subject);
      return documentPart(own, words.document(subject, path), { comment, locale });
    }),
    ...(readings.length === 0 ? [] : [profilePart(readings, { comment, locale })]),
  ];
  const head = documents.length === 0 ? comment(words.nothing) : words.head(settings.as_of).join(report.marks.gap);
  const first = typeof head === "string" ? comment(head) : head;
  return `${[first.join("\n"), ...documents.map((it) => it.join("\n"))].join("\n---\n").replace("\n---\n", "\n\n")}\n`;
}

type Comment = (text: string, indent?: string) => readonly string[];

/** Who writes the comments, and in which language. */
interface Writer {
  readonly comment: Comment;
  readonly locale: Locale;
}

interface Entry {
  readonly thing: MissingThing;
  readonly asked: AskedAttestation;
  /** The file that has to hold it. */
  readonly path: string;
  readonly subject: string;
  readonly element: string | undefined;
  readonly papers: readonly Paper[];
}

interface Paper {
  readonly id: string;
  /** One for each judge who may sign; several, where they need other papers than each other. */
  readonly kinds: readonly string[];
}

function entriesOf(missing: readonly MissingThing[]): readonly Entry[] {
  const ids = new Map<string, number>();
  const unique = (id: string): string => {
    const count = (ids.get(id) ?? 0) + 1;
    ids.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
  return missing.flatMap((thing): readonly Entry[] => {
    const asked = thing.attestation;
    if (!asked) return [];
    return asked.about.map(({ path, subject, element }): Entry => {
      const papers = papersFor(asked).map((kinds): Paper => {
        return {
          id: unique(`${shortName(asked.standard)}-${kinds.length === 1 ? kinds.join("") : "evidence"}`),
          kinds,
        };
      });
      return { thing, asked, path, subject: subject ?? "TBD", element: element && elementName(element), papers };
    });
  });
}

/** An element without a name is told by its path, and nobody can attest anything of it. */
const elementName = (element: string): string => (/^\w+(\.\w+)+\[\d+\]$/.test(element) ? "TBD" : element);

/** The kinds of each paper: those of the first judge, or what the judges need instead of each other. */
function papersFor({ judges }: AskedAttestation): readonly (readonly string[])[] {
  const [first, ...others] = judges.map((it) => it.evidence);
  if (!first) return [];
  const isSwap = first.length === 1 && others.every((it) => it.length === 1);
  return isSwap ? [[...new Set([first, ...others].flat())]] : first.map((kind) => [kind]);
}

function documentPart(entries: readonly Entry[], whose: string, writer: Writer): readonly string[] {
  const words = tablesIn(writer.locale).skeleton;
  const papers = entries.flatMap((it) => it.papers);
  return [
    ...writer.comment(whose),
    "attestations:",
    ...entries.flatMap((it) => attestationLines(it, writer)),
    ...(papers.length === 0 ? [] : ["evidence:"]),
    ...papers.flatMap(({ id, kinds }) => [
      `  - id: ${id}`,
      kinds.length === 1 ? `    kind: ${kinds.join("")}` : `    kind: TBD # ${words.oneOf(kinds)}`,
      "    collected_on: TBD",
      `    expires_on: TBD # ${words.expires}`,
    ]),
  ];
}

function attestationLines(
  { thing, asked, subject, element, papers }: Entry,
  { comment, locale }: Writer,
): readonly string[] {
  const { needs, skeleton: words, report } = tablesIn(locale);
  const rules = thing.blocks.map(({ rule, cite }) => shortName(rule) + report.marks.pause + citeIn(cite, locale));
  const roles = [...new Set(asked.judges.map((it) => it.role))];
  const about = [`subject: ${yaml(subject)}`, ...(element === undefined ? [] : [`element: ${yaml(element)}`])];
  return [
    ...comment(words.title(asked.title, rules), "  "),
    ...comment(words.signed(needs.signedBy(asked)), "  "),
    `  - standard: ${asked.standard}`,
    `    about: { ${about.join(", ")} }`,
    `    met: TBD # ${words.met}`,
    roles.length === 1
      ? `    by: { name: TBD, role: ${roles.join("")} }`
      : `    by: { name: TBD, role: TBD } # ${words.oneOf(roles)}`,
    "    on: TBD",
    `    evidence: [${papers.map((it) => it.id).join(", ")}]`,
  ];
}

function profilePart(readings: readonly MissingThing[], writer: Writer): readonly string[] {
  return [
    ...writer.comment(tablesIn(writer.locale).skeleton.profile),
    "interpretations:",
    ...readings.flatMap(({ reading, blocks }) =>
      reading
        ? readingLines(
            reading,
            blocks.map((it) => shortName(it.rule)),
            writer,
          )
        : [],
    ),
  ];
}

function readingLines(
  { kind, name, member, type, cite, words: law }: AskedReading,
  rules: readonly string[],
  { comment, locale }: Writer,
): readonly string[] {
  const { needs, skeleton: words, report } = tablesIn(locale);
  const quoted = law ? (locale.script === "zh-Hans" ? law.hans : law.hant) : "";
  const used = `${needs.for} ${rules.join(report.marks.comma)}`;
  const entry =
    kind === "term"
      ? [`  - term: ${name}`, `    value: TBD # ${words.type(type)}`]
      : [`  - list: ${name}`, `    member: ${yaml(member ?? "TBD")}`, `    in: TBD # ${words.member}`];
  return [
    ...comment(`${quoted} ${cite ? citeIn(cite, locale) : ""}${report.marks.aside(used)}`.trim(), "  "),
    ...entry,
    "    by: TBD",
    "    on: TBD",
    "    from: TBD",
    "    until: null",
    "    because: TBD",
  ];
}

/** A text as YAML reads it back: plain where nothing in it can mean anything else. */
function yaml(text: string): string {
  const isPlain =
    /^[a-z][a-z0-9_-]*( [a-z0-9_-]+)*$/i.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
