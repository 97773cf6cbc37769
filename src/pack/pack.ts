import { parseDay, writeInterval, type Day, type Interval } from "../base/civil-date.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import type { Zone } from "../base/instant.ts";
import { invariant } from "../base/invariant.ts";
import type { Translated } from "../base/message.ts";
import type { Counting } from "../base/reckoning.ts";
import type { Place, SourceText } from "../base/text.ts";
import { program, type Program } from "../evaluate/program.ts";
import type { GraphNode, WrittenInterval } from "../graph/graph.ts";
import type { CheckedPack, PlacedDeclaration } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import type { CitationStyleName } from "../statute/citation-style.ts";
import { unitsOf, type InstrumentText } from "../statute/instrument-text.ts";
import type { Locator } from "../statute/locator.ts";
import type { StatuteWords } from "../statute/statute.ts";

/** `pack.yaml`: what a pack is and when its instrument is in force. */
export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly title: Translated;
  readonly rank: string;
  /** How the rank is known, where the pack says it. */
  readonly rankKnownBy: Translated | undefined;
  /** The file of the law's text, and the day it was made; undefined: the pack holds no text. */
  readonly text: { readonly file: string; readonly language: string; readonly of: Day } | undefined;
  /** Where its official text is published, as the pack says it: nothing is read from there. */
  readonly officialText: string | undefined;
  readonly inForce: Interval;
  /** How its places are cited. */
  readonly citation: CitationStyleName;
  readonly zone: Zone;
  /** `cn`, `weekdays`, or `./` and the path of a file in the folder. */
  readonly calendar: string;
  readonly counting: Counting;
  /** Ids of the vocabularies whose facts its rules read. */
  readonly vocabularies: readonly string[];
  readonly parties: readonly string[];
  /** What people call them, where the pack says it. */
  readonly partyNames: PartyNames;
  /** Whose duties count where nobody says whose. */
  readonly defaultParty: string | undefined;
  readonly roles: readonly string[];
  /** The packs whose rules or definitions this one reads. */
  readonly needs: readonly Need[];
  /** Rules that a user may expect here and will not find; printed in every report. */
  readonly notCovered: readonly { readonly id: string; readonly from: Day; readonly binds: string }[];
  readonly source: SourceText;
}

/** What parties are called. */
export type PartyNames = ReadonlyMap<string, Translated>;

/** Whose duties count where nobody says anything of it. */
export const usualParty = "provider";

export interface Need {
  readonly id: string;
  /** A range of versions, as npm writes it: `^1`. */
  readonly range: string;
  readonly place: Place;
}

/** A pack that compiled: its text, its rules as a program, and the digest of its meaning. */
export interface Pack {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly text: InstrumentText;
  readonly program: Program;
  readonly digest: string;
  readonly ruleDigests: ReadonlyMap<string, string>;
  readonly units: readonly { readonly locator: Locator; readonly title: string | undefined }[];
  readonly dispositions: readonly PlacedDeclaration<Ast.Disposition>[];
  /** The law's words behind what the policy quotes; none where the pack holds no text. */
  readonly quotes: ReadonlyMap<Ast.NodeId, StatuteWords>;
  readonly checked: CheckedPack;
  /** Captions of units in our own words, by locator key: unofficial. */
  readonly captions: ReadonlyMap<string, Translated>;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Whose duties count by a pack where nobody says whose: the party that it names, else the provider, else its only one.
 *
 * @example
 * defaultPartyOf({ defaultParty: undefined, parties: ["user", "provider"] }) // "provider"
 * defaultPartyOf({ defaultParty: "user", parties: ["user", "provider"] }) // "user"
 * defaultPartyOf({ defaultParty: undefined, parties: ["keeper"] }) // "keeper"
 * defaultPartyOf({ defaultParty: undefined, parties: ["keeper", "owner"] }) // undefined
 */
export function defaultPartyOf({
  defaultParty,
  parties,
}: Pick<Manifest, "defaultParty" | "parties">): string | undefined {
  const [only, ...others] = parties;
  return defaultParty ?? parties.find((it) => it === usualParty) ?? (others.length === 0 ? only : undefined);
}

interface EncodedArticles {
  /** Those that the policy files name. */
  readonly encoded: readonly number[];
  /** The other articles of the text; undefined: the pack holds no text, and nobody can tell. */
  readonly notEncoded: readonly number[] | undefined;
}

/**
 * Which articles of its law a pack encodes, in the order of the text.
 *
 * @example
 * const at = (article) => ({ article, paragraph: 1, item: undefined });
 * const text = { kind: "outline", units: [at(2), at(24)], captions: new Map(), digest: "" };
 * encodedArticlesOf({ text, units: [{ locator: at(24), title: undefined }] }) // { encoded: [24], notEncoded: undefined }
 */
export function encodedArticlesOf({ text, units }: Pick<Pack, "text" | "units">): EncodedArticles {
  const named = new Set(units.map((it) => it.locator.article));
  const all = new Set(unitsOf(text).map((it) => it.article));
  return {
    encoded: [...named].toSorted((a, b) => a - b),
    notEncoded: text.kind === "statute" ? [...all].filter((it) => !named.has(it)) : undefined,
  };
}

/** Ids of packs that a run need not hold; `any` where one of its own does not compile, so that nobody knows its names. */
export type UnloadedPacks = readonly string[] | "any";

/**
 * Whether a full name (`PACK.NAME`) is one of another pack that is not in this run: what is said of it is left alone.
 *
 * @example
 * isOfUnloadedPack([], ["cn.labelling"])("cn.labelling.visible_label") // true
 * isOfUnloadedPack([], [])("cn.labelling.visible_label") // false
 * isOfUnloadedPack([], "any")("own.pack.rule") // true
 */
export function isOfUnloadedPack(
  packs: readonly Pick<Pack, "manifest">[],
  others: UnloadedPacks,
): (name: string) => boolean {
  const loaded = new Set(packs.map((it) => it.manifest.id));
  return (name) => {
    const pack = name.replace(/\.[^.]*$/, "");
    return !loaded.has(pack) && (others === "any" || others.includes(pack));
  };
}

const firstOfAll = "0001-01-01";
const always: WrittenInterval = { from: firstOfAll, until: undefined };

/**
 * The program of a pack as if its law were in force on every day: what is in force on the days of the pack is so always.
 * Rules with days of their own keep them, and so does what stands in other packs.
 */
export function alwaysInForceProgram({
  manifest,
  program: { graph, sources, free, reckoning },
}: Pick<Pack, "manifest" | "program">): Program {
  const days = writeInterval(manifest.inForce);
  const nodes = graph.nodes.map((it) => alwaysInForceNode(it, manifest.id, days));
  const from = parseDay(firstOfAll);
  invariant(from !== undefined, "there was a first day");
  return program({ graph: { ...graph, nodes }, sources, free }, { from, until: undefined }, reckoning);
}

/** The node without the days of its pack; days of its own are kept. */
function alwaysInForceNode(node: GraphNode, pack: string, days: WrittenInterval): GraphNode {
  switch (node.kind) {
    case "rule":
    case "exemption":
      return node.name.startsWith(`${pack}.`) && isSameInterval(node.inForce, days)
        ? { ...node, inForce: always }
        : node;
    case "yields":
      return isSameInterval(node.inForce, days) ? { ...node, inForce: always } : node;
    default:
      return node;
  }
}

/** Whether two intervals hold the same days. */
export function isSameInterval(a: WrittenInterval, b: WrittenInterval): boolean {
  if (a === "never" || b === "never") return a === b;
  return a.from === b.from && a.until === b.until;
}
