import { expect, test } from "vitest";
import { parseDay } from "../../src/base/civil-date.ts";
import { memoryHost, nodeHost } from "../../src/base/host.ts";
import { readDocument } from "../../src/base/read-document.ts";
import { readCases } from "../../src/cases/read-cases.ts";
import { filesOf, questionsOf, sectionsOf } from "../docs/reference-section.ts";
import { disagreementOn, inputsIn, shelfOf } from "./shipped.ts";

const disk = nodeHost(".");

for (const id of ["cn.genai_interim_measures", "cn.algorithm_recommendation", "cn.deep_synthesis"]) {
  test(`both evaluators agree on the cases of ${id}`, () => {
    const shelf = shelfOf(disk, [id], "alone");
    const [pack] = shelf.judged;
    if (!pack) throw new Error(`${id} is shipped`);
    let count = 0;
    for (const it of readCases(disk, pack).cases) {
      const inputs = inputsIn(it.documents, shelf, it.lawOf);
      const [first, owner] = inputs ?? [];
      if (!first) continue;
      const service = owner ?? (first.subject === "service" ? first : undefined);
      const { asOf, lawOf, profile } = it;
      const party = pack.manifest.parties[0] ?? "";
      count += 1;
      const found = disagreementOn(shelf, { documents: [first], service, asOf, lawOf, party, profile }, shelf.judged);
      expect.soft(found && `${it.name}\n${found}`).toBe(undefined);
    }
    console.log(id, count);
  });
}

const chapters = disk.list("grammar/reference").filter((it) => /^\d\d-.*\.md$/.test(it));
let asked = 0;
for (const chapter of chapters) {
  test(`both evaluators agree on the examples of ${chapter}`, () => {
    for (const section of sectionsOf(disk.readText(`grammar/reference/${chapter}`) ?? "")) {
      const fences = section.fences.filter((it) => it.words[0] === "verdicts");
      if (fences.length === 0) continue;
      const files = filesOf(section);
      const host = memoryHost(files);
      for (const { asked: flags } of fences.flatMap(questionsOf)) {
        const all = (name: string): readonly string[] => flags.flatMap((it, at) => (flags[at - 1] === `--${name}` ? [it] : []));
        const packs = all("pack").length > 0 ? all("pack") : ["x.example"];
        const shelf = shelfOf(host, packs, "together");
        const names = Object.keys(files).filter((it) => !it.includes("/") && it !== "profile.yaml" && it !== "edict.yaml");
        const paths = all("input").length > 0 ? all("input") : names;
        const lawOf = parseDay(all("law-of")[0] ?? "");
        const inputs = inputsIn(paths.flatMap((path) => readDocument({ path, text: files[path] ?? "" }).documents), shelf, lawOf);
        const [named] = all("service");
        const services = named === undefined
          ? inputs?.filter((it) => it.subject === "service")
          : inputsIn(readDocument({ path: named, text: files[named] ?? "" }).documents, shelf, lawOf);
        const asOf = parseDay(all("as-of")[0] ?? "2026-11-01");
        if (!inputs || asOf === undefined || (services?.length ?? 0) > 1) { console.log("skipped", chapter, section.heading, flags); continue; }
        const [profile] = readDocument({ path: "profile.yaml", text: files["profile.yaml"] ?? "" }).documents;
        asked += 1;
        const found = disagreementOn(
          shelf,
          { documents: inputs, service: services?.[0], asOf, lawOf, party: all("party")[0] ?? "provider", profile },
          shelf.judged,
        );
        expect.soft(found && `${section.heading} ${flags.join(" ")}\n${found}`).toBe(undefined);
      }
    }
    console.log(asked);
  });
}
