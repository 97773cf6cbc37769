import { groupBy } from "../../base/group-by.ts";
import type { GateAnswer } from "../../report/model/gate-answer.ts";
import type { Facts, GatePieces } from "../gate-pieces.ts";
import type { Gate } from "../gate.ts";
import { newId } from "../machine.ts";
import { checkOptions, computedIn, isPlain } from "../options.ts";
import { addTexts, allSaid, type PlacedText } from "./beside.ts";

/**
 * What guards know of a call and its answer beside what they see. `call`, the second argument of each function, says who asks: the
 * context of Hono, the request of Express, the parameters of the client of OpenAI or of the AI SDK.
 */
export interface GuardOptions<Call = unknown> {
  /** Facts of the request that only the service knows: its user, what scanners found in it. `words`: what was said, the last message last. */
  readonly request?: (words: readonly ChatMessage[], call: Call) => Facts | Promise<Facts>;
  /** Facts of the answer that only the service knows: its labels, what scanners found in it. */
  readonly response?: (text: string, call: Call) => Facts | Promise<Facts>;
  /** Is told of each decision, for a log of receipts. */
  readonly decided?: (answer: GateAnswer, call: Call) => void;
}

/** One message, as the vocabulary has it. */
export interface ChatMessage {
  readonly role: string;
  readonly text: string;
}

/** An answer with its whole body beside its words: it says more than is read of it. */
export const withBody = (it: WholeAnswer, body: string): WholeAnswer => ({
  ...it,
  beside: [body, ...(it.beside ?? [])],
});

/** Thrown in place of an answer that the gate does not let pass. Its message names the rules that decide, by their verdicts. */
export interface GateRefusal extends Error {
  readonly name: "GateRefusal";
  readonly answer: GateAnswer;
}

const gateRefusal = (answer: GateAnswer): GateRefusal => {
  const deciding = groupBy(
    answer.rules.filter((it) => it.decides),
    (it) => it.verdict,
  );
  const groups = Array.from(deciding, ([verdict, all]) => {
    return `${verdict}: ${all.map((it) => `${it.cite} ${it.rule}`).join(", ")}`;
  });
  const why = groups.length === 0 ? answer.word : groups.join("; ");
  return Object.assign(new Error(`the gate says ${answer.decision} (${why})`), {
    name: "GateRefusal",
    answer,
  } as const);
};

/** A call that the gate let pass, whose answer is to be judged. */
export interface GuardedCall {
  /** Whole answers, each judged by itself; the refusal of the worst is thrown. `facts`: of all of them. */
  readonly finish: (answers: readonly WholeAnswer[], facts: Facts) => Promise<void>;
  /**
   * The pieces of answers, of which each is judged by itself, as soon as the gate lets them pass; or a refusal that is thrown. The last
   * piece of each that has words, and all behind it, when the whole has passed.
   */
  readonly pieces: <T>(
    all: AsyncIterable<T>,
    read: (piece: T) => readonly PieceRead[],
    facts: Facts,
  ) => AsyncGenerator<T>;
}

/** One of the answers to a request: its words, what it says beside them, and why it ended. */
export interface WholeAnswer {
  readonly text: string;
  readonly beside?: readonly string[];
  readonly finish: unknown;
}

/** What a piece adds to one of the answers to a request. */
export interface PieceRead {
  /** Which of them, from 0. */
  readonly at: number;
  readonly text?: string | undefined;
  /** What it says beside words: texts of one place in several pieces are one text. */
  readonly beside?: readonly PlacedText[] | undefined;
  readonly finish?: string | undefined;
}

const aFunction = { is: "a function", fits: (it: unknown) => typeof it === "function" };
const guardOptions = { request: aFunction, response: aFunction, decided: aFunction } as const satisfies Record<
  keyof GuardOptions,
  unknown
>;

/** Throws a TypeError for options that make no sense, when the guard is made: what nobody calls says nothing of an answer. */
export const checkGuard = <Call>(options: GuardOptions<Call>): void => checkOptions(options, guardOptions);

/** What an option says; throws a TypeError for what is no group of facts. */
async function stated(name: "request" | "response", said: unknown): Promise<Facts> {
  const facts: unknown = await said;
  if (!isPlain(facts) || computedIn(facts) !== undefined)
    throw new TypeError(
      `the option \`${name}\` gives a plain object of facts; \`{}\` says that there are none to state`,
    );
  return facts;
}

