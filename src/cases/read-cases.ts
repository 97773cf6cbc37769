import caseSchema from "../../grammar/schema/case-1.schema.json" with { type: "json" };
import type { Day } from "../base/civil-date.ts";
import { diagnostic, diagnosticKey, type Diagnostic } from "../base/diagnostic.ts";
import {
  dayOf,
  entriesOf,
  fieldOf,
  isTrue,
  itemsOf,
  textAt,
  textOf,
  type DataDocument,
  type DataNode,
} from "../base/document.ts";
import { confinedHost, type Host } from "../base/host.ts";
import { didYouMean, nearest } from "../base/nearest.ts";
import type { Place, Span } from "../base/text.ts";
import { readYaml } from "../base/yaml-document.ts";
import type { Pack } from "../pack/pack.ts";
import { readYamlFile, unreadableFileAt } from "../pack/read-yaml-file.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import { casesOfEntry } from "./case-table.ts";
import { patch, pathSteps, stepSpans } from "./patch.ts";
import { unreadCases } from "./unread-cases.ts";

/** One input and what the pack's rules must say of it. */
export interface Case {
  readonly name: string;
  readonly why: string;
  readonly place: Place;
  readonly asOf: Day;
  readonly lawOf: Day | undefined;
  /** Judged as if the pack were in force on every day. */
  readonly asIfInForce: boolean;
  /** What is unverified is judged as if it were verified. */
  readonly provisional: boolean;
  /** The documents to judge, a service that others belong to among them. */
  readonly documents: readonly DataDocument[];
  /** The same before the case changes them, and what the case sets, where it stands in its own file. */
  readonly bases: readonly DataDocument[];
  readonly sets: readonly Span[];
  readonly profile: DataDocument | undefined;
  readonly expect: readonly Expectation[];
}

export interface Expectation {
  /** Full name. */
  readonly rule: string;
  /** A verdict; of a note `applies`, `may_apply` or `does_not_apply`. */
  readonly verdict: string;
  readonly place: Place;
}

/** What a rule can never be, and why. */
interface Cannot extends Expectation {
  readonly because: string;
}

