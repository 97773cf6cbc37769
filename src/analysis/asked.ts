import { invariant } from "../base/invariant.ts";
import { readsOf, type ReadFact } from "../compiled/reads.ts";
import type { Program } from "../evaluate/program.ts";
import { questionOf } from "../graph/graph.ts";
import { sameStandards } from "../evaluate/same-standards.ts";
import type { Vocabulary } from "../vocabulary/type.ts";

/** What a complete dossier has for a pack. */
export interface Asked {
  /** Facts that its rules read, and the rules of others that they ask; of a list those of one element. */
  readonly facts: number;
  /** Questions that a person may have to sign, each once, however many standards ask it. */
  readonly signatures: number;
}

/** How much the rules of a program may ask of those who fill in a dossier. */
export function askedBy(program: Program, vocabulary: Vocabulary): Asked {
  const facts = [...readBy([program], vocabulary).values()].reduce((sum, it) => sum + factsIn(it), 0);
  const questions = program.graph.nodes.flatMap((it) => (it.kind === "standard" ? [questionOf(it)] : []));
  return { facts, signatures: new Set(questions).size };
}

/** Whether any rule of some programs, or of others that these ask, reads a fact; its path names no elements: `service.models.origin`. */
export function isReadBy(
  programs: readonly Program[],
  vocabulary: Pick<Vocabulary, "subjects">,
  path: string,
): boolean {
  const [subject = "", ...steps] = path.split(".");
  let at = readBy(programs, vocabulary).get(subject);
  for (const step of steps) {
    while (at && !at.whole && at.type.kind === "list") at = at.element;
    if (!at || at.whole) break;
    at = at.fields.get(step);
  }
  return at !== undefined;
}

function readBy(programs: readonly Program[], vocabulary: Pick<Vocabulary, "subjects">): ReadonlyMap<string, ReadFact> {
  const given = [...vocabulary.subjects.keys()];
  const reads = readsOf({ programs, vocabulary, given, same: sameStandards(programs), signed: [] });
  invariant(reads, "nothing is signed yet");
  return reads.subjects;
}

/** How many facts are read of a group or of a list; one that is read as a whole is one. */
function factsIn({ fields, element }: ReadFact): number {
  const inside = [...fields.values(), ...(element ? [element] : [])].map((it) => Math.max(1, factsIn(it)));
  return inside.reduce((sum, it) => sum + it, 0);
}
