import { locales } from "../../src/base/locale.ts";
import { expect } from "vitest";
import { faultsOfChinese } from "../kit/chinese.ts";
import type { Row } from "./rows.ts";
import type { Answer, Said } from "./world.ts";

/** `CODE`, and `PATH:LINE:COLUMN` where there is a place; the path is left out where it is the row's own file. */
function shown({ code, at }: Said, file: string): string {
  const place = at?.startsWith(`${file}:`) ? at.slice(file.length + 1) : at;
  return [code, ...(place === undefined ? [] : [place])].join(" ");
}

/** What each severity may end with: 1, where only a case is wrong; 3, 4 and 5 by what is wrong; 64, where something is not known. */
const exits = { error: [1, 3, 4, 5, 64], warning: [0, 1, 2, 5] } as const;

/** One mistake is told once: with its code, at its place, in one sentence, and with what to write instead. */
export function expectOne(
  { said: all, exit }: Answer,
  { says, help = "", file }: Pick<Row, "says" | "help" | "file">,
): void {
  // The base holds documents that its edict.yaml does not name.
  const said = all.filter((it) => it.code !== "engine/unnamed-documents");
  expect(said.map((it) => shown(it, file))).toEqual([says]);
  for (const it of said) {
    expect(locales.en.help(it) ?? "").toContain(help);
    expect(exits[it.severity]).toContain(exit);
    expect(locales.en.say(it).replaceAll(/`[^`]*`/g, "")).not.toMatch(/undefined|\[object|NaN|^\s*$/);
    expect(locales.en.say(it).length).toBeLessThan(3000);
    expect(faultsOfChinese(it)).toEqual([]);
  }
}
