import type { Diagnostic } from "../../base/diagnostic.ts";
import {
  refused,
  type Reading,
  entriesOf,
  fieldOf,
  textOf,
  type DataNode,
  type RecordNode,
} from "../../base/document.ts";
import type { SourceText, Span } from "../../base/text.ts";
import { saidTwice } from "./diagnostics.ts";
import { nonNull, recordAt, valueAt, nonBlankText, type NodeFields } from "./make-node.ts";
import type { Mapping } from "./mapping.ts";
import { moderationFindings, type ModerationScan } from "./moderation-scan.ts";
import { inputScans, outputScans } from "./moderation.ts";

/** What was asked, as far as the foreign file says. */
export interface ModelRequest {
  readonly span: Span;
  readonly id: DataNode | undefined;
  readonly at: DataNode | undefined;
  readonly api: DataNode | undefined;
  readonly modality: DataNode | undefined;
  /** All of them, or undefined. */
  readonly messages: DataNode | undefined;
}

/** One of the answers to one request. */
export interface Choice {
  readonly span: Span;
  readonly index: string;
  readonly text: DataNode | undefined;
  readonly modality: DataNode | undefined;
  readonly finish: DataNode | undefined;
  /** Stands where the answer is a refusal by the model. */
  readonly refusal: DataNode | undefined;
  readonly scans: readonly ModerationScan[];
}

/** What a model answered, in the terms that all formats share. */
export interface ModelResponse {
  readonly span: Span;
  readonly id: DataNode | undefined;
  readonly at: DataNode | undefined;
  readonly model: DataNode | undefined;
  readonly choices: readonly Choice[];
  readonly promptScans: readonly ModerationScan[];
  /** `{ input, output }`: results that stand beside the call, or in its answer. */
  readonly moderations: readonly DataNode[];
}

/** A call of a model: its answer, and what was asked if that is given. */
export interface Generation extends ModelResponse {
  readonly asked: ModelRequest | undefined;
  /** What the provider says of it in our words: `edict: { request, response, attestations … }`. */
  readonly told: DataNode | undefined;
  /** All that the foreign file says of the call. */
  readonly aside: { readonly name: string; readonly node: DataNode };
}

export interface TranslationContext {
  readonly source: SourceText;
  readonly mapping: Mapping;
}

/** Documents of our envelope; a foreign record with an error gives none. */
export type TranslatedRecords = Reading<readonly DataNode[]>;

export const noRecords = (...diagnostics: readonly Diagnostic[]): TranslatedRecords => ({ value: [], diagnostics });

export function joinTranslated(all: readonly TranslatedRecords[]): TranslatedRecords {
  return { value: all.flatMap((it) => it.value), diagnostics: all.flatMap((it) => it.diagnostics) };
}

/** What is known of a call beside its answer and its request. */
export interface CallContext {
  readonly asked: ModelRequest | undefined;
  /** The record that the answer stands in. */
  readonly root: DataNode | undefined;
  readonly aside: DataNode;
}

/** The body of a request or an answer, where batches wrap it. */
export function bodyOf(node: DataNode | undefined): DataNode | undefined {
  const body = fieldOf(node, "body");
  return body?.kind === "record" ? body : node;
}

/** What stands beside a call of OpenAI's: moderation, and what the provider says. */
export function besideOf({ root, aside }: Pick<CallContext, "root" | "aside">, name: string) {
  const moderation = nonNull(fieldOf(root, "moderation"));
  return {
    moderations: moderation ? [moderation] : [],
    told: nonNull(fieldOf(root, "edict")),
    aside: { name, node: aside },
  };
}

/** A request to OpenAI, named by the first of these keys and dated by the record around it. */
export function askedIn(
  request: DataNode,
  root: DataNode,
  keys: readonly string[],
): Omit<ModelRequest, "modality" | "messages"> {
  return {
    span: request.span,
    id: keys.map((it) => nonBlankText(fieldOf(root, it))).find((it) => it),
    at: nonNull(fieldOf(root, "at")),
    api: nonBlankText(fieldOf(fieldOf(root, "request") ?? root, "url")),
  };
}

/** A call without an answer. */
export function nothingOf({ span }: DataNode): ModelResponse {
  const unknown = { id: undefined, at: undefined, model: undefined };
  return { ...unknown, span, choices: [], promptScans: [], moderations: [] };
}

