import { isUtf8 } from "node:buffer";
import { deserialize, serialize } from "node:v8";
import { inflateRawSync, inflateSync } from "node:zlib";
import { sha256 } from "./digest.ts";
import { invariant } from "./invariant.ts";

/** What of a value stands in an earlier one: where, and as which of the objects that others share with that one. */
type Link = readonly [
  within: unknown[] | Map<unknown, unknown> | Record<string, unknown>,
  key: unknown,
  of: number,
  at: number,
];

/** A value as it is written: in a list of its own, so that it has a place if all of it stands in an earlier one. */
interface Part {
  readonly held: [unknown];
  /** Those of its objects that later values share. */
  readonly shared: unknown[];
  readonly links: Link[];
  /** Of which objects the part behind this one holds more, and in which fields. */
  readonly late: (readonly [object: object, fields: readonly string[]])[];
}

/** The code of an error: bytes are not those that were written. */
export const changedBytes = "ERR_CHANGED_BYTES";

/** Of a part, which stands behind those of the parts before it. */
type Head = readonly [length: number, digest: string];

/** The fields of an object that are read when one of them is first asked for, and not with the rest of its value. */
type LateFields = (of: object) => readonly string[];

/**
 * Plain values, maps and sets as bytes, each of which can be read without those after it; what is one object in two places
 * stays one, also in two values, unless the first holds it in late fields. Functions and objects of classes have no such form.
 *
 * @example
 * openBinary(toBinary(["a", new Map([["b", 1]])])).map((it) => it()) // ["a", new Map([["b", 1]])]
 * openBinary(toBinary([{ a: 1, b: [2] }], () => ["b"])).map((it) => it().b) // [[2]]
 */
export function toBinary(values: readonly unknown[], late: LateFields = () => []): Uint8Array {
  const copier = canonicalCopier(late);
  const parts = values.flatMap(copier).map((it) => (it ? serialize(it) : Buffer.alloc(0)));
  const heads = new TextEncoder().encode(`${JSON.stringify(parts.map((it): Head => [it.length, sha256(it)]))}\n`);
  return new Uint8Array(Buffer.concat([heads, ...parts]));
}

/**
 * Copies values so that every version of Node.js writes them alike. A text that was cut out of another one is kept as wide as
 * that one was, a number as wide as others in its place, and that shows in the bytes.
 */
function canonicalCopier(late: LateFields): (value: unknown) => readonly [value: Part, late: Part | undefined] {
  const parts: (Part | undefined)[] = [];
  const copies = new Map<unknown, { readonly copy: unknown; readonly of: number }>();
  const places = new Map<unknown, number>();
  const placeOf = (copy: unknown, of: number): number => {
    const known = places.get(copy);
    if (known !== undefined) return known;
    const place = (parts[of]?.shared.push(copy) ?? 0) - 1;
    places.set(copy, place);
    return place;
  };
  const partOf = (value: unknown, lateOf: LateFields, left: unknown[]): Part => {
    const [own, part]: [number, Part] = [parts.length, { held: [undefined], shared: [], links: [], late: [] }];
    parts.push(part);
    const kept = <T>(it: unknown, copy: T): T => {
      copies.set(it, { copy, of: own });
      return copy;
    };
    const copyIn = (within: Link[0], key: unknown, it: unknown): unknown => {
      const found = copies.get(it);
      // A value is read without what others hold late, and so has a copy of its own of what stands there.
      const known = found && isLate(found.of) && !isLate(own) ? undefined : found;
      if (known && (known.of === own || typeof it === "string")) return known.copy;
      if (!known) return copyOf(it);
      part.links.push([within, key, known.of, placeOf(known.copy, known.of)]);
      return undefined;
    };
    const copyKey = (it: unknown): unknown => {
      const known = copies.get(it);
      invariant(!known || known.of === own || typeof it === "string", "no key is an object of another value");
      return known ? known.copy : copyOf(it);
    };
    const copyOf = (it: unknown): unknown => {
      if (typeof it === "string") {
        const encoding = /^[\0-\xff]*$/.test(it) ? "latin1" : "utf16le";
        return kept(it, Buffer.from(it, encoding).toString(encoding));
      }
      if (typeof it === "number") return Number.isInteger(it) && Math.abs(it) < 2 ** 30 ? it | 0 : it;
      if (typeof it !== "object" || it === null) return it;
      if (Array.isArray(it)) {
        const copy = kept<unknown[]>(it, []);
        for (const [at, one] of it.entries()) copy.push(copyIn(copy, at, one));
        return copy;
      }
      if (it instanceof Map) {
        const copy = kept(it, new Map<unknown, unknown>());
        for (const [key, one] of it) {
          const name = copyKey(key);
          copy.set(name, copyIn(copy, name, one));
        }
        return copy;
      }
      if (it instanceof Set) {
        const copy = kept(it, new Set());
        for (const one of it) copy.add(copyKey(one));
        return copy;
      }
      // Without a prototype no field is kept as those of other objects are, whose numbers may be fractions.
      const copy = kept(it, Object.create(null) as Record<string, unknown>);
      const fields = lateOf(it);
      for (const [key, one] of Object.entries(it)) if (!fields.includes(key)) copy[key] = copyIn(copy, key, one);
      if (fields.length > 0) part.late.push([copy, fields]);
      for (const key of fields) left.push(Reflect.get(it, key));
      return copy;
    };
    part.held[0] = copyIn(part.held, 0, value);
    return part;
  };
  return (value) => {
    const left: unknown[] = [];
    const part = partOf(value, late, left);
    if (left.length > 0) return [part, partOf(left, () => [], [])];
    parts.push(undefined);
    return [part, undefined];
  };
}

