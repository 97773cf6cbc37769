import survivorsSchema from "../../grammar/schema/survivors-1.schema.json" with { type: "json" };
import type { Diagnostic } from "../base/diagnostic.ts";
import { fieldOf, itemsOf, numberOf, textAt, textOf, type Reading } from "../base/document.ts";
import { nearestDouble } from "../base/exact-number.ts";
import { confinedHost, type Host } from "../base/host.ts";
import type { Place } from "../base/text.ts";
import { readYamlFile } from "../pack/read-yaml-file.ts";
import { checkAgainstSchema } from "../vocabulary/check-against-schema.ts";
import type { Fault } from "./fault.ts";

/** A fault that may survive, by its words. */
export interface ListedSurvivor extends Pick<Fault, "of" | "was" | "becomes" | "nth"> {
  /** `equivalent`: it changes no verdict on any document; `unshown`: no case can show it, or none is worth its writing. */
  readonly as: "equivalent" | "unshown";
  readonly because: string;
  readonly place: Place;
}

/** The `survivors.yaml` of a pack's folder; without one, or with a mistake in it, none. */
export function readSurvivors(host: Host, folder: string): Reading<readonly ListedSurvivor[]> {
  const read = readYamlFile(confinedHost(host, folder), `${folder}/survivors.yaml`);
  const document = read?.root;
  if (!document) return { value: [], diagnostics: read?.diagnostics ?? [] };
  const diagnostics: readonly Diagnostic[] = checkAgainstSchema(document, survivorsSchema);
  if (diagnostics.length > 0) return { value: [], diagnostics };
  const value = itemsOf(document.root).flatMap((group) => {
    const as = textAt(group, "as") === "equivalent" ? "equivalent" : "unshown";
    return itemsOf(fieldOf(group, "mutants")).map((it): ListedSurvivor => {
      const nth = numberOf(fieldOf(it, "nth"));
      return {
        of: textAt(it, "of"),
        was: textAt(it, "was"),
        becomes: textOf(fieldOf(it, "becomes")),
        nth: nth ? nearestDouble(nth) : 1,
        as,
        because: textAt(group, "because"),
        place: { source: document.source, span: it.span },
      };
    });
  });
  return { value, diagnostics };
}
