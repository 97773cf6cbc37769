import type { Graph } from "../../src/graph/graph.ts";

export declare function conditionsOf(graph: Graph): readonly { readonly name: string; readonly broken: unknown }[];