/** A document for each answer, with the request beside it. Several answers of one id are told apart as `ID#INDEX`. */
export function responsesOf(generation: Generation, context: TranslationContext): TranslatedRecords {
  const { span, id, at, choices, moderations } = generation;
  const model = nonBlankText(generation.model);
  const asked = requestOf(generation, context);
  const beside = moderations.map((it) => outputScans(it, choices.length));
  const diagnostics = [...asked.diagnostics];
  const records = choices.map((choice, which) => {
    const scans = [...choice.scans, ...beside.flatMap((it) => it[which] ?? [])];
    const found = moderationFindings(scans, context.mapping, context.source);
    diagnostics.push(...found.diagnostics);
    const fields = {
      id: choices.length > 1 ? suffixed(id, choice.index) : id,
      at,
      model,
      modality: choice.modality,
      text: choice.text ?? choice.refusal,
      finish: finishOf(choice.finish, context.mapping),
      refused: choice.refusal && valueAt(choice.refusal.span, true),
      ...found.value,
    };
    const { value: response, diagnostics: twice } = withProviderFields(
      recordAt(choices.length > 1 ? choice.span : span, fields),
      generation,
      "response",
      context,
    );
    diagnostics.push(...(which === 0 ? twice : []));
    return enveloped({ response, request: asked.value }, generation);
  });
  return { value: diagnostics.some((it) => it.severity === "error") ? [] : records, diagnostics };
}

/** A document with the request alone: nothing was generated, or what was is not given. */
export function requestAlone(generation: Generation, context: TranslationContext): TranslatedRecords {
  const { value: request, diagnostics } = requestOf(generation, context);
  const isBroken = !request || diagnostics.some((it) => it.severity === "error");
  return { value: isBroken ? [] : [enveloped({ request }, generation)], diagnostics };
}

/** A document: its subjects, what the provider says beside them, and the foreign record as it is. */
function enveloped(subjects: NodeFields, { told, aside }: Generation): DataNode {
  const beside = entriesOf(told).filter(({ key }) => key !== "request" && key !== "response");
  const fields = Object.fromEntries(beside.map(({ key, value }) => [key, value]));
  const { span } = aside.node;
  return recordAt(span, { ...subjects, ...fields, extra: recordAt(span, { [aside.name]: aside.node }) });
}

/** A subject with what the provider says of it. What the call says itself cannot be said a second time. */
function withProviderFields(
  record: RecordNode,
  { told }: Generation,
  subject: string,
  { source }: TranslationContext,
): Reading<DataNode> {
  const own = fieldOf(told, subject);
  if (own?.kind !== "record") return { value: record, diagnostics: [] };
  const diagnostics = [...own.entries]
    .filter(([key]) => record.entries.has(key))
    .map(([key, { keySpan }]) => saidTwice.at({ source, span: keySpan }, { subject, key }));
  return { value: { ...record, entries: new Map([...record.entries, ...own.entries]) }, diagnostics };
}

/** Undefined where the file says nothing of the request. */
function requestOf(generation: Generation, context: TranslationContext): Reading<DataNode | undefined> {
  const { asked, id, span, promptScans, moderations, told } = generation;
  const scans = [...promptScans, ...moderations.flatMap(inputScans)];
  const { value: fields, diagnostics } = moderationFindings(scans, context.mapping, context.source);
  const isSaid = asked !== undefined || Object.keys(fields).length > 0 || fieldOf(told, "request") !== undefined;
  if (!isSaid) return refused(diagnostics);
  const record = recordAt(asked?.span ?? span, {
    id: asked?.id ?? suffixed(id, "request"),
    at: asked?.at,
    api: asked?.api,
    modality: asked?.modality,
    messages: asked?.messages,
    ...fields,
  });
  const { value, diagnostics: twice } = withProviderFields(record, generation, "request", context);
  return { value, diagnostics: [...diagnostics, ...twice] };
}

export function suffixed(id: DataNode | undefined, suffix: string): DataNode | undefined {
  const text = textOf(id);
  return id && text !== undefined ? valueAt(id.span, `${text}#${suffix}`) : id;
}

/** Words that are not mapped leave it open why the generation ended. */
function finishOf(node: DataNode | undefined, { finish }: Mapping): DataNode | undefined {
  const given = nonNull(node);
  const reason = finish.get(textOf(given) ?? "");
  return given && reason !== undefined ? valueAt(given.span, reason) : undefined;
}
