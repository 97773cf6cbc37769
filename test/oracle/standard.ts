import { parseDuration } from "../../src/base/duration.ts";
import type * as Ast from "../../src/language/syntax/ast.ts";
import type { Attestation, Input } from "../../src/vocabulary/input.ts";
import { counted } from "./arithmetic.ts";
import { condition } from "./ask.ts";
import type { Book } from "./book.ts";
import { and, open, or, type Answer } from "./logic.ts";
import { fieldsOf, subjectIn } from "./read.ts";
import { wanted, type Result } from "./result.ts";
import { bound, within, type Scene } from "./scene.ts";
import type { Settings } from "./settings.ts";
import { elementOf, typeOf } from "./types.ts";
import { fullName } from "./declared.ts";

/** `S is met`, `S is met for x` */
export function isMet({ standard: path, element }: Ast.Met, scene: Scene): Answer {
  const { id } = scene.book.text;
  const written = fullName(path);
  const name = written.startsWith(`${id}.`) ? written.slice(id.length + 1) : written;
  const standard = scene.book.standards.get(name);
  if (!standard) throw new Error(`${written} is a standard`);
  const one = element && scene.variables.get(element.text);
  const bare = within(scene, scene.book);
  const { each } = standard;
  const inside = each && one ? bound(bare, each.variable.text, one) : bare;
  const all = (conditions: readonly Ast.Expr[]): readonly Answer[] => conditions.map((it) => condition(it, inside));
  const question = questionOf({ full: `${id}.${name}`, standard }, scene.run.books);
  const { full } = question;
  const signed = attested(standard, `${id}.${name}`, question, one?.result, bare);
  const necessary = and(all(standard.onlyIf));
  const enough = or(all(standard.orIf));
  const isPresuming = standard.presumedIf.length + standard.presumedNotIf.length > 0;
  const presumption = (): Answer => presumed(or(all(standard.presumedIf)), or(all(standard.presumedNotIf)), signed);
  const isUnsigned = signed.says.size === 0 && signed.missing === undefined;
  const said = isPresuming && isUnsigned ? presumption() : signed;
  const answer = and([necessary, or([enough, said])]);
  const isRefuted = necessary.is === false && signed.says.has(true);
  const isOutdone = necessary.is === true && enough.is === true && signed.says.has(false);
  if (!isRefuted && !isOutdone) return answer;
  scene.run.disputes.add(full);
  if (scene.run.whole !== undefined) return answer;
  if (signed.missing !== undefined) return open(signed.missing);
  return open([["dispute", full, ...(signed.element === undefined ? [] : [signed.element])].join(" ")]);
}

/** A standard that is the same as no other. */
interface Question {
  readonly full: string;
  readonly standard: Ast.Standard;
}

/** Follows `the same as` to its end; of several texts the latest says who may sign. */
function questionOf(it: Question, books: readonly Book[]): Question {
  const full = it.standard.sameAs?.text;
  if (full === undefined) return it;
  const short = full.slice(full.lastIndexOf(".") + 1);
  const texts = books.filter((book) => full === `${book.text.id}.${short}` && book.standards.has(short));
  const begins = ({ text: { inForce } }: Book): number => (inForce === "never" ? -Infinity : inForce.from);
  const [latest] = texts.toSorted((a, b) => begins(b) - begins(a));
  const standard = latest?.standards.get(short);
  if (!standard) throw new Error(`${full} is a standard`);
  return questionOf({ full, standard }, books);
}

/** The names under which a question can be signed. */
function namesOf(question: string, books: readonly Book[]): Set<string> {
  const names = new Set([question]);
  for (const book of books) {
    for (const [name, standard] of book.standards) {
      const full = `${book.text.id}.${name}`;
      if (standard.sameAs && questionOf({ full, standard }, books).full === question) names.add(full);
    }
  }
  return names;
}

/** What holds while nobody signs otherwise: one of the two conditions, and surely not the other. */
function presumed(met: Answer, unmet: Answer, unsigned: Answer): Answer {
  if (met.is === true && unmet.is === false) return met;
  if (met.is === false && unmet.is === true) return { is: false, needs: [] };
  return open([met, unmet].flatMap((it) => (it.is === undefined ? it.needs : [])).concat(unsigned.needs));
}

