import type { Locale } from "../../base/locale.ts";
import type { Message } from "../../base/message.ts";
import { isVerdict, type Verdict } from "../../evaluate/decision.ts";
import { packOf, shortName } from "../../evaluate/program.ts";
import { encodingWords } from "../messages/coverage.ts";
import { phrases, present } from "../messages/phrases.ts";
import { pictureKindWords, pictureWords, plainRelationWords, relationWords } from "../messages/picture.ts";
import { clauseKindMessage, clauseResultWords, conditionResultMessage, conditionWords } from "../messages/steps.ts";
import { verdictSigns, verdictWords } from "../messages/verdicts.ts";
import { citationIn, titleIn } from "../model/citations.ts";
import type { PictureReport, ReportEdge, ReportNode } from "../model/picture-report.ts";
import { bearingOf, clauseBearings, type Bearing } from "./rule-steps.ts";
import { clean } from "./text-layout.ts";

/** A node in words of the reader's language. */
export interface NodeLabel {
  /** What it is, and of a judged picture what it came to, with a sign: never by colour alone. */
  readonly head: string;
  readonly text: string;
  /** How it bears on the verdict; undefined: it was not judged. */
  readonly bearing: Bearing | undefined;
}

/** What every format shows of a node; what stands in another pack than `pack`, that of the picture, names its own. */
export function labelOf(node: ReportNode, pack: PictureReport["pack"], locale: Locale): NodeLabel {
  const { kind, name, cite, said, at } = node;
  const known = stateOf(node);
  const where = cite && citationIn(cite, locale);
  const isPart = kind in conditionWords || kind === "require" || kind === "forbid";
  const own = name && (isPart ? name : nameIn(node, pack?.id));
  const label = locale.say(kindMessage(kind));
  const state = known && `${known.sign} ${locale.say(known.word)}`;
  const document = at && `${at.path}:${at.line}`;
  const head = present([kind === "article" ? undefined : label, where, isPart ? own : undefined]);
  const body = present([isPart ? undefined : own, said, document]);
  return {
    head: plain(
      state === undefined ? head.join(" ") : locale.say(phrases.labelled({ label: head.join(" "), text: state })),
    ),
    text: plain(body.filter((it) => it !== "").join(" · ")).replaceAll("`", ""),
    bearing: known?.bearing,
  };
}

/** Without halves of pairs, which no file can hold. */
const plain = (text: string): string => clean(text).replaceAll(/\p{Surrogate}/gu, "\ufffd");

/** Packs, and what stands in another one than that of the picture, by their whole names. */
function nameIn({ kind, name = "" }: ReportNode, pack: string | undefined): string | undefined {
  if (kind === "article") return name === pack ? undefined : name;
  return packOf(name) === pack ? shortName(name) : name;
}

function kindMessage(kind: ReportNode["kind"]): Message {
  switch (kind) {
    case "pack":
    case "other-law":
    case "article":
    case "note":
      return pictureKindWords[kind]();
    case "require":
    case "forbid":
      return clauseKindMessage(kind === "forbid");
    case "rule":
    case "standard":
    case "open-term":
    case "open-list":
    case "parameter":
      return encodingWords[kind]({ count: 1 });
    case "definition":
      return encodingWords.define({ count: 1 });
    default:
      return conditionWords[kind]();
  }
}

interface KnownState {
  readonly sign: string;
  readonly word: Message;
  readonly bearing: Bearing;
}

function stateOf({ kind, state }: ReportNode): KnownState | undefined {
  if (state === undefined) return undefined;
  if (isVerdict(state))
    return { sign: verdictSigns[state], word: verdictWords[state](), bearing: verdictBearings[state] };
  const told = (word: Message, bearing: Bearing): KnownState => ({ sign: bearingSigns[bearing], word, bearing });
  if (kind === "require" || kind === "forbid")
    return state === "not_asked"
      ? told(conditionResultMessage("when", state), "quiet")
      : told(clauseResultWords[state](), clauseBearings[state]);
  if (state === "waiting" || state === "void") return undefined;
  const asked = kind in conditionWords ? (kind as keyof typeof conditionWords) : "when";
  return told(conditionResultMessage(asked, state), bearingOf(asked, state));
}

const verdictBearings: Readonly<Record<Verdict, Bearing>> = {
  violated: "bad",
  undetermined: "open",
  pending: "waiting",
  satisfied: "good",
  exempt: "good",
  not_applicable: "quiet",
  not_in_force: "quiet",
  not_examined: "quiet",
};

const bearingSigns: Readonly<Record<Bearing, string>> = {
  good: verdictSigns.satisfied,
  bad: verdictSigns.violated,
  open: verdictSigns.undetermined,
  waiting: verdictSigns.pending,
  quiet: verdictSigns.not_applicable,
};

/** How one node refers to another; empty where that goes without saying. */
export function edgeLabel({ relations }: ReportEdge, locale: Locale): string {
  const said = relations.flatMap(({ kind, count }) => {
    switch (kind) {
      case "holds":
      case "asks":
      case "reads":
        return [];
      case "needs":
      case "yields-to":
      case "leaves-to":
        return [plainRelationWords[kind]()];
      default:
        return [relationWords[kind]({ count })];
    }
  });
  return locale.list(said, "semicolon");
}

/** What the picture is of. */
export function titleOf({ pack, part: named, inputs, nodes }: PictureReport, locale: Locale): string {
  const { say } = locale;
  const name = pack && titleIn(pack.title, locale);
  const article = nodes.find((it) => it.kind === "article")?.cite;
  const part = article && named !== undefined && /^\d/.test(named) ? citationIn(article, locale) : named;
  const of = pack && pictureWords.title({ pack: name, version: pack.version });
  const all = pack && part !== undefined ? pictureWords.part({ pack: name, version: pack.version, part }) : of;
  const title = all ?? pictureWords.instruments();
  return plain(say(inputs.length === 0 ? title : pictureWords.judged({ title, inputs: locale.list(inputs, "comma") })));
}
