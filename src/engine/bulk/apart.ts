import { toPlain } from "../../base/document.ts";
import type { LineBatch } from "../../base/line-batches.ts";
import { jsonValue } from "../../base/plain-json.ts";
import type { BulkChecker } from "./bulk.ts";
import { linesOf, sourceOf } from "./line-text.ts";

/** Looks through lines for what a check of the whole files tells of several of them together. */
export interface ApartCheck {
  /** Whether nothing of the kind has been found yet. */
  readonly add: (path: string, batch: LineBatch) => boolean;
  /** Whether each line by itself says all that they say together. */
  readonly isApart: () => boolean;
}

/** So many names are kept, in some hundreds of megabytes. */
const mostNames = 4_000_000;

/**
 * Whether lines can be judged one by one, and nothing is lost that a check of the whole files would tell: no two documents are
 * about one thing, which they could describe in two ways; none is signed, as a signature may be about another one; none is a
 * service; and none names a document that is missing among the others. A line that is no text keeps its whole file from being read.
 * Documents with mistakes count as others do: it may say no where they are apart.
 *
 * INVARIANT (apart): of lines that are apart a check of the whole files finds what a check line by line finds.
 */
export function openApartCheck({ prepared, service }: BulkChecker): ApartCheck {
  const { mains, subjects } = prepared.reading.vocabulary.vocabulary;
  const given = namesOfSubjects();
  const named = namesOfSubjects();
  /** False: an earlier document is about the same thing. */
  const isNew = (document: Plain): boolean =>
    Object.entries(document).every(([subject, root]) => {
      const type = subjects.get(subject)?.type;
      if (!type || !isRecord(root)) return true;
      for (const [field, { names }] of type.fields) {
        const name = names === undefined || Object.hasOwn(document, names) ? undefined : root[field];
        if (names !== undefined && typeof name === "string") named.add(names, name);
      }
      const { id } = root;
      return given.add(subject, typeof id === "string" ? id : "") || typeof id !== "string";
    });
  const isPlain = (document: unknown): boolean =>
    !isRecord(document) ||
    (document["attestations"] === undefined && !mains.some((it) => Object.hasOwn(document, it)) && isNew(document));
  const ofService = service && toPlain(service.document);
  let isApart = !isRecord(ofService) || isNew(ofService);
  return {
    add: (path, batch) => {
      isApart &&=
        given.count() + named.count() <= mostNames &&
        linesOf(path, batch).every(
          (it) => it.fault === undefined && [jsonValue(sourceOf(it).text)].flat().every(isPlain),
        );
      return isApart;
    },
    isApart: () => isApart && named.all().every(([subject, name]) => given.of(subject)?.has(name) !== false),
  };
}

type Plain = Readonly<Record<string, unknown>>;

const isRecord = (it: unknown): it is Plain => typeof it === "object" && it !== null && !Array.isArray(it);

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
