import { groupBy } from "../../base/group-by.ts";
import type { Gate } from "../gate.ts";
import { joinedTexts, textsOf, type PlacedText } from "./beside.ts";
import {
  checkGuard,
  guardCall,
  isEmpty,
  isRecord,
  messagesIn,
  textIn,
  withBody,
  without,
  type GuardOptions,
  type PieceRead,
  type WholeAnswer,
} from "./chat.ts";

/** What is used of the client of `openai`. */
interface ChatClient {
  readonly chat: { readonly completions: { readonly create: (...words: never[]) => unknown } };
}

/** The parameters of a call of it. */
type Asked<C extends ChatClient> = Parameters<C["chat"]["completions"]["create"]>[0];

/**
 * A client of `openai` whose chat completions, whole or in pieces, pass the gate before the caller sees them: a request that does not
 * pass is not sent, and a refusal is thrown. What generates nothing (`embeddings`, `files`, `models`, `moderations`, `uploads`,
 * `vectorStores`, `webhooks`, `audio.transcriptions`) is as it was. All else throws a `TypeError` when it is called, also what is not
 * known here: `chat.completions.parse` and `stream`, `responses`, `images`, `audio.speech`, `videos`, `beta`, `batches`, `post`. The
 * functions of `options` are given the parameters of the call; a client for each user may be guarded, too, as that costs nothing.
 *
 * @example
 * const gate = await createGate({ packs: ["cn.genai_interim_measures"], open: "pass", asOf: "2026-11-01" });
 * const recorded = { chat: { completions: { create: async () => ({ choices: [{ message: { content: "At nine." } }] }) } } };
 * const asked: string[] = [];
 * const request = (words, { user }) => { asked.push(user); return { collected: [] }; };
 * await guardOpenAi(recorded, gate, { request }).chat.completions.create({ user: "li", messages: [] });
 * asked // ["li"]
 */
export function guardOpenAi<C extends ChatClient>(client: C, gate: Gate, options: GuardOptions<Asked<C>> = {}): C {
  checkGuard(options);
  const { completions } = client.chat;
  const answered = async (asked: Asked<C>, more: readonly unknown[]): Promise<unknown> => {
    const call = await guardCall(gate, messagesIn(isRecord(asked) ? asked["messages"] : undefined), options, asked);
    const answer: unknown = await Reflect.apply(completions.create, completions, [asked, ...more]);
    if (isIterable(answer)) return call.pieces(answer, readChunk, {});
    const { answers, model } = completionIn(answer);
    const isAll = isAllRead(answer, "message");
    await call.finish(isAll ? answers : answers.map((it) => withBody(it, JSON.stringify(answer))), { model });
    return answer;
  };
  const create = (asked: Asked<C>, ...more: readonly unknown[]): Promise<unknown> => {
    const answer = answered(asked, more);
    const refused = (): never => {
      // Nobody waits for it any more.
      void answer.catch(() => undefined);
      throw notGuarded("chat.completions.create().withResponse");
    };
    return Object.assign(answer, { withResponse: refused, asResponse: refused });
  };
  const guarded = sieved(completions, "chat.completions.", { create: () => create });
  const again = (found: unknown) =>
    typeof found === "function"
      ? (...words: readonly unknown[]) => guardOpenAi(Reflect.apply(found, client, words) as C, gate, options)
      : found;
  const chat = sieved(client.chat, "chat.", { completions: () => guarded });
  return sieved(client, "", {
    ...generatesNothing,
    audio: (found) => (isRecord(found) ? sieved(found, "audio.", { transcriptions: asItIs }) : found),
    chat: () => chat,
    withOptions: again,
  });
}

/** What becomes of parts of a client. */
type Parts = Readonly<Record<string, (found: unknown) => unknown>>;

const asItIs = (found: unknown): unknown => found;

/** What of a client is known to generate nothing. */
const generatesNothing: Parts = {
  embeddings: asItIs,
  files: asItIs,
  models: asItIs,
  moderations: asItIs,
  uploads: asItIs,
  vectorStores: asItIs,
  webhooks: asItIs,
  // Its own settings.
  _options: asItIs,
  fetchOptions: asItIs,
  logger: asItIs,
};

/** An object with some parts; what else of it can be called, or holds what can be, is refused: it may generate what passes the gate by. */
const sieved = <T extends object>(of: T, path: string, parts: Parts): T =>
  wrapped(of, (name, found) => {
    if (Object.hasOwn(parts, name)) return parts[name]?.(found);
    const isHarmless = name in Object.prototype || (typeof found !== "function" && !isRecord(found));
    return isHarmless ? found : refusing(`${path}${name}`);
  });

const notGuarded = (name: string): TypeError =>
  new TypeError(
    `\`${name}\` does not pass the gate: use \`chat.completions.create\`, or \`gate.response\` on what it gives`,
  );

/** Throws when it is called, and so does all that it seems to hold. */
const refusing = (name: string): object =>
  new Proxy(
    (): never => {
      throw notGuarded(name);
    },
    {
      get: (target, key): unknown =>
        typeof key === "symbol" || key in Object.prototype ? Reflect.get(target, key) : refusing(`${name}.${key}`),
    },
  );