/** Asks the gate of a request, and throws a refusal if it does not pass. `messages`: undefined where nobody knows what was said; `by`: who asks. */
export async function guardCall<Call>(
  gate: Gate,
  messages: readonly ChatMessage[] | undefined,
  options: GuardOptions<Call>,
  by: Call,
): Promise<GuardedCall> {
  const passed = (...answers: readonly GateAnswer[]): void => {
    for (const it of answers) options.decided?.(it, by);
    const worst = answers.find((it) => it.decision === "block") ?? answers.find((it) => it.decision === "hold");
    if (worst) throw gateRefusal(worst);
  };
  const words = messages === undefined ? {} : { messages };
  const own = options.request ? await stated("request", options.request(messages ?? [], by)) : {};
  const request: Facts = { id: newId(), modality: "text", ...words, ...own };
  const ofAnswer = async (text: string): Promise<Facts> =>
    options.response ? stated("response", options.response(text, by)) : {};
  passed(gate.request(request));
  const known = (facts: Facts): Facts => ({ id: newId(), modality: "text", ...facts });
  return {
    finish: async (answers, facts) => {
      const judged = answers.map(async ({ text: words, beside = [], finish }) => {
        const text = allSaid(words, beside);
        return gate.response(request, { ...known(facts), text, ...finishOf(finish), ...(await ofAnswer(text)) });
      });
      passed(...(await Promise.all(judged)));
    },
    pieces: async function* <T>(all: AsyncIterable<T>, read: (piece: T) => readonly PieceRead[], facts: Facts) {
      const begun = (): OpenAnswer => ({
        judging: gate.open(request, known(facts)),
        words: "",
        beside: new Map(),
        finish: undefined,
      });
      const first = begun();
      // Words change nothing before an answer is whole.
      const before = first.judging.begun;
      if (before.decision === "block") passed(before);
      const answers = new Map([[0, first]]);
      let [hasEnded, sent] = [false, 0];
      const held: T[] = [];
      /** Which answers have words, by the number of the last piece with some: the one that is silent longest stands first. */
      const lastWords = new Map<number, number>();
      for await (const piece of all) {
        for (const { at, text = "", beside = [], finish } of read(piece)) {
          const answer = answers.get(at) ?? begun();
          addTexts(answer.beside, beside);
          answers.set(at, { ...answer, words: answer.words + text, finish: answer.finish ?? finish });
          hasEnded ||= finish !== undefined;
          if (text === "" && beside.length === 0) continue;
          lastWords.delete(at);
          lastWords.set(at, sent + held.length);
        }
        held.push(piece);
        // What has ended is judged whole before its last words go; which are the last, nobody knows before others come.
        if (before.decision !== "pass" || hasEnded) continue;
        const [kept = sent + held.length] = lastWords.values();
        const free = held.splice(0, kept - sent);
        sent = kept;
        yield* free;
      }
      const judged = Array.from(answers.values(), async ({ judging, words, beside, finish }) => {
        const text = allSaid(words, beside.values());
        judging.push(text);
        return judging.close({ ...finishOf(finish), ...(await ofAnswer(text)) });
      });
      passed(...(await Promise.all(judged)));
      yield* held;
    },
  };
}

/** An answer of which pieces have come. */
interface OpenAnswer {
  readonly judging: GatePieces;
  readonly words: string;
  readonly beside: Map<string, string>;
  readonly finish: string | undefined;
}

const finishes: Readonly<Record<string, string>> = {
  stop: "stop",
  length: "length",
  content_filter: "content_filter",
  "content-filter": "content_filter",
  error: "error",
};

/** Why an answer ended, as the vocabulary has it; nothing where it has no word for that. */
export function finishOf(reason: unknown): Facts {
  const finish = typeof reason === "string" && Object.hasOwn(finishes, reason) ? finishes[reason] : undefined;
  return finish === undefined ? {} : { finish };
}

/**
 * The words of messages, of which each is a text or a list of parts; undefined where they are not known: for what is no list of such
 * messages, and for none, as then something else is asked.
 *
 * @example
 * messagesIn([{ role: "user", content: [{ type: "text", text: "Hello" }] }]) // [{ role: "user", text: "Hello" }]
 */
export function messagesIn(all: unknown): readonly ChatMessage[] | undefined {
  if (!Array.isArray(all) || all.length === 0) return undefined;
  if (!all.every((it): it is Message => isRecord(it) && isContent(it["content"]))) return undefined;
  return all.map((it) => ({ role: String(it["role"]), text: textIn(it["content"]) }));
}

type Message = Readonly<Record<string, unknown>>;

const isContent = (it: unknown): boolean =>
  it === null || typeof it === "string" || (Array.isArray(it) && it.every((part) => isRecord(part)));

/** The words of a text, or of the parts of one. */
export function textIn(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((it) => (isRecord(it) && typeof it["text"] === "string" ? it["text"] : "")).join("");
}

export const isRecord = (it: unknown): it is Readonly<Record<string, unknown>> => typeof it === "object" && it !== null;

export const isEmpty = (it: unknown): boolean =>
  it === undefined || it === null || it === "" || (isRecord(it) && Object.keys(it).length === 0);

/** What else than some fields has a value in a record. */
export const without = (record: object, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).filter(([name, it]) => !names.includes(name) && !isEmpty(it)));