/**
 * What `toBinary` wrote, each value read when it is first asked for, with those before it of which it has a part; undefined for
 * bytes that it did not write. Whatever reads bytes that were changed since throws an error with the code `changedBytes`. `onRead` is told of each value when it is read.
 */
export function openBinary(
  bytes: Uint8Array,
  onRead: (value: unknown) => void = () => {},
): readonly (() => unknown)[] | undefined {
  const end = bytes.indexOf(0x0a);
  const heads = headsIn(new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0))));
  if (!heads) return undefined;
  let from = end + 1;
  const written = heads.map(([length, digest]) => ({ digest, own: bytes.subarray(from, (from += length)) }));
  if (from !== bytes.length) return undefined;
  const parts = written.map(({ own, digest }, at) => {
    let part: Part | undefined;
    return (): Part => {
      if (part) return part;
      if (sha256(own) !== digest)
        throw Object.assign(new Error("what was prepared is not as it was written"), { code: changedBytes });
      const read = linked(deserialize(own) as Part, (of) => parts[of]?.());
      if (!isLate(at)) onRead(read.held[0]);
      completeLate(read.late, () => parts[at + 1]?.().held[0]);
      return (part = read);
    };
  });
  return parts.filter((_, at) => !isLate(at)).map((it) => () => it().held[0]);
}

/** Gives objects the fields that are read late, all of them when the first is asked for. */
function completeLate(late: Part["late"], read: () => unknown): void {
  const fields = late.flatMap(([object, keys]) => keys.map((key) => ({ object, key })));
  const put = (): void => {
    const values = read() as readonly unknown[];
    for (const [at, { object, key }] of fields.entries())
      Object.defineProperty(object, key, { value: values[at], enumerable: true, configurable: true, writable: true });
  };
  for (const { object, key } of fields) {
    const get = (): unknown => {
      put();
      return Reflect.get(object, key);
    };
    Object.defineProperty(object, key, { get, enumerable: true, configurable: true });
  }
}

/** Each value has two parts, of which the second is what it holds late. */
const isLate = (part: number): boolean => part % 2 === 1;

function headsIn(text: string): readonly Head[] | undefined {
  const head = String.raw`\[\d{1,9},"[0-9a-f]{64}"\]`;
  return new RegExp(`^\\[${head}(,${head})*\\]$`).test(text) ? (JSON.parse(text) as readonly Head[]) : undefined;
}

function linked(part: Part, partAt: (at: number) => Part | undefined): Part {
  for (const [within, key, of, at] of part.links) {
    const value = partAt(of)?.shared[at];
    if (within instanceof Map) within.set(key, value);
    else Object.assign(within, { [String(key)]: value });
  }
  return part;
}

/**
 * Unpacks bytes of zlib or raw deflate to at most `most` bytes; undefined if they are no such stream or end too early.
 *
 * @example
 * inflate(new Uint8Array([0x4b, 0x04, 0x00]), "raw", 10) // new Uint8Array([0x61])
 * inflate(new Uint8Array([0x4b, 0x04, 0x00]), "raw", 0) // "too-large"
 * inflate(new Uint8Array([0x4b]), "raw", 10) // undefined
 */
export function inflate(bytes: Uint8Array, form: "zlib" | "raw", most: number): Uint8Array | "too-large" | undefined {
  if (most <= 0) return "too-large";
  try {
    const unpack = form === "zlib" ? inflateSync : inflateRawSync;
    return new Uint8Array(unpack(bytes, { maxOutputLength: most }));
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isLarge ? "too-large" : undefined;
  }
}

/**
 * Whether bytes are a text in UTF-8.
 *
 * @example
 * [isText(new TextEncoder().encode("網")), isText(Uint8Array.of(0xff))] // [true, false]
 */
export const isText = (bytes: Uint8Array): boolean => isUtf8(bytes);

/**
 * The same bytes as a buffer of Node.js, which finds a byte in a thirtieth of the time.
 *
 * @example
 * asBuffer(new TextEncoder().encode("a\nb")).indexOf(10) // 1
 */
export const asBuffer = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);
