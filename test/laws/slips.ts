import { changedAt, quoted, signs, type Entry, type Steps, type Written } from "./written.ts";

/**
 * A kind of change of what is written in one place. A slip says less than was meant, or nothing that can be read; what says something
 * else may be so, and is none.
 */
export interface Kind {
  readonly name: string;
  readonly isSlip: boolean;
  /** The whole with the change; undefined where it cannot be made. */
  readonly change: (whole: Written, steps: Steps) => Written | undefined;
}

type InRecord = (entries: readonly Entry[], index: number, entry: Entry) => readonly Entry[] | undefined;

/** A change of an entry among those of its record. */
const entries =
  (change: InRecord): Kind["change"] =>
  (whole, steps) => {
    let isMade = false;
    const made = changedAt(whole, steps, (holder, index) => {
      const entry = holder.kind === "record" ? holder.entries[index] : undefined;
      const changed = holder.kind === "record" && entry ? change(holder.entries, index, entry) : undefined;
      isMade = changed !== undefined;
      return changed ? { kind: "record", entries: changed } : holder;
    });
    return isMade ? made : undefined;
  };

/** A change of a value, wherever it stands. */
const values =
  (change: (value: Written) => Written | undefined): Kind["change"] =>
  (whole, steps) => {
    let isMade = false;
    const made = changedAt(whole, steps, (holder, index) => {
      const value =
        holder.kind === "record"
          ? holder.entries[index]?.[1]
          : holder.kind === "list"
            ? holder.items[index]
            : undefined;
      const changed = value && change(value);
      if (!changed || holder.kind === "signs") return holder;
      isMade = true;
      return holder.kind === "list"
        ? { kind: "list", items: holder.items.with(index, changed) }
        : { kind: "record", entries: holder.entries.with(index, [holder.entries[index]?.[0] ?? "", changed]) };
    });
    return isMade ? made : undefined;
  };

/** A key written otherwise; none that stands in its record already, for that is another slip. */
const key = (name: string, write: (key: string) => string): Kind => ({
  name: `key ${name}`,
  isSlip: true,
  change: entries((all, index, [own, value]) => {
    const other = write(own);
    return all.some(([it]) => it === other) ? undefined : all.with(index, [other, value]);
  }),
});

const entry = (name: string, change: InRecord, isSlip = true): Kind => ({ name, isSlip, change: entries(change) });
const value = (name: string, change: (value: Written) => Written | undefined, isSlip = true): Kind => ({
  name,
  isSlip,
  change: values(change),
});

/** A change of a text, as JSON quotes it. */
const text = (name: string, write: (text: string) => string | Written, isSlip = true): Kind =>
  value(
    name,
    (it) => {
      const said = textIn(it);
      if (said === undefined) return undefined;
      const other = write(said);
      return other === said ? undefined : typeof other === "string" ? quoted(other) : other;
    },
    isSlip,
  );

function textIn(it: Written): string | undefined {
  return it.kind === "signs" && it.text.startsWith('"') ? (JSON.parse(it.text) as string) : undefined;
}

const isNumber = (it: Written): boolean => it.kind === "signs" && /^-?\d/.test(it.text);

