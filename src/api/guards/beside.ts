/** A text, and where it stands in what is said. */
export type PlacedText = readonly [place: string, text: string];

/**
 * The texts of a value, names of its fields among them, and where each stands: an element with a number is found by that, so that what
 * comes in pieces has one place.
 *
 * @example
 * textsOf({ calls: [{ index: 1, input: "a" }] }) // [["/calls:", "calls"], ["/calls/1/index:", "index"], ["/calls/1/index", "1"], ["/calls/1/input:", "input"], ["/calls/1/input", "a"]]
 */
export function textsOf(value: unknown, place = ""): readonly PlacedText[] {
  if (typeof value !== "object" || value === null)
    return ["string", "number", "bigint"].includes(typeof value) ? [[place, String(value)]] : [];
  if (Array.isArray(value)) return value.flatMap((it: unknown, at) => textsOf(it, `${place}/${indexOf(it) ?? at}`));
  return Object.entries(value).flatMap(([name, it]: [string, unknown]) => {
    if (it === undefined) return [];
    const own = `${place}/${name}`;
    return [[`${own}${ofName}`, name] as const, ...textsOf(it, own)];
  });
}

const ofName = ":";

function indexOf(element: unknown): number | undefined {
  const index: unknown = typeof element === "object" && element !== null ? Reflect.get(element, "index") : undefined;
  return typeof index === "number" ? index : undefined;
}

/**
 * What stood at places before with what stands there in another piece; the name of a field is the same in each.
 *
 * @example
 * [...joinedTexts(new Map([["/a", "bo"]]), [["/a", "mb"]]).values()] // ["bomb"]
 */
export function joinedTexts(before: ReadonlyMap<string, string>, texts: readonly PlacedText[]): Map<string, string> {
  const all = new Map(before);
  addTexts(all, texts);
  return all;
}

/** As `joinedTexts`, in the same map. */
export function addTexts(all: Map<string, string>, texts: readonly PlacedText[]): void {
  for (const [place, text] of texts) all.set(place, place.endsWith(ofName) ? text : (all.get(place) ?? "") + text);
}

/**
 * The words of an answer, and all that is said beside them; of JSON in it also what its escapes hide.
 *
 * @example
 * allSaid("ok", ["ok", '{"a":"b\\u006fmb"}']).split("\n") // ["ok", '{"a":"b\\u006fmb"}', "a", "bomb"]
 */
export function allSaid(words: string, beside: Iterable<string>): string {
  const all = new Set(beside);
  all.delete(words);
  // Texts that are added are looked at in their turn: JSON is written in JSON.
  for (const it of all) for (const [, text] of it.includes("\\") ? textsOf(parsed(it)) : []) all.add(text);
  return [words, ...all].filter((it) => it !== "").join("\n");
}

/** The JSON of a text; undefined if it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
