import { toPlain } from "../../src/base/document.ts";
import { nodeHost } from "../../src/base/host.ts";
import { invariant } from "../../src/base/invariant.ts";
import { locales } from "../../src/base/locale.ts";
import { readYaml } from "../../src/base/yaml-document.ts";
import { expanded } from "../docs/run-block.ts";
import { base, checked, compiled, hostOf, tested, type Answer, type Files, type Wish } from "./world.ts";

type Asks = Wish & { readonly beside?: readonly string[] };

/** One file that is wrong in one way, and the one answer. In `text` and `change`, `⟨a×3⟩` stands for `aaa`. */
interface Written {
  readonly is: string;
  /** The whole file, or its bytes in hexadecimal, or what is put in place of words that stand once in the sound file. */
  readonly text?: string;
  readonly bytes?: string;
  readonly change?: Readonly<Record<string, string>>;
  /** `CODE`, and `LINE:COLUMN` where the answer has a place, after `PATH:` if it is of another file. */
  readonly says: string;
  /** A part of what to write instead: in the message or its help. */
  readonly help?: string;
  readonly file?: string;
  readonly asks?: Asks;
  readonly with?: Readonly<Record<string, string>>;
  readonly without?: readonly string[];
}

/** The rows of one reader, and what they have in common. */
interface Table extends Pick<Written, "file" | "asks"> {
  readonly reader: string;
  readonly verb?: "check" | "compile" | "test";
  readonly rows: readonly Written[];
}

export interface Row {
  readonly reader: string;
  /** The file that is wrong. */
  readonly file: string;
  readonly is: string;
  readonly says: string;
  readonly help: string | undefined;
  /** Everything that is read, in one text: no two rows have the same. */
  readonly whole: string;
  readonly answer: () => Answer;
}

const folder = "test/malformed/corpus";
const host = nodeHost(".");

const keys = ["is", "text", "bytes", "change", "says", "help", "file", "asks", "with", "without"];

/** Every row of every table. */
export const rows: readonly Row[] = host.list(folder).flatMap((name) => {
  const text = host.readText(`${folder}/${name}`) ?? "";
  const { documents, diagnostics } = readYaml({ path: `${folder}/${name}`, text });
  const [document] = documents;
  invariant(document, `${name} can be read: ${diagnostics.map((it) => locales.en.say(it)).join()}`);
  const table = toPlain(document.root) as unknown as Table;
  return table.rows.map((it) => rowOf(table, it));
});

function rowOf(table: Table, written: Written): Row {
  // A comma without quotation marks would begin another key.
  const strange = Object.keys(written).filter((it) => !keys.includes(it));
  invariant(strange.length === 0, `\`${written.is}\` has no key ${strange.join()}`);
  const { verb = "check", reader } = table;
  const file = written.file ?? table.file ?? "";
  const asks = written.asks ?? table.asks ?? {};
  const files = (): Files => {
    const kept = Object.entries(base).filter(([path]) => !written.without?.includes(path));
    return { ...withoutProject(kept, verb, asks), ...written.with, [file]: contentOf(file, written) };
  };
  return {
    reader,
    file,
    is: written.is,
    says: written.says,
    help: written.help,
    whole: JSON.stringify([
      verb,
      file,
      asks,
      written.text,
      written.bytes,
      written.change,
      written.with,
      written.without,
    ]),
    answer: () => answerOf(verb, asks, files()),
  };
}

/** A project's file decides only where a folder is asked for. */
function withoutProject(files: readonly (readonly [string, Files[string]])[], verb: string, asks: Asks): Files {
  const isProject = verb === "check" && asks.inputs?.includes(".");
  return Object.fromEntries(files.filter(([path]) => isProject === true || path !== "edict.yaml"));
}

function contentOf(file: string, { text, bytes, change }: Written): string | Uint8Array {
  if (bytes !== undefined) return Uint8Array.from(bytes.split(" "), (it) => Number.parseInt(it, 16));
  if (text !== undefined) return expanded(text);
  const sound = base[file];
  invariant(typeof sound === "string" && change, `${file} is a sound text to change`);
  return Object.entries(change).reduce((before, [from, to]) => {
    invariant(before.split(from).length === 2, `\`${from}\` stands once in ${file}`);
    return before.split(from).join(expanded(to));
  }, sound);
}

function answerOf(verb: string, { beside = [], ...wish }: Asks, files: Files): Answer {
  const at = hostOf(files);
  const [pack = ""] = wish.packs ?? [];
  if (verb === "test") return tested(at, pack);
  return verb === "compile" ? compiled(at, pack, beside) : checked(at, wish);
}

const ofDocuments = [
  "attestations and evidence",
  "contradictions",
  "bytes",
  "dates and times",
  "facts",
  "json",
  "jsonl",
  "yaml",
];

/** The rows fall into two halves, so that they run at once. */
export const isOfDocuments = ({ reader }: Row): boolean => ofDocuments.includes(reader);