/** Yes for no, and no for yes. */
function exchanged(it: Written): Written | undefined {
  if (it.kind !== "signs" || !/^(true|false)$/.test(it.text)) return undefined;
  return signs(it.text === "true" ? "false" : "true");
}
const isDay = (it: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(it);
const numeral = (name: string, write: string, isSlip = true): Kind =>
  value(name, (it) => (isNumber(it) ? signs(write) : undefined), isSlip);
const day = (name: string, write: (day: string) => string, isSlip = true): Kind =>
  text(name, (it) => (isDay(it) ? write(it) : it), isSlip);
const list = (name: string, change: (items: readonly Written[]) => readonly Written[] | undefined): Kind =>
  value(
    name,
    (it) => {
      const items = it.kind === "list" ? change(it.items) : undefined;
      return items && { kind: "list", items };
    },
    false,
  );

const wide = (it: string): string =>
  it.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const swapped = (it: string): string => `${it.slice(1, 2)}${it.slice(0, 1)}${it.slice(2)}`;

/** What people, editors and programs do to files. */
export const kinds: readonly Kind[] = [
  key("in capitals", (it) => it.toUpperCase()),
  key("with hyphens", (it) => it.replaceAll("_", "-")),
  key("in camel case", (it) => it.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())),
  key("in the plural", (it) => `${it}s`),
  key("without its first letter", (it) => it.slice(1)),
  key("without its last letter", (it) => it.slice(0, -1)),
  key("with letters swapped", swapped),
  key("with a blank before it", (it) => ` ${it}`),
  key("with a blank behind it", (it) => `${it} `),
  key("in Cyrillic", (it) => it.replaceAll("o", "\u043E").replaceAll("a", "\u0430")),
  key("in full width", wide),
  key("with a sign of no width", (it) => `${it}\u200B`),
  key("that all records have", () => "__proto__"),
  entry("key twice, first with nothing", (all, index, [own]) => all.toSpliced(index, 0, [own, signs("null")])),
  entry("key twice, with the same", (all, index, it) => all.toSpliced(index, 0, it)),
  entry("key twice, first as it is not", (all, index, [own, it]) => {
    const other = exchanged(it);
    return other && all.toSpliced(index, 0, [own, other]);
  }),
  entry("key twice, then as it is not", (all, index, [own, it]) => {
    const other = exchanged(it);
    return other && all.toSpliced(index + 1, 0, [own, other]);
  }),
  entry("entry left out", (all, index) => all.toSpliced(index, 1)),
  entry("entry within itself", (all, index, [own, it]) =>
    all.with(index, [own, { kind: "record", entries: [[own, it]] }]),
  ),
  entry("entry in the next record", (all, index, it) => {
    const at = all.findIndex(([, other], where) => where !== index && other.kind === "record");
    const [name, other] = all[at] ?? [];
    if (name === undefined || other?.kind !== "record" || other.entries.some(([own]) => own === it[0]))
      return undefined;
    return all.with(at, [name, { kind: "record", entries: [...other.entries, it] }]).toSpliced(index, 1);
  }),
  entry(
    "values of neighbours exchanged",
    (all, index, [own, it]) => {
      const next = all[index + 1];
      return next && all.with(index, [own, next[1]]).with(index + 1, [next[0], it]);
    },
    false,
  ),
  value("in a list", (it) => ({ kind: "list", items: [it] })),
  value("in a record", (it) => ({ kind: "record", entries: [["value", it]] })),
  value("for later", () => signs("TBD")),
  value("nothing", () => signs("null"), false),
  value("an empty record", () => ({ kind: "record", entries: [] })),
  value("an empty list", () => ({ kind: "list", items: [] }), false),
  value("an empty text", () => quoted("")),
  value("yes or no as text", (it) => exchanged(it) && quoted(it.kind === "signs" && it.text === "true" ? "yes" : "no")),
  value("true and false exchanged", exchanged, false),
  value("number as text", (it) => (isNumber(it) && it.kind === "signs" ? quoted(it.text) : undefined)),
  numeral("number beyond all", "1e400"),
  numeral("number that is none", ".nan"),
  numeral("number below zero", "-7", false),
  text("text as a number", () => signs("7")),
  text("text as yes", () => signs("true")),
  text("text in capitals", (it) => it.toUpperCase(), false),
  text("text in full width", wide, false),
  text("text with a blank behind it", (it) => `${it} `, false),
  text("text with what terminals obey", (it) => `${it}\u001B[2J\r\n::error::\u202E\0`, false),
  text("text without an end", (it) => `${it} ${"a".repeat(20_000)}`, false),
  text("text that takes the lines after it", (it) => signs(`"${it}`)),
  day("day that no month has", (it) => `${it.slice(0, 5)}02-30${it.slice(10)}`),
  day("day as it is said elsewhere", (it) => `${it.slice(8, 10)}/${it.slice(5, 7)}/${it.slice(0, 4)}`),
  day("day of the first year", (it) => `0001${it.slice(4)}`, false),
  day("day a year later", (it) => `${Number(it.slice(0, 4)) + 1}${it.slice(4)}`, false),
  list("list without its first", (items) => (items.length > 0 ? items.slice(1) : undefined)),
  list("list backwards", (items) => (items.length > 1 ? items.toReversed() : undefined)),
  list("list with its first twice", (items) => (items.length > 0 ? [...items.slice(0, 1), ...items] : undefined)),
];
