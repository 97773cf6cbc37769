import { replacementFix } from "../../base/diagnostic.ts";
import { didYouMean } from "../../base/nearest.ts";
import type * as Ast from "../syntax/ast.ts";
import type { CheckedPack, PlacedStandard, SharedQuestion } from "./checked-pack.ts";
import type { Environment } from "./checker-state.ts";
import { report } from "./context.ts";
import { kindIn } from "./cross-pack.ts";
import { notOneQuestion } from "./diagnostics/clauses.ts";
import { unknownStandard } from "./diagnostics/names.ts";
import { reportMissingPack } from "./named-rules.ts";

interface NamedStandard {
  readonly pack: CheckedPack;
  readonly placed: PlacedStandard;
}

// INVARIANT (one-question): a standard leads, by `the same as`, to one that is the same as no other; packs need each other
//   in no circle, so none leads back to itself.
/** Checks `the same as PACK.STANDARD`: the question that another pack asks, of the same subject and the same elements. */
export function checkSameAs(
  reach: Environment,
  { name: { text: name }, sameAs, each }: Ast.Standard,
  subject: string,
): SharedQuestion | undefined {
  if (sameAs === undefined || sameAs.text === "") return undefined;
  const { text: other, span } = sameAs;
  const fail = (problem: "own" | "subject" | "list" | "texts", theirs = subject): undefined => {
    report(reach, span, notOneQuestion, { name, other, problem, mine: subject, theirs });
  };
  const dot = other.lastIndexOf(".");
  const pack = other.slice(0, Math.max(dot, 0));
  if (dot < 0 || pack === reach.context.pack) return fail("own");
  const texts = reach.context.needs.get(pack);
  if (texts === undefined) {
    const packSpan = { start: span.start, end: span.end - (other.length - dot) };
    reportMissingPack(reach, pack, packSpan);
    return undefined;
  }
  const named = texts.flatMap((it): readonly NamedStandard[] => {
    const placed = it.standards.find((one) => one.declaration.name.text === other.slice(dot + 1));
    return placed === undefined ? [] : [{ pack: it, placed }];
  });
  const last = named.at(-1);
  if (last === undefined) return reportUnknown(reach, sameAs, pack, texts);
  const elsewhere = named.find((it) => it.placed.subject !== subject);
  if (elsewhere !== undefined) return fail("subject", elsewhere.placed.subject);
  const own = each && listRead(reach.ledger, each);
  if (each && own === undefined) return fail("list");
  if (named.some((it) => (it.placed.declaration.each && listRead(it.pack, it.placed.declaration.each)) !== own))
    return fail("list");
  const questions = named.map(({ placed }) => placed.sameAs ?? { name: other, standard: placed.declaration });
  const terms = new Set(questions.map((it) => JSON.stringify([it.name, termsOf(it.standard)])));
  return terms.size > 1 ? fail("texts") : questions.at(-1);
}

/** The list of a subject that is gone through, as far as it is written out. */
function listRead({ meanings }: Pick<CheckedPack, "meanings">, { list }: Ast.Each): string | undefined {
  const meaning = meanings.get(list.id);
  return meaning?.kind === "subject" ? [meaning.subject, ...meaning.fields].join(".") : undefined;
}

/** Who may sign, for how long, on what evidence; in whatever order it is written. */
const termsOf = ({ judges }: Ast.Standard): readonly unknown[] =>
  judges
    .map((it) => JSON.stringify([it.role.text, it.validFor.text, it.evidence.map((one) => one.text).toSorted()]))
    .toSorted();

function reportUnknown(
  reach: Environment,
  { text: name, span }: Ast.Name,
  pack: string,
  texts: readonly CheckedPack[],
): undefined {
  const short = name.slice(pack.length + 1);
  const is = texts.map((it) => kindIn(it, short)).find((it) => it !== undefined);
  const known = texts.flatMap((it) => it.standards.map((one) => one.declaration.name.text));
  const last = is === undefined ? reach.nearest(short, known) : undefined;
  const near = last === undefined ? undefined : `${pack}.${last}`;
  const params = {
    name,
    near: didYouMean(near),
    is,
    isOther: is !== undefined,
    clause: "same",
    isForeign: false,
  } as const;
  report(reach, span, unknownStandard, params, replacementFix(span, near));
}