export interface Cases {
  readonly cases: readonly Case[];
  /** Names of those that have mistakes and are not among `cases`, as far as their file can be read. */
  readonly mistaken: readonly string[];
  readonly cannot: readonly Cannot[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * All cases of a pack: `cases/*.yaml` of its folder, or those of another one, over the documents of `bases` in it. In a pack a
 * file that holds cases and is not read is a mistake.
 */
export function readCases(host: Host, pack: Pack, named?: string): Cases {
  const folder = named ?? `${pack.folder}/cases`;
  const files = host.list(folder).filter((it) => it.endsWith(".yaml"));
  const read = new Map<string, readonly DataDocument[]>();
  const around = { host: confinedHost(host, named ?? pack.folder), pack, folder, read };
  const all = files.map((name) => readCaseFile(around, name));
  return {
    cases: all.flatMap((it) => it.cases),
    mistaken: all.flatMap((it) => it.mistaken),
    cannot: all.flatMap((it) => it.cannot),
    diagnostics: [
      ...all.flatMap((it) => it.diagnostics),
      ...(named === undefined ? unreadCases(confinedHost(host, pack.folder), pack.folder) : []),
    ],
  };
}

function readCaseFile(around: Pick<ReadContext, "host" | "pack" | "folder" | "read">, name: string): Cases {
  const path = `${around.folder}/${name}`;
  // A link that leads nowhere is listed too.
  const read = readYamlFile(around.host, path) ?? {
    root: undefined,
    diagnostics: [unreadableFileAt(around.host, path)],
  };
  if (!read.root) return { cases: [], mistaken: [], cannot: [], diagnostics: read.diagnostics };

  const document = read.root;
  const place = (it: DataNode): Place => ({ source: document.source, span: it.span });
  const entries = itemsOf(document.root).filter((it) => fieldOf(it, "case"));
  const listed = entries.flatMap((it) => fieldOf(it, "base") ?? []).filter((it) => it.kind === "list");
  const told = new Set(listed.map((it) => it.span));
  const misfits = checkAgainstSchema(document, caseSchema).filter((it) => !told.has(it.place.span));
  const problems = [...listed.map((it) => oneBase.at(place(it), {})), ...misfits];
  if (problems.length > 0) {
    const mistaken = entries.flatMap((it) => casesOfEntry(it, place, () => {})).map((it) => it.name);
    return { cases: [], mistaken, cannot: [], diagnostics: problems };
  }
  const found = new Map<string, Diagnostic>();
  // The rows of a table share its headings.
  const reader: ReadContext = { ...around, document, report: (it) => found.set(diagnosticKey(it), it) };
  const cannot = itemsOf(document.root).flatMap((item) =>
    itemsOf(fieldOf(item, "cannot")).flatMap((it) => readCannot(reader, it)),
  );
  const cases: Case[] = [];
  const mistaken: string[] = [];
  for (const { name, entry, row } of entries.flatMap((it) => casesOfEntry(it, place, reader.report))) {
    const one = entry && readCase(reader, entry, row);
    if (one) cases.push(one);
    else mistaken.push(name);
  }
  return { cases, mistaken, cannot, diagnostics: [...found.values()] };
}

interface ReadContext {
  readonly host: Host;
  readonly pack: Pack;
  readonly folder: string;
  /** Bases by name: many cases stand on one, whose own mistakes are told once. */
  readonly read: Map<string, readonly DataDocument[]>;
  readonly document: DataDocument;
  readonly report: (problem: Diagnostic) => void;
}

function placeIn(reader: ReadContext, node: DataNode): Place {
  return { source: reader.document.source, span: node.span };
}

function readCannot(reader: ReadContext, node: DataNode): readonly Cannot[] {
  const place = placeIn(reader, fieldOf(node, "rule") ?? node);
  const [verdict, because] = [textAt(node, "verdict"), textAt(node, "because")];
  return ruleNamed(reader, textAt(node, "rule"), place).map((rule) => ({ rule, verdict, because, place }));
}

function ruleNamed(reader: ReadContext, name: string, place: Place): readonly string[] {
  const full = `${reader.pack.manifest.id}.${name}`;
  const { rules } = reader.pack.program;
  if (rules.has(full)) return [full];
  const names = [...rules.keys()].map((it) => it.slice(reader.pack.manifest.id.length + 1));
  reader.report(noCaseRule.at(place, { rule: name, near: didYouMean(nearest(name, names)) }));
  return [];
}

/** Nothing where it has mistakes; `row`: where it and its headings stand in a table. */
function readCase(around: ReadContext, node: DataNode, row?: readonly Span[]): Case | undefined {
  let isSound = true;
  const report = (problem: Diagnostic): void => {
    isSound = false;
    around.report(problem);
  };
  const reader = { ...around, report };
  const base = fieldOf(node, "base") ?? node;
  const documents = baseDocuments(reader, base);
  const asOf = dayOf(fieldOf(node, "as_of"));
  if (!documents || asOf === undefined) return undefined;
  const profile = fieldOf(node, "profile");
  const one = {
    name: textAt(node, "case"),
    why: textAt(node, "why"),
    place: placeIn(reader, node),
    asOf,
    lawOf: dayOf(fieldOf(node, "law_of")),
    asIfInForce: isTrue(fieldOf(node, "as_if_in_force")),
    provisional: isTrue(fieldOf(node, "provisional")),
    documents: changed(reader, node, documents),
    bases: documents,
    sets: row ?? ["facts_on", "set"].flatMap((key) => fieldOf(node, key)?.span ?? []),
    profile: profile && { source: reader.document.source, root: profile },
    expect: entriesOf(fieldOf(node, "expect")).flatMap(({ key, keySpan, value }) => {
      const { source } = reader.document;
      const place = { source, span: row ? value.span : keySpan };
      const named = ruleNamed(reader, key, { source, span: keySpan });
      return named.map((rule) => ({ rule, verdict: textOf(value) ?? "", place }));
    }),
  };
  return isSound ? one : undefined;
}

function baseDocuments(reader: ReadContext, base: DataNode): readonly DataDocument[] | undefined {
  const name = textOf(base) ?? "";
  const known = reader.read.get(name);
  if (known !== undefined) return known.length > 0 ? known : undefined;
  const bases = reader.host.list(`${reader.folder}/bases`).map((it) => it.replace(/\.yaml$/, ""));
  const path = `${reader.folder}/bases/${name}.yaml`;
  const text = bases.includes(name) ? reader.host.readText(path) : undefined;
  if (text === undefined) {
    reader.report(noBase.at(placeIn(reader, base), { base: name, near: didYouMean(nearest(name, bases)) }));
    return undefined;
  }
  const { documents, diagnostics } = readYaml({ path: reader.host.relative(path), text });
  diagnostics.forEach(reader.report);
  if (documents.length + diagnostics.length === 0) reader.report(emptyBase.at(placeIn(reader, base), { base: name }));
  const sound = diagnostics.length > 0 ? [] : documents;
  reader.read.set(name, sound);
  return sound.length > 0 ? sound : undefined;
}

/** `facts_on`, `set` and `unset` on the document that holds the path's first key. */
function changed(reader: ReadContext, node: DataNode, bases: readonly DataDocument[]): readonly DataDocument[] {
  const factsOn = fieldOf(node, "facts_on");
  let documents = factsOn
    ? bases.map((it) => ({ ...it, root: patch(it.root, ["facts_on"], factsOn) ?? it.root }))
    : bases;
  const set = entriesOf(fieldOf(node, "set")).map((it) => ({ path: it.key, span: it.keySpan, value: it.value }));
  const unset = itemsOf(fieldOf(node, "unset")).map((it) => ({
    path: textOf(it) ?? "",
    span: it.span,
    value: undefined,
  }));
  for (const { path, span, value } of [...set, ...unset]) {
    const steps = pathSteps(path);
    const document = documents.find((it) => fieldOf(it.root, String(steps?.[0]))) ?? documents[0];
    const written = reader.document.source.text.slice(span.start, span.end).indexOf(path);
    const spans = written < 0 ? [] : stepSpans(path, span.start + written);
    const root = steps && document && patch(document.root, steps, value, spans);
    if (root) documents = documents.map((it) => (it === document ? { ...it, root } : it));
    else reader.report(badPath.at({ source: reader.document.source, span }, { path }));
  }
  return documents;
}

const noBase = diagnostic("cases/no-base", "error", {
  en: "there is no base document `{base}`{near}",
  zh: "沒有基礎文檔 `{base}`{near}",
  help: { en: "bases are the files in cases/bases", zh: "基礎文檔是 cases/bases 中的文件" },
});

const oneBase = diagnostic("cases/one-base", "error", {
  en: "a case has one base, not a list of them",
  zh: "用例只有一個基礎文檔文件，不能是列表",
  help: {
    en: "write all its documents into one file of cases/bases, with a line `---` between them, and name that file",
    zh: "把全部文檔寫入 cases/bases 中的同一個文件，以 `---` 行分隔，並寫明該文件的名稱",
  },
});

const noCaseRule = diagnostic("cases/no-rule", "error", {
  en: "this pack has no rule `{rule}`{near}",
  zh: "本規則包沒有規則 `{rule}`{near}",
});

const badPath = diagnostic("cases/bad-path", "error", {
  en: "the path `{path}` leads nowhere in the base document",
  zh: "路徑 `{path}` 在基礎文檔中不存在",
  help: {
    en: "write it as `service.models[0].licence`; elements of lists must be there, and what is unset too",
    zh: "寫成 `service.models[0].licence` 的形式；列表的元素和要刪除的內容都須已經存在",
  },
});

/** A claim that a verdict is impossible, beside a case that has it. */
export const needlessCannot = diagnostic("cases/needless-cannot", "error", {
  en: "`{rule}` is said never to be {verdict}, and a case shows that it can be",
  zh: "聲明 `{rule}` 不可能為 `{verdict}`，但有案例表明可能",
  help: { en: "take the entry out of `cannot`", zh: "從 `cannot` 中刪去該項" },
});

const emptyBase = diagnostic("cases/empty-base", "error", {
  en: "the base document `{base}` holds nothing to judge",
  zh: "基礎文檔 `{base}` 沒有可判斷的內容",
});
