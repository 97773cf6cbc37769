import type { Gate } from "../gate.ts";
import { textsOf } from "./beside.ts";
import {
  checkGuard,
  guardCall,
  isRecord,
  messagesIn,
  textIn,
  withBody,
  without,
  type GuardOptions,
  type PieceRead,
} from "./chat.ts";

/** The parameters of a call. */
interface Params {
  readonly prompt: unknown;
  /** What the caller says to providers, and to middlewares, by their names. */
  readonly providerOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
}

/** What a middleware of the AI SDK is given. */
interface Wrapped<P, R> {
  readonly params: P;
  readonly doGenerate: () => PromiseLike<R>;
}

interface WrappedStream<P, R> {
  readonly params: P;
  readonly doStream: () => PromiseLike<R>;
}

/** A middleware for `wrapLanguageModel` of the AI SDK. */
export interface GateMiddleware<P extends Params = Params> {
  readonly wrapGenerate: <R>(wrapped: Wrapped<P, R>) => Promise<R>;
  readonly wrapStream: <T, R extends { readonly stream: ReadableStream<T> }>(
    wrapped: WrappedStream<P, R>,
  ) => Promise<R>;
}

/**
 * A middleware of the AI SDK: `wrapLanguageModel({ model, middleware: gateMiddleware(gate) })`. What the gate does not let pass is
 * not generated, or not given to the caller: a refusal is thrown, in a stream at the piece where it is certain. The functions of
 * `options` are given the parameters of the call, as in `request: (words, { providerOptions }) => ({ user: users.get(providerOptions?.app?.user) })`.
 */
export function gateMiddleware<P extends Params = Params>(
  gate: Gate,
  options: GuardOptions<P> = {},
): GateMiddleware<P> {
  checkGuard(options);
  return {
    wrapGenerate: async ({ params, doGenerate }) => {
      const call = await guardCall(gate, messagesIn(params.prompt), options, params);
      const answer = await doGenerate();
      const said: Readonly<Record<string, unknown>> = isRecord(answer) ? answer : {};
      const { content } = said;
      // Calls of tools and files are judged by all that stands there.
      const isAll = Array.isArray(content) && content.every((it) => isRecord(it) && it["type"] === "text");
      const whole = { text: textIn(content), finish: reasonIn(said["finishReason"]) };
      await call.finish([isAll ? whole : withBody(whole, JSON.stringify(content) ?? "")], {});
      return answer;
    },
    wrapStream: async ({ params, doStream }) => {
      const call = await guardCall(gate, messagesIn(params.prompt), options, params);
      const answer = await doStream();
      return { ...answer, stream: streamOf(call.pieces(answer.stream, partReader(), {})) };
    },
  };
}

/** Fields of parts of a stream that say nothing, by their types; of any part its type and what belongs to its provider. */
const silent: Readonly<Record<string, readonly string[]>> = {
  "stream-start": ["warnings"],
  "response-metadata": ["id", "timestamp", "modelId"],
  "text-start": ["id"],
  "text-end": ["id"],
  "reasoning-start": ["id"],
  "reasoning-end": ["id"],
  "tool-input-end": ["id"],
  finish: ["finishReason", "usage"],
};

/** Reads the parts of a stream: pieces of one text have its type and its number; all else is said by one part. */
function partReader(): (part: unknown) => readonly PieceRead[] {
  let parts = 0;
  return (part) => {
    parts++;
    if (!isRecord(part)) return [{ at: 0, beside: textsOf(part) }];
    const type = String(part["type"]);
    const { delta } = part;
    if (typeof delta === "string") {
      const place = `${type} ${String(part["id"])}`;
      const more = textsOf(without(part, [...ofAny, "id", "delta"]), place);
      return [{ at: 0, text: type === "text-delta" ? delta : "", beside: [[place, delta], ...more] }];
    }
    const own = Object.hasOwn(silent, type) ? (silent[type] ?? []) : [];
    // What a provider sends as it is comes in pieces, too.
    const beside = textsOf(without(part, [...ofAny, ...own]), type === "raw" ? type : `${type} ${parts}`);
    return [{ at: 0, beside, finish: type === "finish" ? (reasonIn(part["finishReason"]) ?? "other") : undefined }];
  };
}

const ofAny = ["type", "providerMetadata"];

/** Versions of the SDK say it as a word, or as a group with the word that they agree on. */
function reasonIn(reason: unknown): string | undefined {
  const word = isRecord(reason) ? reason["unified"] : reason;
  return typeof word === "string" ? word : undefined;
}

/** A stream of what is generated; a refusal breaks it off. */
function streamOf<T>(all: AsyncGenerator<T>): ReadableStream<T> {
  return new ReadableStream({
    pull: async (controller) => {
      const next = await all.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await all.return(undefined);
    },
  });
}
