import type { Gate } from "../gate.ts";
import {
  checkGuard,
  finishOf,
  guardCall,
  isRecord,
  messagesIn,
  textIn,
  type GuardOptions,
  type PieceRead,
} from "./chat.ts";

/** What a middleware of the AI SDK is given. */
interface Wrapped<R> {
  readonly params: { readonly prompt: unknown };
  readonly doGenerate: () => PromiseLike<R>;
}

interface WrappedStream<R> {
  readonly params: { readonly prompt: unknown };
  readonly doStream: () => PromiseLike<R>;
}

/** A middleware for `wrapLanguageModel` of the AI SDK. */
export interface GateMiddleware {
  readonly wrapGenerate: <R>(wrapped: Wrapped<R>) => Promise<R>;
  readonly wrapStream: <P, R extends { readonly stream: ReadableStream<P> }>(wrapped: WrappedStream<R>) => Promise<R>;
}

/**
 * A middleware of the AI SDK: `wrapLanguageModel({ model, middleware: gateMiddleware(gate) })`. What the gate does not let pass is
 * not generated, or not given to the caller: a refusal is thrown, in a stream at the piece where it is certain.
 */
export function gateMiddleware(gate: Gate, options: GuardOptions = {}): GateMiddleware {
  checkGuard(options);
  return {
    wrapGenerate: async ({ params, doGenerate }) => {
      const call = await guardCall(gate, messagesIn(params.prompt), options);
      const answer = await doGenerate();
      const said: Readonly<Record<string, unknown>> = isRecord(answer) ? answer : {};
      await call.finish(textIn(said["content"]), finishOf(reasonIn(said["finishReason"])));
      return answer;
    },
    wrapStream: async ({ params, doStream }) => {
      const call = await guardCall(gate, messagesIn(params.prompt), options);
      const answer = await doStream();
      return { ...answer, stream: streamOf(call.pieces(answer.stream, readPart, {})) };
    },
  };
}

function readPart(part: unknown): PieceRead {
  if (!isRecord(part)) return {};
  if (typeof part["delta"] === "string") return { text: part["delta"] };
  return part["type"] === "finish" ? { finish: reasonIn(part["finishReason"]) ?? "other" } : {};
}

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
