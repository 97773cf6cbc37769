import { expect, test } from "vitest";
import { compile, decideBy } from "../../laws/small-world.ts";
import { resultOf } from "./every-document.ts";
import { articles, pack, rule } from "./small-rules.ts";

test("a document may take so many steps, those of the rules that are asked among them", () => {
  const long = pack(
    "o",
    articles(
      rule("asked", "require every p in service.parts satisfies every q in service.parts satisfies p.ok == q.ok"),
    ),
  );
  const parts = Array.from({ length: 1500 }, () => "{ ok: true }").join(", ");
  const programs = compile([long, pack("t", articles(rule("one", "require complies with o")), { needs: ["o"] })]).slice(
    1,
  );
  const result = resultOf(decideBy(programs, `service: { parts: [${parts}] }`), "t.one");
  expect(result.instances[0]?.causes).toMatchObject([{ kind: "too-large" }]);
});
