import { expect, test } from "vitest";
import { locales } from "../../src/base/locale.ts";
import { isDiagnostic, openLibrary } from "../../src/engine/library.ts";
import { sectionsOf } from "../docs/reference-section.ts";
import { askedByCases, askedBySection } from "./questions.ts";
import { disagreementOn, hasUnverified, shelfOf, type Shelf } from "./shipped.ts";
import { repository } from "../kit/repository.ts";

const disk = repository;
const opened = openLibrary(disk, "policies");
if (isDiagnostic(opened)) throw new Error(locales.en.say(opened));

const isLong = process.env["EDICT_RUNS"] !== undefined;

/** Every second case, where there are many; all of them when `npm run ready` asks. */
const isAsked = (at: number, of: number): boolean => isLong || of < 500 || at % 2 === 0;

/** Provisionally or not, where that makes a difference: both ways, or by turns of many cases. */
const waysOf = (shelf: Shelf, at: number, of: number): readonly boolean[] => {
  if (!hasUnverified(shelf)) return [false];
  return isLong || of < 100 ? [false, true] : [at % 2 > 0];
};

for (const id of opened.packs.keys()) {
  test(`they agree on the cases of ${id}`, () => {
    const shelf = shelfOf(disk, [id], "alone");
    const asked = askedByCases(disk, shelf);
    const chosen = asked.filter((_, at) => isAsked(at, asked.length));
    const found = chosen.flatMap((it, at) => disagreementOn(shelf, it, waysOf(shelf, at, chosen.length)) ?? []);
    expect(found).toEqual([]);
    expect(asked.length).toBeGreaterThan(5);
  });
}

test("they agree on the examples of the reference", () => {
  const chapters = disk.list("grammar/reference").filter((it) => /^\d\d-.*\.md$/.test(it));
  const sections = chapters.flatMap((it) => sectionsOf(disk.readText(`grammar/reference/${it}`) ?? ""));
  const questions = sections.flatMap(askedBySection);
  expect(questions.flatMap(({ shelf, asked }) => disagreementOn(shelf, asked, waysOf(shelf, 0, 1)) ?? [])).toEqual([]);
  expect(questions.length).toBeGreaterThan(140);
});
