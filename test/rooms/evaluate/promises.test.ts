import { expect, test } from "vitest";
import { compile } from "../../laws/small-world.ts";
import { assumption } from "./profile.ts";
import { brokenPromises, type Ways } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

const known = ["true", "false", "null"];
const facts: Ways = {
  "service.flag": known,
  "service.ready": known,
  "service.group": ["{}", "null"],
};
const gated = "when service.flag\nrequire service.ready";
const other = pack("o", articles(rule("asked", gated), rule("also", "unless service.flag\nrequire service.ready")));

/** A pack for each construct through which one rule rests on another, on an exemption or on the whole run. */
const constructs: Readonly<Record<string, readonly Parameters<typeof compile>[0][number][]>> = {
  "an exemption": [
    pack(
      "t",
      articles(
        rule("one", "when service.ready\nrequire service.flag"),
        "exemption off from one when service.group is present",
      ),
    ),
  ],
  "two exemptions, one of them unverified": [
    pack(
      "t",
      articles(
        rule("one", "require service.flag"),
        "exemption off from one when service.ready",
        'unverified "a copy of a copy"\nexemption maybe from one when service.group is present',
      ),
    ),
  ],
  "a clause that asks other rules": [
    other,
    pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] }),
  ],
  "a clause that asks other rules, beside another clause": [
    other,
    pack("t", articles(rule("one", "require complies with o [article 1]\nrequire service.group is present")), {
      needs: ["o"],
    }),
  ],
  "two clauses that ask, behind gates": [
    other,
    pack(
      "t",
      articles(
        rule(
          "one",
          "when service.group is present\nrequire complies with o [article 1]\nrequire complies with o [article 2]",
        ),
      ),
      { needs: ["o"] },
    ),
  ],
  "a clause that asks rules from which another pack exempts": [
    other,
    pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] }),
    pack("x", articles("exemption off from o.asked, o.also when service.group is present"), { needs: ["o"] }),
  ],
  "a clause that asks rules which ask": [
    other,
    pack(
      "t",
      articles(
        rule("one", "unless service.group is present\nrequire complies with o"),
        rule("two", "require complies with t [article 1]"),
      ),
      { needs: ["o"] },
    ),
  ],
  "a rule upon a breach in any document": [
    pack(
      "t",
      articles(
        rule("told", "when service.flag\nforbid event.harmful").replace("on service", "on event"),
        rule("one", "upon breach of told\nrequire service.ready"),
        rule("two", "upon breach of told, one\nunless service.group is present\nrequire service.flag"),
      ),
    ),
  ],
  "a rule upon a breach where something may be pending": [
    pack(
      "t",
      articles(
        rule("due", "when service.flag\nrequire service.ready\nrequire service.ended_on by 2026-01-01"),
        rule("one", "upon breach of due\nrequire service.group is present"),
        rule("two", "require complies with t [article 1]"),
      ),
    ),
  ],
};

/** Facts that only some of the constructs read. */
const more: Readonly<Record<string, Ways>> = {
  "a rule upon a breach in any document": { "event.harmful": known },
  "a rule upon a breach where something may be pending": { "service.ended_on": ["2025-10-01", "null"] },
};

test.each(Object.entries(constructs))("no fact that is added or left uncited changes an outcome: %s", (name, packs) => {
  expect(brokenPromises(compile(packs), { ...facts, ...more[name] })).toEqual([]);
});

test("nor where a profile takes something for granted", () => {
  const programs = compile([
    pack("t", articles(rule("one", "when service.flag\nrequire service.group.flag\nrequire service.ready"))),
  ]);
  const flag = assumption("service.flag", true);
  const assumptions = [flag, assumption("service.group.flag", true)];
  const ways = { "service.ready": known, "service.flag": ["true"], "service.group": ["{}", "{ flag: true }"] };
  expect(brokenPromises(programs, ways, { profile: { assumptions } })).toEqual([]);
});
