import type { EditorDiagnostic } from "./shapes.ts";

/** What was looked at as one, and by file all that is wrong there; it takes the place of what was found before of the same. */
export interface Findings {
  readonly of: string;
  readonly byFile: ReadonlyMap<string, readonly EditorDiagnostic[]>;
}

export interface Publisher {
  /** Tells of the file that was asked for, and of others where something else is said of them now. */
  readonly publish: (findings: Findings, asked?: string) => void;
  /** Takes back all that was told. */
  readonly forget: () => void;
}

/** Several looks may find something in one file, such as a check of a project and that of a pack in it: all is told, each once. */
export function publisher(send: (path: string, all: readonly EditorDiagnostic[]) => void): Publisher {
  /** What is told of a file, by what was looked at. */
  const told = new Map<string, Map<string, readonly EditorDiagnostic[]>>();
  const filesOf = new Map<string, readonly string[]>();
  const sent = new Map<string, string>();
  const publish: Publisher["publish"] = ({ of, byFile }, asked) => {
    const before = filesOf.get(of) ?? [];
    for (const it of before) told.get(it)?.delete(of);
    filesOf.set(of, [...byFile.keys()]);
    for (const [path, found] of byFile) {
      const looks = told.get(path) ?? new Map<string, readonly EditorDiagnostic[]>();
      told.set(path, looks.set(of, found));
    }
    for (const path of new Set([...before, ...byFile.keys(), ...(asked === undefined ? [] : [asked])])) {
      const found = [...(told.get(path)?.values() ?? [])].flat();
      const all = new Map(found.map((it) => [JSON.stringify([it.range, it.message]), it]));
      const words = [...all.keys()].join();
      if (path !== asked && (sent.get(path) ?? "") === words) continue;
      sent.set(path, words);
      send(path, [...all.values()]);
    }
  };
  return {
    publish,
    forget: () => {
      for (const of of filesOf.keys()) publish({ of, byFile: new Map() });
    },
  };
}
