import type { Locale } from "../../base/locale.ts";
import { listOf, type Message, type MessageValue } from "../../base/message.ts";
import { shortName } from "../../evaluate/program.ts";
import { signersMessage } from "../messages/causes.ts";
import { skeletonWords, valueTypeMessage } from "../messages/needs.ts";
import { enumeration, phrases } from "../messages/phrases.ts";
import { citationIn, scriptIn } from "../model/citations.ts";
import type { AttestationRequest, InterpretationRequest, NeedsEntry, NeedsReport } from "../model/needs-report.ts";
import type { ShowOptions } from "../view/format-options.ts";
import { clean, wrap } from "../view/text-layout.ts";

// INVARIANT (refused until filled): every entry of a skeleton holds a placeholder that `check` refuses as an error.
/**
 * What only people can say, as YAML to fill in: for each subject, of which a file may hold several, its attestations with
 * their evidence, then the entries of the profile, one YAML document each.
 */
export function needsSkeleton({ missing, settings }: NeedsReport, { width, locale }: ShowOptions): string {
  const entries = entriesOf(missing);
  const wholes = [...new Map(entries.map((it) => [JSON.stringify([it.path, it.subject]), it])).values()];
  const readings = missing.filter((it) => it.reading);
  const comment = (text: Message, indent = ""): readonly string[] =>
    wrap(clean(locale.say(text)).trim(), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  const documents = [
    ...wholes.map(({ path, subject }) => {
      const own = entries.filter((it) => it.path === path && it.subject === subject);
      return documentPart(own, skeletonWords.document({ subject, path }), { comment, locale });
    }),
    ...(readings.length === 0 ? [] : [profilePart(readings, { comment, locale })]),
  ];
  const head = comment(documents.length === 0 ? skeletonWords.nothing() : skeletonWords.head({ day: settings.as_of }));
  return `${[head.join("\n"), ...documents.map((it) => it.join("\n"))].join("\n---\n").replace("\n---\n", "\n\n")}\n`;
}

type Comment = (text: Message, indent?: string) => readonly string[];

/** Who writes the comments, and in which language. */
interface Writer {
  readonly comment: Comment;
  readonly locale: Locale;
}

interface Entry {
  readonly thing: NeedsEntry;
  readonly asked: AttestationRequest;
  /** The file that has to hold it. */
  readonly path: string;
  readonly subject: string;
  readonly element: string | undefined;
  readonly papers: readonly EvidenceEntry[];
}

interface EvidenceEntry {
  readonly id: string;
  /** One for each judge who may sign; several, where they need other papers than each other. */
  readonly kinds: readonly string[];
}

function entriesOf(missing: readonly NeedsEntry[]): readonly Entry[] {
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
      const papers = evidenceFor(asked).map((kinds) => {
        const kind = kinds.length === 1 ? kinds.join("") : "evidence";
        return { id: unique(`${shortName(asked.standard)}-${kind}`), kinds };
      });
      return { thing, asked, path, subject: subject ?? "TBD", element: element && elementName(element), papers };
    });
  });
}

/** An element without a name is told by its path, and nobody can attest anything of it. */
const elementName = (element: string): string => (/^\w+(\.\w+)+\[\d+\]$/.test(element) ? "TBD" : element);

/** The kinds of each paper: those of the first judge, or what the judges need instead of each other. */
function evidenceFor({ judges }: AttestationRequest): readonly (readonly string[])[] {
  const [first, ...others] = judges.map((it) => it.evidence);
  if (!first) return [];
  const isSwap = first.length === 1 && others.every((it) => it.length === 1);
  return isSwap ? [[...new Set([first, ...others].flat())]] : first.map((kind) => [kind]);
}

function documentPart(entries: readonly Entry[], whose: Message, writer: Writer): readonly string[] {
  const { locale } = writer;
  const papers = entries.flatMap((it) => it.papers);
  return [
    ...writer.comment(whose),
    "attestations:",
    ...entries.flatMap((it) => attestationLines(it, writer)),
    ...(papers.length === 0 ? [] : ["evidence:"]),
    ...papers.flatMap(({ id, kinds }) => [
      `  - id: ${id}`,
      kinds.length === 1 ? `    kind: ${kinds.join("")}` : `    kind: TBD # ${locale.list(kinds, "or")}`,
      "    collected_on: TBD",
      `    expires_on: TBD # ${locale.say(skeletonWords.expires())}`,
    ]),
  ];
}

function attestationLines(
  { thing, asked, subject, element, papers }: Entry,
  { comment, locale }: Writer,
): readonly string[] {
  const rules = thing.blocks.map(({ rule, cite }) => listOf([shortName(rule), citationIn(cite, locale)], "clause"));
  const roles = [...new Set(asked.judges.map((it) => it.role))];
  const about = [`subject: ${yaml(subject)}`, ...(element === undefined ? [] : [`element: ${yaml(element)}`])];
  return [
    ...comment(skeletonWords.title({ title: asked.title, rules: enumeration(rules) }), "  "),
    ...comment(skeletonWords.signed({ signers: requestedSigners(asked) }), "  "),
    `  - standard: ${asked.standard}`,
    `    about: { ${about.join(", ")} }`,
    `    met: TBD # ${locale.say(skeletonWords.truth())}`,
    roles.length === 1
      ? `    by: { name: TBD, role: ${roles.join("")} }`
      : `    by: { name: TBD, role: TBD } # ${locale.list(roles, "or")}`,
    "    on: TBD",
    `    evidence: [${papers.map((it) => it.id).join(", ")}]`,
  ];
}

function profilePart(readings: readonly NeedsEntry[], writer: Writer): readonly string[] {
  return [
    ...writer.comment(skeletonWords.profile()),
    "interpretations:",
    ...readings.flatMap((it) => (it.reading ? readingLines(it.reading, it.blocks, writer) : [])),
  ];
}

function readingLines(
  { kind, name, member, type, cite, words: law }: InterpretationRequest,
  blocks: NeedsEntry["blocks"],
  { comment, locale }: Writer,
): readonly string[] {
  const text = [law ? scriptIn(law, locale) : "", cite ? citationIn(cite, locale) : ""].join(" ");
  const aside = skeletonWords.used({ rules: listOf(blocks.map((it) => shortName(it.rule))) });
  const entry =
    kind === "term"
      ? [`  - term: ${name}`, `    value: TBD # ${locale.say(valueTypeMessage(type))}`]
      : [
          `  - list: ${name}`,
          `    member: ${yaml(member ?? "TBD")}`,
          `    in: TBD # ${locale.say(skeletonWords.truth())}`,
        ];
  return [
    ...comment(phrases.aside({ text: text.trim(), aside }), "  "),
    ...entry,
    "    by: TBD",
    "    on: TBD",
    "    from: TBD",
    "    until: null",
    "    because: TBD",
  ];
}

/** Who may sign. */
export const requestedSigners = ({ judges }: AttestationRequest): MessageValue =>
  signersMessage({ judges: judges.map(({ valid_for: validFor, ...it }) => ({ ...it, validFor })) });

/** A text as YAML reads it back: plain where nothing in it can mean anything else. */
function yaml(text: string): string {
  const isPlain =
    /^[a-z][a-z0-9_-]*( [a-z0-9_-]+)*$/i.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
