import type { Fixture } from "../../compiled/verdict-residuals.ts";
import { noFindings, type Run } from "../../evaluate/context.ts";
import { contextCache } from "../../evaluate/context-cache.ts";
import { namesOwnDetector } from "../../readers/detect/findings.ts";
import { runOf } from "../check/prepare.ts";
import type { BulkChecker } from "./bulk.ts";

/**
 * What is fixed for all documents that are judged by themselves, for generated code. Undefined: all is provisional, detectors have to
 * look first or the service contradicts itself, so that all is the reference's.
 */
export function fixtureOf({ prepared, service }: BulkChecker): Fixture | undefined {
  const { settings, asked, reading } = prepared;
  const run: Run = { ...runOf(prepared, [], service), apart: true };
  const isPlain =
    settings.provisional !== true &&
    asked.detect !== true &&
    contextCache(run, [], noFindings()).contradicted.length === 0;
  return isPlain ? { ...run, vocabulary: reading.vocabulary, mayBeRefused: namesOwnDetector } : undefined;
}
