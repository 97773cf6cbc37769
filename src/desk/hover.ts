import type { Interval } from "../base/civil-date.ts";
import type { Translated } from "../base/message.ts";
import type { Span } from "../base/text.ts";
import { definitionOf, noteBefore, parameterOf, standardOf, type GuideStandard } from "../analysis/guide/guide.ts";
import {
  phraseRule,
  writtenText,
  type Phrasing,
  type PhrasedClause,
  type PhrasingContext,
} from "../analysis/guide/phrasing.ts";
import { translated } from "../graph/sources.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import type * as Ast from "../language/syntax/ast.ts";
import { captionOf, unitsIn } from "../statute/instrument-text.ts";
import { compareLocators, type Locator } from "../statute/locator.ts";
import type { StatuteWords } from "../statute/statute.ts";
import { fieldAt, type Field, type Type, type Vocabulary } from "../vocabulary/type.ts";
import { packsAround, type OpenPolicy } from "./desk.ts";
import { declaredIn, isSameNamed, mentionsIn, type Named, type NamedDeclaration } from "./mentions.ts";
import { holds, mentionAt } from "./spot.ts";

/** What is known of a name. */
export type Explained =
  | {
      readonly kind: "fact";
      readonly path: string;
      readonly field: Field | undefined;
      readonly readBy: readonly string[];
    }
  | { readonly kind: "variable"; readonly name: string; readonly type: Type | undefined; readonly list: string }
  | { readonly kind: "definition"; readonly name: string; readonly note: string; readonly said: Phrasing }
  | { readonly kind: "standard"; readonly standard: GuideStandard }
  | {
      readonly kind: "rule";
      readonly name: string;
      readonly note: string;
      readonly parties: readonly string[];
      readonly modal: Ast.Rule["modal"];
      readonly act: Translated;
      readonly parts: readonly PhrasedClause[];
      readonly words: StatuteWords | undefined;
      readonly inForce: Interval | undefined;
      readonly locator: Locator | undefined;
    }
  | {
      readonly kind: "open";
      readonly name: string;
      readonly note: string;
      readonly words: StatuteWords | undefined;
      readonly list: string | undefined;
    }
  | { readonly kind: "words"; readonly words: StatuteWords }
  | {
      readonly kind: "place";
      readonly pack: string;
      readonly locator: Locator;
      readonly units: readonly {
        readonly locator: Locator;
        readonly words: StatuteWords | undefined;
        readonly caption: Translated | undefined;
      }[];
    };

export interface Hover {
  readonly span: Span;
  readonly what: Explained;
}

/** What is known of the name at an offset; undefined: there is none, or nothing is to be said of it. `packs`: all that are known. */
export function hover(policy: OpenPolicy, offset: number, packs: readonly CheckedPack[]): Hover | undefined {
  const mention = mentionAt(policy.checked, policy.file, offset);
  const what = mention && explain(mention.named, policy, packs);
  return what && mention && { span: mention.span, what };
}

function explain(
  named: Named,
  { checked, bench, file }: OpenPolicy,
  packs: readonly CheckedPack[],
): Explained | undefined {
  const { vocabulary } = bench.opened.context;
  const around = packsAround({ checked, bench }, packs);
  switch (named.kind) {
    case "fact":
      return explainFact(named, vocabulary, packs);
    case "variable": {
      const speaker = { pack: { checked }, vocabulary, file, variables: new Map() };
      const name = [named.each.variable.text, ...named.fields].join(".");
      return { kind: "variable", name, type: named.type, list: writtenText(named.each.list.span, speaker) };
    }
    case "words":
      return { kind: "words", words: named.words };
    case "place": {
      const of = around.findLast((it) => it.pack === named.pack);
      if (!of) return undefined;
      const units = unitsIn(of.text, named.locator).map((locator) => ({
        locator,
        caption: captionOf(of.text, locator),
        words:
          of.text.kind === "statute"
            ? of.text.units.find((it) => compareLocators(it.locator, locator) === 0)?.words
            : undefined,
      }));
      return { kind: "place", pack: named.pack, locator: named.locator, units };
    }
    case "declared": {
      const { name, kind } = named.declaration;
      const all = around.filter((it) => it.pack === named.pack);
      const own = all.find((it) => declaredIn(it).some((one) => one.declaration === named.declaration)) ?? all[0];
      const found =
        own && declaredIn(own).find(({ declaration: it }) => it.name.text === name.text && it.kind === kind);
      const speaker = own && found && { pack: { checked: own }, vocabulary, file: found.file, variables: new Map() };
      return found && speaker && declaredAs(found.declaration, speaker);
    }
    default:
      return undefined;
  }
}

/** What is known of a fact. */
export function explainFact(
  named: Extract<Named, { kind: "fact" }>,
  { subjects }: Pick<Vocabulary, "subjects">,
  packs: readonly CheckedPack[],
): Explained {
  const type = subjects.get(named.subject)?.type;
  const field = named.fields.length === 0 ? undefined : type && fieldAt(type, named.fields.join("."));
  return { kind: "fact", path: [named.subject, ...named.fields].join("."), field, readBy: rulesReading(packs, named) };
}

/** The rules that name a fact themselves, by their full names, each once. */
function rulesReading(packs: readonly CheckedPack[], fact: Named): readonly string[] {
  const found = packs.flatMap((checked) => {
    const reading = checked.files.flatMap((file) =>
      mentionsIn(checked, file).flatMap((it) => (isSameNamed(it.named, fact) ? [{ file, at: it.span.start }] : [])),
    );
    return checked.rules
      .filter((rule) => reading.some((it) => it.file === rule.file && holds(rule.declaration.span, it.at)))
      .map((rule) => `${checked.pack}.${rule.declaration.name.text}`);
  });
  return [...new Set(found)];
}

function declaredAs(it: NamedDeclaration, speaker: PhrasingContext): Explained {
  const { checked } = speaker.pack;
  const note = noteBefore(speaker.file, it);
  const name = it.name.text;
  const words = (quote: Ast.Quote | undefined): StatuteWords | undefined => quote && checked.quotes.get(quote.id);
  switch (it.kind) {
    case "define":
      return { kind: "definition", ...definitionOf(it, speaker) };
    case "parameter":
      return { kind: "definition", ...parameterOf(it, speaker) };
    case "standard":
      return { kind: "standard", standard: standardOf(it, speaker) };
    case "open-term":
      return { kind: "open", name, note, words: words(it.quote), list: undefined };
    case "open-list":
      return { kind: "open", name, note, words: words(it.quote), list: writtenText(it.list.span, speaker) };
    case "exemption":
      return { kind: "open", name, note, words: words(it.quote), list: writtenText(it.condition.span, speaker) };
    case "rule": {
      const placed = checked.rules.find((one) => one.declaration === it);
      const quote = it.clauses.find((one) => one.kind === "quote");
      return {
        kind: "rule",
        name,
        note,
        parties: it.parties.map((one) => one.text),
        modal: it.modal,
        act: translated(checked, it.act.text),
        parts: phraseRule(it, speaker),
        words: words(quote),
        inForce: placed?.inForce,
        locator: placed?.locator,
      };
    }
  }
}
