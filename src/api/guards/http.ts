import type { Gate } from "../gate.ts";
import {
  finishOf,
  guardCall,
  isRecord,
  messagesIn,
  type GateRefusal,
  type GuardedCall,
  type GuardOptions,
} from "./chat.ts";
import { completionIn, readChunk } from "./openai.ts";

/** What is used of a context of Hono. */
interface HonoContext {
  readonly req: { readonly raw: Request };
  res: Response;
}

/**
 * A middleware of Hono for routes that take `{ messages }` and answer with a chat completion, as JSON or as events. A request that does
 * not pass reaches no handler; an answer is held until it is whole and passes. In their place the client gets a refusal, with 403.
 */
export function honoGate(gate: Gate, options: GuardOptions = {}) {
  return async (context: HonoContext, next: () => Promise<void>): Promise<Response | undefined> => {
    try {
      const call = await guardCall(gate, messagesOf(await bodyOf(context.req.raw.clone())), options);
      await next();
      if (context.res.status < 400) await finish(call, await context.res.clone().text());
      return undefined;
    } catch (error) {
      const refusal = refusalIn(error);
      const refused = new Response(refusal, { status: 403, headers: { "content-type": problemType } });
      context.res = refused;
      return refused;
    }
  };
}

/** What is used of a call of Express, whose body `express.json()` has read. */
interface ExpressRequest {
  readonly body?: unknown;
}

interface ExpressResponse {
  statusCode: number;
  readonly headersSent: boolean;
  write: (...words: never[]) => boolean;
  end: (...words: never[]) => unknown;
  setHeader: (name: string, value: string) => unknown;
  removeHeader: (name: string) => void;
  destroy: () => unknown;
}

/** A middleware of Express, behind `express.json()`; as `honoGate`. */
export function expressGate(gate: Gate, options: GuardOptions = {}) {
  return async (request: ExpressRequest, response: ExpressResponse, next: (error?: unknown) => void): Promise<void> => {
    const { write, end } = response;
    const send = (body: Uint8Array | string): unknown => {
      Object.assign(response, { write, end });
      return Reflect.apply(end, response, [body]);
    };
    const refuse = (error: unknown): void => {
      const refusal = refusalIn(error);
      // Headers that have gone promise another answer.
      if (response.headersSent) return void response.destroy();
      for (const it of ["content-length", "etag", "content-encoding"]) response.removeHeader(it);
      response.statusCode = 403;
      response.setHeader("content-type", problemType);
      send(refusal);
    };
    let call: GuardedCall;
    try {
      call = await guardCall(gate, messagesOf(request.body), options);
    } catch (error) {
      return isRefusal(error) ? refuse(error) : next(error);
    }
    const held: Uint8Array[] = [];
    const hold = (it: unknown): boolean => {
      if (typeof it === "string") held.push(new TextEncoder().encode(it));
      else if (it instanceof Uint8Array) held.push(it);
      return true;
    };
    const judged = async (): Promise<void> => {
      const body = joined(held);
      try {
        if (response.statusCode < 400) await finish(call, new TextDecoder().decode(body));
        send(body);
      } catch (error) {
        if (isRefusal(error)) refuse(error);
        else response.destroy();
      }
    };
    Object.assign(response, {
      write: hold,
      end: (last: unknown) => {
        hold(last);
        void judged();
        return response;
      },
    });
    next();
  };
}

const problemType = "application/problem+json";

const isRefusal = (error: unknown): error is GateRefusal => error instanceof Error && error.name === "GateRefusal";

/** What a client is told of a refusal. Throws what is none. */
function refusalIn(error: unknown): string {
  if (!isRefusal(error)) throw error;
  const { decision, rules } = error.answer;
  return JSON.stringify({ title: "Forbidden", status: 403, decision, rules });
}

/** The JSON of a body; undefined if it is none. */
async function bodyOf(request: Request): Promise<unknown> {
  return parsed(await request.text());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const messagesOf = (body: unknown) => messagesIn(isRecord(body) ? body["messages"] : undefined);

/** Judges a whole answer: a completion, the events of one, or plain words. */
async function finish(call: GuardedCall, body: string): Promise<void> {
  const whole = parsed(body);
  if (isRecord(whole)) {
    const { text, model, reason } = completionIn(whole);
    // What is no completion is judged by all that it says.
    await call.finish("choices" in whole ? text : body, { model, ...finishOf(reason) });
    return;
  }
  const events = body.split(/\r?\n/).flatMap((it) => (it.startsWith("data:") ? [parsed(it.slice(5))] : []));
  const pieces = events.map(readChunk);
  const reason = pieces.find((it) => it.finish !== undefined)?.finish;
  // Events that are no pieces of a completion are judged by all that they say, too.
  const isCompletion = events.some((it) => isRecord(it) && "choices" in it);
  const text = isCompletion ? pieces.map((it) => it.text ?? "").join("") : body;
  await call.finish(text, finishOf(reason));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0));
  parts.reduce((at, it) => {
    all.set(it, at);
    return at + it.length;
  }, 0);
  return all;
}
