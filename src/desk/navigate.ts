import { messages, type Message } from "../base/message.ts";
import type { Place, Span } from "../base/text.ts";
import type { CheckedPack } from "../language/check/checked-pack.ts";
import { isReservedWord } from "../language/parse/keywords.ts";
import { declarationsOf } from "../language/syntax/walk.ts";
import { unitAt, unitPlace } from "../statute/instrument-text.ts";
import { compareLocators, type Locator } from "../statute/locator.ts";
import { packsAround, type OpenPolicy } from "./desk.ts";
import { isSameNamed, mentionsIn, type FactName, type Named } from "./mentions.ts";
import { declarationAt, mentionAt } from "./spot.ts";

/**
 * Where what is named at an offset is declared: a declaration, a variable, a unit of the policies or, of words, their place in
 * the law's text. `packs`: all that are known.
 */
export function definitionOf(
  { checked, file, bench }: OpenPolicy,
  offset: number,
  packs: readonly CheckedPack[],
): Place | undefined {
  const around = packsAround({ checked, bench }, packs);
  const named = mentionAt(checked, file, offset)?.named;
  switch (named?.kind) {
    case "declared": {
      const { name } = named.declaration;
      const own = named.file ?? around.flatMap((it) => (it.pack === named.pack ? declaringFile(it, named) : [])).at(0);
      return own && { source: own.source, span: name.span };
    }
    case "variable":
      return { source: file.source, span: named.each.variable.span };
    case "place":
      return around.filter((it) => it.pack === named.pack).flatMap((it) => unitBlock(it, named.locator))[0];
    case "words":
      return textOf(checked, file, offset);
    default:
      return undefined;
  }
}

/** The fact that is named at an offset: schemas declare it. */
export function factNamedAt({ checked, file }: OpenPolicy, offset: number): FactName | undefined {
  const named = mentionAt(checked, file, offset)?.named;
  return named?.kind === "fact" ? named : undefined;
}

function declaringFile(checked: CheckedPack, { declaration }: Extract<Named, { kind: "declared" }>) {
  return checked.files.filter((file) => [...declarationsOf(file)].some((it) => it.declaration === declaration));
}

/** Where the policies of a pack encode a place. */
function unitBlock(checked: CheckedPack, locator: Locator): readonly Place[] {
  return checked.files.flatMap((file) =>
    [...declarationsOf(file)].flatMap(({ declaration, units }) => {
      if (declaration.kind !== "unit") return [];
      const at = locatorOf([...units, declaration]);
      return compareLocators(at, locator) === 0 ? [{ source: file.source, span: declaration.numberSpan }] : [];
    }),
  );
}

/** The place that units around something make, outer first. */
export function locatorOf(
  units: readonly {
    readonly level: "article" | "paragraph" | "item" | "subitem" | "sentence";
    readonly number: number;
  }[],
): Locator {
  const number = (level: string): number | undefined => units.find((it) => it.level === level)?.number;
  return {
    article: number("article") ?? 0,
    paragraph: number("paragraph"),
    item: number("item"),
    ...(number("subitem") === undefined ? {} : { subitem: number("subitem") }),
    ...(number("sentence") === undefined ? {} : { sentence: number("sentence") }),
  };
}

/** Where the law's text has the unit that a quote is of. */
function textOf({ text }: CheckedPack, file: OpenPolicy["file"], offset: number): Place | undefined {
  if (text.kind !== "statute") return undefined;
  const unit = unitAt(text, unitPlace(text, locatorOf(declarationAt(file, offset)?.units ?? [])));
  return unit && { source: text.source, span: unit.span };
}

/** All places that name what is named at an offset: of a variable in its file, of all else in every pack that is known. */
export function referencesOf(
  { checked, file }: OpenPolicy,
  offset: number,
  packs: readonly CheckedPack[],
): readonly (Place & { readonly declares: boolean })[] {
  const named = mentionAt(checked, file, offset)?.named;
  if (!named) return [];
  const all =
    named.kind === "variable" ? [{ files: [file], checked }] : packs.map((it) => ({ files: it.files, checked: it }));
  return all.flatMap((it) =>
    it.files.flatMap((one) =>
      mentionsIn(it.checked, one)
        .filter((mention) => isSameNamed(mention.named, named))
        .map(({ span, declares }) => ({ source: one.source, span, declares })),
    ),
  );
}

const refusals = messages("desk/rename", {
  nothing: { en: "nothing here has a name that a policy gives", zh: "此處沒有由規則文件命名的內容" },
  published: {
    en: "cases, profiles, waivers and signatures name it too, and they are not changed with the policies",
    zh: "用例、配置、暫緩和署名確認也使用這個名稱，它們不會隨規則文件一起修改",
  },
  form: { en: "a name is letters, digits and `_`, and no keyword", zh: "名稱由字母、數字和 `_` 組成，並且不是關鍵字" },
  taken: { en: "`{name}` is taken", zh: "`{name}` 已被使用" },
});

/** What would be renamed at an offset; otherwise why nothing is: only policies name variables and definitions. */
export function renamed({ checked, file }: OpenPolicy, offset: number): Span | Message {
  const mention = mentionAt(checked, file, offset);
  if (!mention) return refusals.nothing();
  const { named, span } = mention;
  if (named.kind === "variable") return span;
  if (named.kind !== "declared") return refusals.nothing();
  if (named.declaration.kind !== "define") return refusals.published();
  return lastWord(file.source.text, span, named.declaration.name.text);
}

/** The stretches that a new name changes, if it can be one. */
export function renameTo(
  policy: OpenPolicy,
  offset: number,
  name: string,
  packs: readonly CheckedPack[],
): readonly Place[] | Message {
  const what = renamed(policy, offset);
  if ("code" in what) return what;
  if (!/^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name) || isReservedWord(name)) return refusals.form();
  const { context } = policy.bench.opened;
  const isTaken = policy.checked.files.some((file) =>
    mentionsIn(policy.checked, file).some(
      ({ named }) =>
        (named.kind === "declared" && named.declaration.name.text === name) ||
        (named.kind === "variable" && named.each.variable.text === name),
    ),
  );
  if (isTaken || context.vocabulary.subjects.has(name)) return refusals.taken({ name });
  const { text } = policy.file.source;
  const before = text.slice(what.start, what.end);
  return referencesOf(policy, offset, packs).map(({ source, span }) => ({
    source,
    span: lastWord(source.text, span, before),
  }));
}

/** Of a name that may stand behind that of its pack, the last word. */
const lastWord = (text: string, { start, end }: Span, word: string): Span =>
  text.slice(start, end).endsWith(word) ? { start: end - word.length, end } : { start, end };
