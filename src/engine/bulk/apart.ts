import { sha256 } from "../../base/digest.ts";
import { toPlain } from "../../base/document.ts";
import type { LineBatch } from "../../base/line-batches.ts";
import { isPlainRecord, jsonValue, parsePlainJson, type PlainRecord } from "../../base/plain-json.ts";
import type { BulkChecker } from "./bulk.ts";
import { linesOf, sourceOf } from "./line-text.ts";

/** A look through all lines for what a check of the whole files tells of several of them together. */
export interface LookThrough {
  /** False: such a thing has been found. */
  readonly add: (path: string, batch: LineBatch) => boolean;
  /** Behind the last line: whether each line by itself says all that they say together, or another look that tells. */
  readonly end: () => boolean | LookThrough;
}

/** So many names are kept, in some hundreds of megabytes. */
const mostNames = 4_000_000;

/**
 * Begins to find out whether lines can be judged one by one, and nothing is lost that a check of the whole files would tell: no two
 * documents describe one thing in two ways; none is signed, as a signature may be about another one; none is a service; and none names a
 * document that is missing among the others. A line that is no text keeps its whole file from being read. Documents with mistakes count as
 * others do: a name of one is none that is missing, as its mistake is told. The same words in another order are other words, so that it may
 * say no where lines are apart.
 *
 * INVARIANT (apart): of lines that are apart a check of the whole files finds what a check line by line finds.
 */
export function lookThrough({ prepared, service }: BulkChecker): LookThrough {
  const { mains, subjects } = prepared.reading.vocabulary.vocabulary;
  const [given, named, repeated] = [namesOfSubjects(), namesOfSubjects(), namesOfSubjects()];
  const rootsOf = (document: PlainRecord): readonly (readonly [subject: string, root: PlainRecord])[] =>
    Object.entries(document).flatMap(([subject, root]) =>
      subjects.has(subject) && isPlainRecord(root) ? [[subject, root] as const] : [],
    );
  const note = (document: PlainRecord): void => {
    for (const [subject, root] of rootsOf(document)) {
      for (const [field, { names }] of subjects.get(subject)?.type.fields ?? []) {
        const name = names === undefined || Object.hasOwn(document, names) ? undefined : root[field];
        if (names !== undefined && typeof name === "string") named.add(names, name);
      }
      const { id } = root;
      const isNew = given.add(subject, typeof id === "string" ? id : "");
      if (!isNew && typeof id === "string") repeated.add(subject, id);
    }
  };
  const ofService = service && toPlain(service.document);
  const beside = isPlainRecord(ofService) ? [ofService] : [];
  beside.forEach(note);
  return {
    add: (path, batch) =>
      given.count() + named.count() <= mostNames &&
      documentsIn(path, batch).every((document) => {
        if (document === undefined || document["attestations"] !== undefined) return false;
        note(document);
        return !mains.some((it) => Object.hasOwn(document, it));
      }),
    end: () => {
      const isMissing = named.all().some(([subject, name]) => given.of(subject)?.has(name) === false);
      if (isMissing || repeated.count() === 0) return !isMissing;
      return sameThroughout(beside, (it) =>
        rootsOf(it).filter(([subject, { id }]) => typeof id === "string" && repeated.of(subject)?.has(id)),
      );
    },
  };
}

/** Whether things that several documents are about are described in one way. */
function sameThroughout(
  beside: readonly PlainRecord[],
  repeatedIn: (document: PlainRecord) => readonly (readonly [subject: string, root: PlainRecord])[],
): LookThrough {
  const known = new Map<string, string>();
  const isSame = (document: PlainRecord | undefined): boolean =>
    document !== undefined &&
    repeatedIn(document).every(([subject, root]) => {
      const thing = JSON.stringify([subject, root["id"]]);
      const described = sha256(JSON.stringify(root));
      const first = known.get(thing) ?? described;
      known.set(thing, first);
      return first === described;
    });
  const isSameBeside = beside.every(isSame);
  return {
    // Numbers that JSON.parse rounds are not the same for being rounded to one.
    add: (path, batch) => isSameBeside && documentsIn(path, batch, parsePlainJson).every(isSame),
    end: () => true,
  };
}

/**
 * What stands in lines; undefined: a line that is no text, or of which `read` does not tell all. Lines without a document have none in a
 * whole file, too.
 */
const documentsIn = (path: string, batch: LineBatch, read = jsonValue): readonly (PlainRecord | undefined)[] =>
  linesOf(path, batch).flatMap((it) => {
    const { text } = sourceOf(it);
    const value = it.fault === undefined ? read(text) : undefined;
    const isUnread = value === undefined && (it.fault !== undefined || jsonValue(text) !== undefined);
    return isUnread ? [undefined] : [value].flat().filter(isPlainRecord);
  });

/** Names, by the subject that bears them. */
function namesOfSubjects() {
  const bySubject = new Map<string, Set<string>>();
  let count = 0;
  return {
    /** Whether it is new. */
    add: (subject: string, name: string): boolean => {
      const own = bySubject.get(subject) ?? new Set();
      bySubject.set(subject, own);
      if (own.has(name)) return false;
      own.add(name);
      count++;
      return true;
    },
    of: (subject: string): ReadonlySet<string> | undefined => bySubject.get(subject),
    all: () => [...bySubject].flatMap(([subject, own]) => Array.from(own, (name) => [subject, name] as const)),
    count: () => count,
  };
}
