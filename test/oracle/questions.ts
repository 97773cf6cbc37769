import { parseDay } from "../../src/base/civil-date.ts";
import type { DataDocument } from "../../src/base/document.ts";
import { memoryHost, type Host } from "../../src/base/host.ts";
import { readDocument } from "../../src/base/read-document.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { filesOf, questionsOf, type Section } from "../docs/reference-section.ts";
import { inputsIn, shelfOf, type Question, type Shelf } from "./shipped.ts";

/** The cases of a pack that can be judged, each with its service. */
export function askedByCases(host: Host, shelf: Shelf): readonly Question[] {
  const [pack] = shelf.judged;
  if (!pack) throw new Error("the pack is shipped");
  const party = pack.manifest.parties[0] ?? "";
  return readCases(host, pack).cases.flatMap(({ name, documents: written, asOf, lawOf, profile }) => {
    const [first, owner] = inputsIn(written, shelf, lawOf) ?? [];
    if (!first) return [];
    const service = owner ?? (first.subject === "service" ? first : undefined);
    return [{ name, documents: [first], service, asOf, lawOf, party, profile }];
  });
}

/** What the `verdicts` blocks of a section ask; nothing where a document is an input error. */
export function askedBySection(section: Section): readonly { readonly shelf: Shelf; readonly asked: Question }[] {
  const fences = section.fences.filter((it) => it.words[0] === "verdicts");
  const files = fences.length > 0 ? filesOf(section) : {};
  return fences.flatMap(questionsOf).flatMap(({ asked: flags }) => {
    const all = (name: string): readonly string[] =>
      flags.flatMap((it, index) => (flags[index - 1] === `--${name}` ? [it] : []));
    const [asOf, lawOf] = [parseDay(all("as-of")[0] ?? "2026-11-01"), parseDay(all("law-of")[0] ?? "")];
    const packs = all("pack").length > 0 ? all("pack") : ["x.example"];
    const shelf = shelfOf(memoryHost(files), packs, "together");
    const read = (paths: readonly string[]): readonly DataDocument[] =>
      paths.flatMap((path) => readDocument({ path, text: files[path] ?? "" }).documents);
    const named = all("input").length > 0 ? all("input") : Object.keys(files).filter(isInput);
    const documents = inputsIn(read(named), shelf, lawOf);
    const services = all("service").length > 0 ? inputsIn(read(all("service")), shelf, lawOf) : documents;
    if (!documents || !services || asOf === undefined) return [];
    const service = services.find((it) => it.subject === "service");
    const [profile] = files["profile.yaml"] === undefined ? [] : read(["profile.yaml"]);
    const name = [section.heading, ...flags].join(" ");
    return [{ shelf, asked: { name, documents, service, asOf, lawOf, party: all("party")[0] ?? "provider", profile } }];
  });
}

const isInput = (path: string): boolean => !path.includes("/") && path !== "profile.yaml" && path !== "edict.yaml";
