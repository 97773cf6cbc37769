import { createGate, loadPacks } from "../../src/api/index.ts";
import type { Place, SourceText } from "../../src/base/text.ts";

const source: SourceText = { path: "a.yaml", text: "a: 1\n" };
const place: Place = { source, span: { start: 0, end: 1 } };

/** What a docstring's example may name without making it. */
export const samples = { source, place, loadPacks, createGate };
