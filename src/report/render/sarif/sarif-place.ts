import type { ArtifactLocation, Location, PhysicalLocation } from "sarif";
import { installed } from "../../../base/named-folder.ts";
import type { ReportPlace } from "../../model/rule-report.ts";

/** The folders from which paths lead, by the names that SARIF has for them. */
export const baseIds = { working: "SRCROOT", installed: "EDICT" } as const;

/**
 * A file by its path from the working folder, or from where Edict is installed: never by a path of this machine.
 *
 * @example
 * artifactLocation("服务/a b.yaml") // { uri: "%E6%9C%8D%E5%8A%A1/a%20b.yaml", uriBaseId: "SRCROOT" }
 */
export function artifactLocation(path: string): ArtifactLocation {
  const isInstalled = path.startsWith(`${installed}/`);
  const below = isInstalled ? path.slice(installed.length + 1) : path;
  return { uri: relativeUri(below), uriBaseId: isInstalled ? baseIds.installed : baseIds.working };
}

/** A first segment with a colon would read as a scheme; it is encoded, as all that is no plain character. */
function relativeUri(path: string): string {
  return path
    .split("/")
    .map((it) => encodeURIComponent(it.replaceAll(/\p{Surrogate}/gu, "\ufffd")))
    .join("/");
}

export function physicalLocation({
  path,
  line,
  column,
  end_line: endLine,
  end_column: endColumn,
}: ReportPlace): PhysicalLocation {
  return {
    artifactLocation: artifactLocation(path),
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A place with what stands there, numbered so that a message could name it. */
export function relatedLocation(id: number, text: string, at: ReportPlace): Location {
  return { id, message: { text }, physicalLocation: physicalLocation(at) };
}