const isIterable = (it: unknown): it is AsyncIterable<unknown> => isRecord(it) && Symbol.asyncIterator in it;

/** What a completion says, choice by choice. */
export function completionIn(answer: unknown): {
  readonly answers: readonly WholeAnswer[];
  readonly model: string | undefined;
} {
  const model = isRecord(answer) && typeof answer["model"] === "string" ? answer["model"] : undefined;
  const answers = choicesIn(answer).map((it) => ({ text: wordsIn(it["message"]), finish: it["finish_reason"] }));
  return { answers: answers.length === 0 ? [nothing] : answers, model };
}

const nothing: WholeAnswer = { text: "", finish: undefined };

/** What a chunk of a completion adds to its choices; what stands beside them goes with the first. */
export function readChunk(chunk: unknown): readonly PieceRead[] {
  const choices = isRecord(chunk) ? chunk["choices"] : undefined;
  const outside: unknown = Array.isArray(choices) ? choices.filter((it) => !isRecord(it)) : choices;
  const beside = textsOf(isRecord(chunk) ? without({ ...chunk, choices: outside }, known.fields) : chunk);
  const pieces = choicesIn(chunk).map((choice, at): PieceRead => {
    const { index, delta, finish_reason: reason } = choice;
    return {
      at: typeof index === "number" ? index : at,
      text: wordsIn(delta),
      beside: besideWords(choice),
      finish: typeof reason === "string" ? reason : undefined,
    };
  });
  return beside.length === 0 ? pieces : [...pieces, { at: 0, beside }];
}

/** What of a choice is not read as words. */
function besideWords({ delta, message, ...choice }: Choice): readonly PlacedText[] {
  const others = textsOf({ ...without(choice, known.choice), message });
  if (!isRecord(delta)) return [...others, ...textsOf(delta, "/delta")];
  const unread = (it: unknown): unknown => (isReadText(it) ? undefined : it);
  const { content, refusal } = delta;
  return [
    ...others,
    ...textsOf({ ...without(delta, known.message), content: unread(content), refusal: unread(refusal) }, "/delta"),
  ];
}

/** The answers that pieces are of, in the order in which they begin; one without words where there are none. */
export function answersOf(pieces: readonly PieceRead[]): readonly WholeAnswer[] {
  const answers = Array.from(groupBy(pieces, (it) => it.at).values(), (all) => ({
    text: all.map((it) => it.text ?? "").join(""),
    beside: [
      ...joinedTexts(
        new Map(),
        all.flatMap((it) => it.beside ?? []),
      ).values(),
    ],
    finish: all.find((it) => it.finish !== undefined)?.finish,
  }));
  return answers.length === 0 ? [nothing] : answers;
}

const wordsIn = (said: unknown): string => (isRecord(said) ? textIn(said["content"]) + textIn(said["refusal"]) : "");

function choicesIn(answer: unknown): readonly Choice[] {
  const choices = isRecord(answer) ? answer["choices"] : undefined;
  return Array.isArray(choices) ? choices.filter(isRecord) : [];
}

type Choice = Readonly<Partial<Record<"index" | "message" | "delta" | "finish_reason", unknown>>>;

/** The fields whose words are read, and those that hold none. */
const known = {
  fields: ["id", "object", "created", "model", "system_fingerprint", "service_tier", "usage", "obfuscation"],
  choice: ["index", "finish_reason", "message", "delta", "logprobs"],
  message: ["role", "content", "refusal"],
  part: ["type", "text"],
};

/** Whether a completion, or a chunk of one, says no more than is read of it: no calls of tools, no reasoning, no other fields. */
export function isAllRead(answer: unknown, key: "message" | "delta"): boolean {
  if (!hasOnly(answer, [...known.fields, "choices"]) || !Array.isArray(answer["choices"])) return false;
  return answer["choices"].every((choice: unknown) => {
    if (!hasOnly(choice, known.choice) || !isEmpty(choice[key === "message" ? "delta" : "message"])) return false;
    const said = choice[key];
    return hasOnly(said, known.message) && isReadText(said["content"]) && isReadText(said["refusal"]);
  });
}

function isReadText(it: unknown): boolean {
  if (typeof it === "string" || isEmpty(it)) return true;
  return Array.isArray(it) && it.every((part) => hasOnly(part, known.part) && typeof part["text"] === "string");
}

/** Whether a record has these fields, and others only without a value. */
const hasOnly = (it: unknown, keys: readonly string[]): it is Readonly<Record<string, unknown>> =>
  isRecord(it) && Object.entries(it).every(([key, value]) => keys.includes(key) || isEmpty(value));

/** An object with other values in the place of some; its own methods see itself. */
function wrapped<T extends object>(of: T, valueAt: (name: string, found: unknown) => unknown): T {
  return new Proxy(of, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key, target);
      const value = typeof key === "string" ? valueAt(key, found) : found;
      return typeof found === "function" && value === found ? (found.bind(target) as unknown) : value;
    },
  });
}
