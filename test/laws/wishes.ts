import fc from "fast-check";
import { isReservedWord } from "../../src/language/parse/keywords.ts";
import type { ListType, RecordType, Type } from "../../src/vocabulary/type.ts";
import type { Block } from "./plan.ts";
import type { SubjectName } from "./scene.ts";
import { drawn } from "./stories.ts";
import { typesOf, type Growth } from "./vocabularies.ts";

const seeds = fc.nat({ max: 1_000_000 });

/** A condition on facts that a vocabulary adds, before it is known which those are: `⟪visit 4711⟫`. */
export const wishes = (on: SubjectName): fc.Arbitrary<string> => seeds.map((it) => `⟪${on} ${it}⟫`);

/** The same, of a clause that looks at the elements of an added list. */
export const listWishes = (on: SubjectName): fc.Arbitrary<string> => seeds.map((it) => `⟪each ${on} ${it}⟫`);

/** Grants the wishes of a block, now that it is known what a vocabulary adds. */
export function withWishes(growth: Growth): (block: Block) => Block {
  const granted = (text: string): string =>
    text.replaceAll(/⟪(each )?(\w+) (\d+)⟫/g, (_, each: string | undefined, on: string, seed: string) => {
      const added = addedFacts(growth, on);
      return each === undefined ? conditionOn(added, Number(seed)) : clauseOver(added, Number(seed));
    });
  return (it) => {
    const clauses = it.clauses.map(granted);
    // Two wishes may come to one condition, under which two exceptions would contradict each other.
    const isFirst = (clause: string, index: number): boolean =>
      !clause.startsWith("except") || clauses.findIndex((one) => conditionIn(one) === conditionIn(clause)) === index;
    return { ...it, head: granted(it.head), clauses: clauses.filter(isFirst) };
  };
}

const conditionIn = (clause: string): string => clause.slice(clause.indexOf(" when ")).replaceAll(/[()]/g, "");

type Facts = readonly (readonly [path: string, type: Type])[];

/** What rules on a subject can read of what is added. */
function addedFacts(growth: Growth, on: string): Facts {
  const own = on === "event" || on === "visit" ? below(on, growth[on]) : [];
  const question = on === "visit" && growth.carried.includes("question") ? typesOf(growth).get("question") : undefined;
  return [...own, ...below("service", growth.service), ...(question ? below("question", question) : [])];
}

const below = (path: string, { fields }: RecordType): Facts =>
  [...fields].map(([name, it]) => [`${path}.${name}`, it.type] as const);

/** One of these; another seed may take another. */
function chosen<T>(from: readonly T[], what: string, seed: number): T {
  const found = from[Math.floor(drawn(what, seed) * from.length)];
  if (found === undefined) throw new Error("one of none");
  return found;
}

function conditionOn(facts: Facts, seed: number, depth = 0): string {
  const [path, type] = chosen(facts, "fact", seed + depth);
  return conditionOf(path, type, seed, depth);
}

function conditionOf(path: string, type: Type, seed: number, depth: number): string {
  const oneOf = (...texts: readonly string[]): string => chosen(texts, path, seed);
  switch (type.kind) {
    case "boolean":
      return oneOf(path, `${path} is true`, `${path} is false`, `not (${path})`);
    case "number":
      return oneOf(`${path} >= 1`, `${path} in [1, 2]`, `${path} is present`);
    case "date":
      return oneOf(`${path} <= as_of`, `${path} is absent`, `${path} + 3 days > 2025-10-15`);
    case "enum": {
      const [first = "", ...others] = type.members.map(asValue);
      return oneOf(
        `${path} == ${first}`,
        `${path} != ${first}`,
        `${path} in [${others.join(", ")}]`,
        `${path} is absent`,
      );
    }
    case "list":
      return conditionOnList(path, type, seed, depth);
    case "record":
      return drawn(`${path} whole`, seed) < 0.2
        ? `${path} is present`
        : conditionOn(below(path, type), seed, depth + 1);
    default:
      return `${path} is present`;
  }
}

/** A value of an enumeration as a policy writes it. */
const asValue = (member: string): string => (isReservedWord(member) ? `"${member}"` : member);

function conditionOnList(path: string, { element }: ListType, seed: number, depth: number): string {
  const name = `k${depth}`;
  const body = conditionOf(name, element, seed, depth + 1);
  const ofElements = [
    ...["any", "every", "no"].map((word) => `(${word} ${name} in ${path} satisfies (${body}))`),
    `count(${name} in ${path} where (${body})) >= 1`,
    `share(${name} in ${path} where (${body})) > 50%`,
    `${path} is empty`,
  ];
  const [first = ""] = element.kind === "enum" ? element.members.map(asValue) : [];
  return chosen([...ofElements, ...(first === "" ? [] : [`${path} has ${first}`, `${first} in ${path}`])], path, seed);
}

/** `for each` over one of the lists that are added, or of the tags where there are none. */
function clauseOver(facts: Facts, seed: number): string {
  const lists = facts.flatMap(([path, type]) => listsIn(path, type));
  if (lists.length === 0) return "for each g in service.tags where g != red";
  const [path, { element }] = chosen(lists, "list", seed);
  return `for each g in ${path} where (${conditionOf("g", element, seed, 0)})`;
}

function listsIn(path: string, type: Type): readonly (readonly [path: string, type: ListType])[] {
  if (type.kind === "list") return [[path, type]];
  return type.kind === "record" ? below(path, type).flatMap(([at, it]) => listsIn(at, it)) : [];
}
