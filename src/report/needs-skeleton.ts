import { shortName } from "./english-words.ts";
import { needsEnglish, skeletonEnglish as words } from "./needs-english.ts";
import type { AskedAttestation, AskedReading, MissingThing, NeedsReport } from "./needs-report.ts";
import type { ShowOptions } from "./show-options.ts";
import { clean, wrap } from "./text-layout.ts";

// INVARIANT (refused until filled): every entry of a skeleton holds a placeholder that `check` refuses as an error.
/**
 * What only people can say, as YAML to fill in: for each document its attestations with their evidence, then the entries
 * of the profile, one YAML document each.
 */
export function needsSkeleton({ missing, settings }: NeedsReport, { width, language }: ShowOptions): string {
  const paths = [...new Set(missing.flatMap((it) => it.attestation?.about.map((one) => one.path) ?? []))];
  const readings = missing.filter((it) => it.reading);
  const comment = (text: string, indent = ""): readonly string[] =>
    wrap(clean(text), width - indent.length - 2).map((line) => `${indent}# ${line}`);
  const documents = [
    ...paths.map((path) => documentPart(path, missing, comment)),
    ...(readings.length === 0 ? [] : [profilePart(readings, language, comment)]),
  ];
  const head = documents.length === 0 ? comment(words.nothing) : words.head(settings.as_of).join(" ");
  const first = typeof head === "string" ? comment(head) : head;
  return `${[first.join("\n"), ...documents.map((it) => it.join("\n"))].join("\n---\n").replace("\n---\n", "\n\n")}\n`;
}

type Comment = (text: string, indent?: string) => readonly string[];

interface Entry {
  readonly thing: MissingThing;
  readonly asked: AskedAttestation;
  readonly subject: string;
  readonly element: string | undefined;
  /** Ids of its papers, by their kinds. */
  readonly papers: readonly { readonly id: string; readonly kind: string }[];
}

function documentPart(path: string, missing: readonly MissingThing[], comment: Comment): readonly string[] {
  let count = 0;
  const entries = missing.flatMap((thing): readonly Entry[] => {
    const asked = thing.attestation;
    if (!asked) return [];
    return asked.about
      .filter((it) => it.path === path)
      .map(({ subject, element }): Entry => {
        const papers = (asked.judges[0]?.evidence ?? []).map((kind) => {
          count += 1;
          return { id: `paper-${count}`, kind };
        });
        return { thing, asked, subject: subject ?? "TBD", element, papers };
      });
  });
  const papers = entries.flatMap((it) => it.papers);
  return [
    ...comment(words.document(path)),
    "attestations:",
    ...entries.flatMap((it) => attestationLines(it, comment)),
    ...(papers.length === 0 ? [] : ["evidence:"]),
    ...papers.flatMap(({ id, kind }) => [
      `  - id: ${id}`,
      `    kind: ${kind}`,
      "    collected_on: TBD",
      `    expires_on: TBD # ${words.expires}`,
    ]),
  ];
}

function attestationLines({ thing, asked, subject, element, papers }: Entry, comment: Comment): readonly string[] {
  const rules = thing.blocks.map(({ rule, cite }) => `${shortName(rule)}, ${cite.en}`);
  const roles = asked.judges.map((it) => it.role);
  const about = [`subject: ${yaml(subject)}`, ...(element === undefined ? [] : [`element: ${yaml(element)}`])];
  return [
    ...comment(words.title(asked.title, rules), "  "),
    ...comment(words.signed(needsEnglish.signedBy(asked)), "  "),
    `  - standard: ${asked.standard}`,
    `    about: { ${about.join(", ")} }`,
    `    met: TBD # ${words.met}`,
    `    by: { name: TBD, role: ${roles.length === 1 ? roles.join("") : "TBD"} }`,
    "    on: TBD",
    `    evidence: [${papers.map((it) => it.id).join(", ")}]`,
  ];
}

function profilePart(
  readings: readonly MissingThing[],
  language: ShowOptions["language"],
  comment: Comment,
): readonly string[] {
  return [
    ...comment(words.profile),
    "interpretations:",
    ...readings.flatMap(({ reading, blocks }) =>
      reading
        ? readingLines(
            reading,
            blocks.map((it) => shortName(it.rule)),
            language,
            comment,
          )
        : [],
    ),
  ];
}

function readingLines(
  { kind, name, member, type, cite, words: law }: AskedReading,
  rules: readonly string[],
  language: ShowOptions["language"],
  comment: Comment,
): readonly string[] {
  const quoted = law ? (language === "zh-Hans" ? law.hans : law.hant) : "";
  const entry =
    kind === "term"
      ? [`  - term: ${name}`, `    value: TBD # ${words.type(type)}`]
      : [`  - list: ${name}`, `    member: ${yaml(member ?? "TBD")}`, `    in: TBD # ${words.member}`];
  return [
    ...comment(`${quoted} ${cite?.en ?? ""} (${needsEnglish.for} ${rules.join(", ")})`.trim(), "  "),
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
