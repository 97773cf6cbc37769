import { fieldOf, textAt, type DataNode } from "../../base/document.ts";
import type { Translated } from "../../base/message.ts";
import type { Input } from "../../vocabulary/input.ts";
import type { RecordType } from "../../vocabulary/type.ts";
import { documentsOf, type ReportRun } from "./report-run.ts";
import type { ReportService } from "./report.ts";

/**
 * The services that a run is about, each once: the facts by which their vocabulary has reports say whose they are, else their
 * `name`.
 * Elements of lists, what is not stated, and placeholders tell nothing. Of a run line by line only the one that all lines
 * belong to is known.
 */
export function servicesNamed(
  run: Pick<ReportRun, "inputs" | "service" | "vocabulary" | "counted">,
): readonly ReportService[] {
  const documents = documentsOf({ inputs: run.counted ? [] : run.inputs, service: run.service });
  const all = documents.flatMap((it): readonly ReportService[] => {
    const { subject } = it;
    const [type, node] = [run.vocabulary.subjects.get(subject), it.roots.get(subject)];
    if (!type || !node || type.main !== subject) return [];
    const names = namesIn(type.type, node, subject, it, undefined);
    const name = wordsAt(fieldOf(node, "name"), it);
    const plain = name === undefined ? [] : [{ path: `${subject}.name`, title: { en: "name" }, shown: name }];
    return [{ subject, id: textAt(node, "id"), names: names.length > 0 ? names : plain }];
  });
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()];
}

/** `around`: what a group is called of which all counts. */
function namesIn(
  { fields }: RecordType,
  node: DataNode,
  path: string,
  input: Input,
  around: Translated | undefined,
): ReportService["names"] {
  return [...fields].flatMap(([name, { type, whose }]) => {
    const [below, at, title] = [fieldOf(node, name), `${path}.${name}`, whose ?? around];
    if (!below) return [];
    if (type.kind === "record") return namesIn(type, below, at, input, title);
    const shown = title && wordsAt(below, input);
    return title === undefined || shown === undefined ? [] : [{ path: at, title, shown }];
  });
}

function wordsAt(node: DataNode | undefined, { unusable }: Input): string | undefined {
  if (node?.kind !== "scalar" || node.value === null || unusable.has(node)) return undefined;
  return String(node.value);
}