interface Signed extends Answer {
  /** What the signatures say that count, of the last day of such; of all that may be meant, where that is not known. */
  readonly says: ReadonlySet<boolean>;
  /** What is missing to know which are meant. */
  readonly missing: readonly string[] | undefined;
  readonly element: string | undefined;
}

/** What the latest attestations that count say. */
function attested(
  standard: Ast.Standard,
  own: string,
  { full, standard: asked }: Question,
  element: Result | undefined,
  scene: Scene,
): Signed {
  const { settings, books } = scene.run;
  const names = namesOf(full, books).add(own);
  const subject = subjectIn(scene, standard.on?.text ?? "service");
  const of = element && wanted(element);
  const key = standard.each && keyOf(standard.each, scene);
  const group = of?.value?.kind === "group" ? of : undefined;
  const known = [
    subject.value === undefined ? subject : wanted(fieldsOf(subject, ["id"], scene)),
    ...(group && key !== undefined ? [wanted(fieldsOf(group, [key], scene))] : []),
  ];
  const [id, name] = known.map(({ value }) => (value?.kind === "text" ? value.text : undefined));
  const isAnyElement = standard.each !== undefined && name === undefined;
  const places = new Set([scene.judgement.document, scene.run.service]);
  const meant = [...places].flatMap((input) =>
    (input?.attestations ?? []).flatMap((it) =>
      names.has(it.standard) &&
      (id === undefined || it.subject === id) &&
      (isAnyElement ? it.element !== undefined : it.element === name) &&
      input !== undefined
        ? [{ ...it, counts: isCounted(it, input, asked, settings) }]
        : [],
    ),
  );
  const counting = meant.filter((it) => it.counts);
  const any = new Set(counting.map((it) => it.met));
  const lost = (needs: readonly string[], missing = needs): Signed => {
    return { ...open(needs), says: any, missing, element: undefined };
  };
  if (subject.value === undefined) return lost(subject.needs);
  if (of && of.value === undefined) return lost(of.needs);
  if (of && !group) return lost(["not-comparable"]);
  const needed = [["attestation", full, id ?? "?", ...(standard.each ? [name ?? of?.path ?? "?"] : [])].join(" ")];
  const unnamed = known.flatMap((it) => (it.value === undefined ? it.needs : []));
  if (id === undefined || isAnyElement) return lost(needed, unnamed);

  const latest = Math.max(...counting.map((it) => it.on));
  const says = new Set(counting.filter((it) => it.on === latest).map((it) => it.met));
  const [only] = says;
  const isContested =
    says.size === 1 && meant.some((it) => !it.counts && it.on >= latest && it.on <= settings.asOf && it.met !== only);
  if (isContested) scene.run.disputes.add(full);
  const isSettled = says.size === 1 && (!isContested || scene.run.whole !== undefined);
  const answer = isSettled ? { is: only, needs: [] } : open(needed);
  return { ...answer, says, missing: undefined, element: name };
}

function keyOf(each: Ast.Each, scene: Scene): string | undefined {
  const type = typeOf(each.list, scene);
  return elementOf(type) && type?.kind === "list" ? type.key : undefined;
}

function isCounted(it: Attestation, input: Input, standard: Ast.Standard, settings: Settings): boolean {
  const judge = standard.judges.find((one) => one.role.text === it.by.role);
  const time = judge && parseDuration(judge.validFor.text);
  if (!judge || !time || time.kind === "time" || it.on > settings.asOf) return false;
  const end = counted(it.on, time, 1, settings);
  if (end === undefined || settings.asOf >= end) return false;
  return judge.evidence.every(({ text: kind }) =>
    it.evidence.some((id) => {
      const piece = input.evidence.get(id);
      return (
        piece?.evidenceKind === kind &&
        piece.collectedOn <= settings.asOf &&
        piece.collectedOn <= it.on &&
        (piece.expiresOn === undefined || piece.expiresOn >= settings.asOf)
      );
    }),
  );
}
