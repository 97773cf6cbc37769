import type { RunWord, Verdict } from "../../evaluate/decision.ts";
import { joinedUse, type MapUse } from "../../readers/foreign/map-use.ts";

/**
 * What is kept of lines that were judged, of a batch, of a part of a log or of all of it: plain data, which does not grow with their
 * number.
 */
export interface Tally {
  /** The files that the lines stand in, in their order. */
  readonly files: readonly TalliedFile[];
  /** Documents by subject. */
  readonly documents: ReadonlyMap<string, number>;
  /** By what they come to, for each subject. */
  readonly outcomes: Outcomes;
  /** Name of a rule in a version of its pack → its decisions by verdict. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<Verdict, number>>;
  /** Documents of later days than that of judgement, which were not judged. */
  readonly late: number;
  /** Contradictions between facts of which one at least stands in a line. */
  readonly contradicted: number;
  /** Lines with mistakes of which nothing was judged. */
  readonly unjudged: number;
  /** Mistakes in lines, and findings that no rule makes. */
  readonly errors: number;
  readonly findings: number;
  /** Places outside of lines of signatures that facts contradict, in order. */
  readonly disputed: readonly string[];
  /** Attestations of the service about names that neither it nor one of the lines has. */
  readonly unnamed: readonly string[];
  /** What rows showed of the map of columns; undefined: there is none. */
  readonly map?: MapUse | undefined;
  readonly samples: readonly Sample[];
}

/** Subject → how many of its documents come to a word. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<RunWord, number>>;

/** Adds counts of counts to others, so many times. */
export function addCounts<K, W>(
  all: Map<K, Map<W, number>>,
  more: ReadonlyMap<K, ReadonlyMap<W, number>>,
  times = 1,
): void {
  for (const [key, counts] of more) for (const [word, count] of counts) addCount(all, key, word, count * times);
}

/** Adds to the count of a word. */
export function addCount<K, W>(all: Map<K, Map<W, number>>, key: K, word: W, count: number): void {
  const own = all.get(key) ?? new Map<W, number>();
  if (own.size === 0) all.set(key, own);
  own.set(word, (own.get(word) ?? 0) + count);
}

export interface TalliedFile {
  readonly path: string;
  readonly lines: number;
  /** It holds neither a document nor a mistake. */
  readonly silent: boolean;
}

/** A line that shows something that too few lines before it have shown. */
export interface Sample {
  readonly path: string;
  /** Its number among the lines of its file that were judged. */
  readonly line: number;
  /** The number of its first document among those that were judged. */
  readonly first: number;
  readonly text: string;
  /** Undefined: it has a text. */
  readonly fault: LineFault | undefined;
  readonly shows: readonly Shown[];
}

/** A line that is no text in UTF-8, or longer than a document may be. */
export type LineFault = "not-text" | "too-large";

/** What a line shows, and how many lines are wanted that show it. Its first word is the kind of it. */
export type Shown = readonly [what: string, wanted: number];

/** Of what there may be without end: things that are missing, and days before the law, of which words tell one or several. */
const mostKinds: ReadonlyMap<string, number> = new Map([
  ["need", 200],
  ["early", 2],
]);

export const kindOfShown = (what: string): string => what.split(" ", 1)[0] ?? "";

/** That a note may follow is told where no line leads to it for certain. */
const doubtful = /^(note .*) unknown$/s;

/** Joins what is kept of lines, in their order. */
export interface TallyFold {
  /** Begins a file, of which there may be no line. */
  readonly open: (path: string) => void;
  /** Adds the next lines. */
  readonly add: (next: Tally) => void;
  /** How many documents have been added. */
  readonly count: () => number;
  readonly value: () => Tally;
}

/**
 * Nothing yet. `unnamed`: what no line has a name for.
 *
 * INVARIANT (any cut): however lines are cut into tallies, and in whatever groups these are joined in their order, the value is the same.
 */
export function openTally(unnamed: readonly string[]): TallyFold {
  const files: TalliedFile[] = [];
  const documents = new Map<string, number>();
  const outcomes = new Map<string, Map<RunWord, number>>();
  const rules = new Map<string, Map<Verdict, number>>();
  const disputed = new Set<string>();
  const samples: Sample[] = [];
  const shown = new Map<string, number>();
  const kinds = new Map<string, number>();
  let [numbered, late, contradicted, unjudged, errors, findings] = [0, 0, 0, 0, 0, 0];
  let left = unnamed;
  let map: MapUse | undefined;

  /** Whether a line more is wanted that shows this; it is counted. */
  const isWanted = ([what, wanted]: Shown): boolean => {
    const before = shown.get(what);
    const kind = kindOfShown(what);
    if (before === undefined && (kinds.get(kind) ?? 0) >= (mostKinds.get(kind) ?? Infinity)) return false;
    if (before === undefined) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    shown.set(what, (before ?? 0) + 1);
    return (before ?? 0) < wanted;
  };

  return {
    open: (path) => void files.push({ path, lines: 0, silent: true }),
    add: (next) => {
      const base = numbered;
      const [open, [first]] = [files.at(-1), next.files];
      const goesOn = open !== undefined && open.path === first?.path ? open : undefined;
      for (const it of next.files) {
        const isMore = goesOn !== undefined && it === first;
        if (isMore) files.pop();
        files.push(isMore ? { ...it, lines: goesOn.lines + it.lines, silent: goesOn.silent && it.silent } : it);
      }
      for (const [subject, count] of next.documents) {
        documents.set(subject, (documents.get(subject) ?? 0) + count);
        numbered += count;
      }
      addCounts(outcomes, next.outcomes);
      addCounts(rules, next.rules);
      late += next.late;
      contradicted += next.contradicted;
      unjudged += next.unjudged;
      errors += next.errors;
      findings += next.findings;
      for (const it of next.disputed) disputed.add(it);
      if (next.map) map = map ? joinedUse(map, next.map) : next.map;
      const named = new Set(next.unnamed);
      left = left.filter((it) => named.has(it));
      for (const it of next.samples) {
        const shows = it.shows.filter(isWanted);
        const line = it.path === goesOn?.path ? goesOn.lines + it.line : it.line;
        if (shows.length > 0) samples.push({ ...it, line, first: base + it.first, shows });
      }
    },
    count: () => numbered,
    value: () => {
      return {
        files: [...files],
        documents: new Map(documents),
        outcomes: copyOf(outcomes),
        rules: copyOf(rules),
        late,
        contradicted,
        unjudged,
        errors,
        findings,
        disputed: [...disputed].toSorted(),
        unnamed: left,
        map,
        samples: samples.flatMap((it) => {
          const shows = it.shows.filter(
            ([what]) => !shown.has(what.replace(doubtful, "$1 yes")) || !doubtful.test(what),
          );
          return shows.length > 0 ? [{ ...it, shows }] : [];
        }),
      };
    },
  };
}

const copyOf = <W>(all: ReadonlyMap<string, ReadonlyMap<W, number>>) =>
  new Map([...all].map(([name, counts]) => [name, new Map(counts)]));
