const looked = ["a1_banned_content", "a4_rights_of_others"];

/** An answer in lines that readers of JSON read differently, or that look like others; each is the reference's, or has its verdicts. */
export function hardLines(plain: Readonly<Record<string, unknown>>): readonly string[] {
  const text = JSON.stringify(plain);
  const [subject = "", facts = {}] = Object.entries(plain)[0] ?? [];
  const changed = (more: object): string => JSON.stringify({ ...plain, [subject]: { ...(facts as object), ...more } });
  /** By itself: without a request, and up to no day, so that its own day contradicts nothing. */
  const { request_id: _request, sent: _sent, ...alone } = facts as Readonly<Record<string, unknown>>;
  const dated = (at: string, more: object = {}): string => JSON.stringify({ [subject]: { ...alone, at }, ...more });
  const beside = (more: object): string => JSON.stringify({ ...plain, ...more });
  const written = (more: string): string => text.replace(/\}\s*$/, `, ${more}}`);
  const within = (more: string): string => text.replace(`"${subject}":{`, `"${subject}":{${more},`);
  return [
    text,
    ` \t${text} `,
    `\uFEFF${text}`,
    `${text}\u00A0`,
    `${text} ${text}`,
    `${text} // done`,
    `${text.slice(0, -1)},}`,
    text.slice(0, -1),
    `[${text}]`,
    "null",
    "",
    "{}",
    '"response"',
    text.replaceAll('"', "'"),
    written(`"${subject}": null`),
    written(`"${subject}": {}`),
    written('"kind": "incident"'),
    written(`"kind": "${subject}", "kind": "${subject}"`),
    written('"__proto__": {}'),
    written('"\\u005f_proto__": 1'),
    written('"facts_on": "2020-01-01"'),
    written('"facts_on": "2026-02-30"'),
    written('"facts_on": "9999-12-31"'),
    written('"facts_on": null'),
    beside({ attestations: [] }),
    beside({ attestations: [{ standard: "x" }] }),
    beside({ evidence: [] }),
    beside({ vocabulary: "genai@1" }),
    beside({ vocabulary: "genai@2" }),
    beside({ vocabulary: "" }),
    beside({ service: {} }),
    beside({ incident: { id: "i" } }),
    beside({ request: null }),
    beside({ request: [] }),
    beside({ request: {} }),
    within('"id": "a"'),
    within('"ID": "a"'),
    within('"extra": {"a": NaN}'),
    within('"extra": {"a": 1, "a": 2}'),
    within('"extra": {"a": {"b": 1, "b": 2}}'),
    within('"extra": {"__proto__": 1}'),
    within('"extra": {"a": 12345678901234567}'),
    within('"extra": {"a": 1e999}'),
    within('"extra": {"a": -0, "b": 1.50, "c": null, "d": true, "e": "TBD"}'),
    within('"extra": {"a": "\\u0000"}'),
    within('"extra": {"a": "\\ud800"}'),
    within('"extra": {"a": "\t"}'),
    ...["TBD", "ＴＢＤ", "T\u200BBD", " tbd ", "<todo>", "todo: x", "待补", "待補：甲", "暂无", "n/a", "N.A.", "xxx", "---", "…", "　", "\u00A0", "none.", "ﬀ", "無", "没有！"].map((id) =>
      changed({ id }),
    ),
    ...["a b", "日志一", "r-1", "TBDX", "t-1", "undefined-1", "No 1", "é", "1", "待定事项汇编", "無限"].map((id) => changed({ id })),
    ...[
      "2026-11-01T09:30:00+08:00",
      "2026-11-01t09:30:00z",
      "2026-11-01T09:30:00.123456Z",
      "2026-11-01T09:30:00.1234567890Z",
      "2026-11-01T09:30:00",
      "2026-11-01 09:30:00+08:00",
      "2026-11-01T24:00:00+08:00",
      "2026-11-01T23:59:60+08:00",
      "2026-02-29T00:00:00+08:00",
      "2026-11-01T09:30+08:00",
      "2026-11-01T09:30:00+0800",
      "2026-11-01T09:30:00+24:00",
      "2026-11-01",
      "1969-12-31T23:59:59Z",
      "1970-01-01T00:00:00Z",
      "2023-08-14T15:59:59.999Z",
      "2023-08-14T16:00:00Z",
      "2025-08-31T23:59:59+08:00",
      "2025-09-01T00:00:00+08:00",
      "2025-08-31T16:00:00Z",
      "2025-09-01T00:30:00+09:00",
      "2026-06-30T15:59:59Z",
      "2026-06-30T16:00:00Z",
      "2026-06-30T23:59:59-12:00",
      "9999-12-31T00:00:00Z",
      "+002026-11-01T09:30:00Z",
      "２０２６-11-01T09:30:00Z",
    ].flatMap((at) => [changed({ at }), dated(at), dated(at, { facts_on: "2026-06-01" })]),
    ...[null, "true", 1, 0, "", [], {}].map((sent) => changed({ sent })),
    ...[null, [], [null], {}, [{}], [[]], "x", [{ category: "a1_violence_obscenity" }], [{ category: "none" }], [{ category: null }]].map((findings) =>
      changed({ findings }),
    ),
    ...[null, {}, { explicit: null }, { explicit: [] }, { explicit: [{}] }, { explicit: [{ elements: null }] }, { implicit: null }, { implicit: { present: false, aigc: {} } }, { implicit: { present: true, count: 0 } }].map((labels) =>
      changed({ labels }),
    ),
    ...[1e21, 1e-7, 0.05, 0.049999999999999, -1, 1.5, "1", null, 2].map((count) =>
      changed({ labels: { explicit: [{ height_share: count, seconds: count }], implicit: { count } } }),
    ),
    ...[[], ["a", "a"], ["a", null], ["a", "TBD"], "a", [["a"]]].map((citations) => changed({ citations })),
    ...[[{ name: "edict.passport", version: "1", looked_for: looked }], [{ name: "EDICT.passport ", looked_for: looked }], [{ name: "x" }, { name: "x" }], [{}]].map((scanned_by) =>
      changed({ scanned_by }),
    ),
  ];
}
