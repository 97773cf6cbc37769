/** What an expression can name where it stands: of its own pack by its name, of others by the full one. */
export interface Names {
  readonly booleans: readonly string[];
  /** Those that read an event, and so stand where one can be read. */
  readonly ofEvents: readonly string[];
  readonly numbers: readonly string[];
  readonly durations: readonly string[];
  readonly dates: readonly string[];
  readonly moods: readonly string[];
  /** Lists that the law leaves open, and closed ones. */
  readonly moodLists: readonly string[];
  readonly colourLists: readonly string[];
  readonly noteLists: readonly string[];
  /** Standards of a service, of its parts, and of an event. */
  readonly judged: readonly string[];
  readonly judgedParts: readonly string[];
  readonly judgedEvents: readonly string[];
}

export const nothingNamed: Names = {
  booleans: [],
  ofEvents: [],
  numbers: [],
  durations: [],
  dates: [],
  moods: [],
  moodLists: [],
  colourLists: [],
  noteLists: [],
  judged: [],
  judgedParts: [],
  judgedEvents: [],
};

export function joined(a: Names, b: Names): Names {
  return {
    booleans: [...a.booleans, ...b.booleans],
    ofEvents: [...a.ofEvents, ...b.ofEvents],
    numbers: [...a.numbers, ...b.numbers],
    durations: [...a.durations, ...b.durations],
    dates: [...a.dates, ...b.dates],
    moods: [...a.moods, ...b.moods],
    moodLists: [...a.moodLists, ...b.moodLists],
    colourLists: [...a.colourLists, ...b.colourLists],
    noteLists: [...a.noteLists, ...b.noteLists],
    judged: [...a.judged, ...b.judged],
    judgedParts: [...a.judgedParts, ...b.judgedParts],
    judgedEvents: [...a.judgedEvents, ...b.judgedEvents],
  };
}

export const subjects = ["service", "event", "answer", "question", "visit"] as const;
export type SubjectName = (typeof subjects)[number];

/** What an expression can read where it stands. */
export interface Scene {
  readonly on: SubjectName;
  readonly names: Names;
  /** Variables that are bound, by what they are. */
  readonly parts: readonly string[];
  readonly steps: readonly string[];
  readonly depth: number;
}

export const scene = (
  on: SubjectName,
  names: Names,
  depth: number,
  parts: readonly string[] = [],
  steps: readonly string[] = [],
): Scene => ({ on, names, depth, parts, steps });

export const deeper = (it: Scene): Scene => ({ ...it, depth: it.depth - 1 });
