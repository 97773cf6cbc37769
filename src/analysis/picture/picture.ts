import type { BilingualText, Translated } from "../../base/message.ts";
import type { Place } from "../../base/text.ts";
import type { ClauseResult, Verdict } from "../../evaluate/decision.ts";
import type { Modal } from "../../graph/graph.ts";
import type { PartyNames } from "../../pack/pack.ts";
import type { Locator } from "../../statute/locator.ts";
import type { RulePart } from "../explain/written-rule.ts";
import type { Phrasing } from "../guide/phrasing.ts";

/** Rules or instruments and what refers to what, as nodes and edges. */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  /** At most one from a node to another. */
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  /** No other node of the picture has it. */
  readonly id: string;
  readonly kind: PictureKind;
  /** Undefined: it has none. Full, of what others may name. */
  readonly name: string | undefined;
  readonly said: PictureText | undefined;
  readonly locator: Locator | undefined;
  /** In the policy, or in `pack.yaml`. */
  readonly place: Place | undefined;
  /** Of a judged picture: what it came to; of a rule on several documents or elements, and of its parts, in the worst of them. */
  readonly state: PictureState | undefined;
  /** Of a rule: where in the document that stands. */
  readonly document: Place | undefined;
}

export type PictureKind =
  | "pack"
  | "other-law"
  | "article"
  | "rule"
  | "note"
  | Exclude<RulePart["kind"], "clause">
  | "require"
  | "forbid"
  | ReadKind;

/** What rules read beside facts. */
export type ReadKind = "definition" | "standard" | "open-term" | "open-list" | "parameter";

export type PictureText =
  | Phrasing
  | { readonly kind: "title"; readonly title: Partial<BilingualText> }
  | {
      readonly kind: "duty";
      readonly parties: readonly string[];
      readonly partyNames: PartyNames;
      readonly modal: Modal;
      readonly act: Translated;
    };

export type PictureState = Verdict | ClauseResult["result"] | "not_asked";

/** Indexes of nodes, and how the first refers to the second; a reference that is made several times is counted. */
export interface PictureEdge {
  readonly from: number;
  readonly to: number;
  readonly relations: readonly { readonly kind: Relation; readonly count: number }[];
}

/** `holds`: an article its rules; `asks`: a rule its parts; `reads`: a part what it names. The others are between rules or packs. */
export type Relation =
  | "holds"
  | "asks"
  | "reads"
  | "complies-with"
  | "upon-breach-of"
  | "exempts-from"
  | "same-question"
  | "needs"
  | "yields-to"
  | "leaves-to";

/** A picture that is drawn node by node; what is drawn again is the same node. */
export interface Canvas {
  readonly node: (it: DrawnNode) => number;
  readonly edge: (from: number, to: number, kind: Relation) => void;
  readonly finish: () => Picture;
}

type DrawnNode = Pick<PictureNode, "id" | "kind"> & Partial<PictureNode>;

/** An empty picture. */
export function canvas(): Canvas {
  const nodes = new Map<string, number>();
  const drawn: PictureNode[] = [];
  const edges = new Map<string, Map<Relation, number>>();
  return {
    node: (it) => {
      const known = nodes.get(it.id);
      if (known !== undefined) return known;
      nodes.set(it.id, drawn.length);
      const { name, said, locator, place, state, document } = it;
      return drawn.push({ id: it.id, kind: it.kind, name, said, locator, place, state, document }) - 1;
    },
    edge: (from, to, kind) => {
      const key = `${from} ${to}`;
      const relations = edges.get(key) ?? new Map<Relation, number>();
      edges.set(key, relations.set(kind, (relations.get(kind) ?? 0) + 1));
    },
    finish: () => ({
      nodes: drawn,
      edges: [...edges].map(([key, relations]) => {
        const [from = 0, to = 0] = key.split(" ").map(Number);
        return { from, to, relations: [...relations].map(([kind, count]) => ({ kind, count })) };
      }),
    }),
  };
}
