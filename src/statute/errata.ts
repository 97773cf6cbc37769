import type { DataDocument, DataNode } from "../base/data.ts";
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, textOf } from "../base/fields.ts";
import { namesOf } from "../base/message.ts";
import type { Place } from "../base/text.ts";
import { expectations, noUnitKey, statuteField } from "./diagnostics.ts";
import { locatorKey, readLocatorKey } from "./locator.ts";
import { unknownKeys } from "./unknown-keys.ts";

/** A fault of the copy, and the words of the law. The copy itself is never edited. */
export interface Erratum {
  /** The key of the unit where the fault stands once; undefined: wherever it stands. */
  readonly unit: string | undefined;
  readonly found: string;
  readonly correct: string;
  readonly place: Place;
}

/** Reads `errata.yaml`: a list of faults, each with why it is one and the source of the right words. */
export function readErrata(document: DataDocument): {
  readonly errata: readonly Erratum[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { source, root } = document;
  if (root.kind !== "list") {
    return {
      errata: [],
      diagnostics: [statuteField.at({ source, span: root.span }, { field: "errata", expected: expectations.list() })],
    };
  }
  const read = itemsOf(root).map((node) => readErratum(node, { source, span: node.span }));
  return { errata: read.flatMap((it) => it.erratum ?? []), diagnostics: read.flatMap((it) => it.diagnostics) };
}

const fields = ["unit", "found", "correct", "why", "source"] as const;

function readErratum(
  node: DataNode,
  place: Place,
): { readonly erratum: Erratum | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const { source } = place;
  if (node.kind !== "record") {
    const expected = expectations.fields({ fields: namesOf(fields) });
    return { erratum: undefined, diagnostics: [statuteField.at(place, { field: "erratum", expected })] };
  }
  const unknown = unknownKeys(source, node, fields, "erratum");
  if (unknown.length > 0) return { erratum: undefined, diagnostics: unknown };
  const missing = fields.filter((field) => !textOf(fieldOf(node, field)));
  if (missing.length > 0) {
    const diagnostics = missing.map((field) =>
      statuteField.at(
        { source, span: fieldOf(node, field)?.span ?? node.span },
        { field, expected: expectations.text() },
      ),
    );
    return { erratum: undefined, diagnostics };
  }
  const [unit = "", found = "", correct = ""] = fields.map((field) => textOf(fieldOf(node, field)));
  const locator = readLocatorKey(unit);
  if (!locator && unit !== "all") {
    const span = fieldOf(node, "unit")?.span ?? node.span;
    return { erratum: undefined, diagnostics: [noUnitKey.at({ source, span }, { key: unit })] };
  }
  return { erratum: { unit: locator && locatorKey(locator), found, correct, place }, diagnostics: [] };
}
