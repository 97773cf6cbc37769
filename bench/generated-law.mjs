/** A made-up law of any size over the real vocabulary: the same text and rules for the same number, always. */

const digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 9,999 as articles are numbered: 十, 一百零三, 一千. */
export function chineseNumber(number) {
  const places = [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
  ];
  let rest = number;
  let text = "";
  let skipped = false;
  for (const [size, name] of places) {
    const digit = Math.floor(rest / size);
    rest %= size;
    if (digit === 0) {
      skipped = text !== "";
      continue;
    }
    text += (skipped ? "零" : "") + (digit === 1 && size === 10 && text === "" ? "" : digits[digit]) + name;
    skipped = false;
  }
  return rest === 0 ? text : text + (skipped ? "零" : "") + digits[rest];
}

const items = ["數據", "標注", "標識", "處置", "透明", "協議", "隱私", "投訴", "備案", "測試"];

function articleText(number) {
  const lines = items.map(
    (word, at) => `(${chineseNumber(at + 1)})依照第${chineseNumber(number)}號要求做好${word}工作;`,
  );
  return [`第${chineseNumber(number)}條 提供者應當遵守以下規定:`, ...lines].join("\n\n");
}

/** Ten shapes of rules; `n` makes each one different from the others. */
const shapes = [
  (n) => `
        on       service
        for each dataset in service.training.datasets where dataset.phase == ${["pretraining", "fine_tuning", "alignment"][n % 3]}
        when     service.training.performed
        require  dataset.quality.manual_pass_rate >= ${50 + (n % 50)}%
        require  dataset.quality.manual_sample_size >= ${1000 + n}`,
  (n) => `
        on       service
        when     service.annotation.performed and served_${n}
        require  count(a in service.annotation.annotators where a.roles has reviewer) >= ${1 + (n % 9)}
        require  service.annotation.quality_assessment.sample_size >= ${100 + n}`,
  (n) => `
        on       response
        when     response.modality in [image, video] and not response.refused
        require  response.labels.implicit.present is true
        require  response.labels.implicit.count >= ${n}`,
  (n) => `
        on       incident
        when     incident.illegal
        require  stopped: incident.generation_stopped_at by incident.discovered_at + ${1 + n} hours
        require  removed: incident.removed_at by incident.discovered_at + ${2 + n} hours`,
  (n) => `
        on       service
        require  service.transparency.limits_published and service.transparency.audience_published
        require  count(c in service.channels where c.mainland) <= ${n}`,
  (n) => `
        on       service
        unless   service.agreement.waives_complaints is true
        require  any of { service.agreement.document is present; service.agreement.version == "${n}" }`,
  (n) => `
        on       service
        for each entry in service.privacy.collects where entry.identifying
        require  entry.necessary
        require  entry.retention <= ${1 + n} days`,
  (n) => `
        on       service
        require  service.complaints.entry is present
        require  service.complaints.answer_within <= ${1 + n} working days`,
  (n) => `
        on       service
        when     served_${n}
        require  filed: service.filing.algorithm.filed_on by service.launched_on + ${1 + n} working days`,
  (n) => `
        on       service
        for each evaluation in service.content_safety.evaluations
        forbid   evaluation.pass_rate < ${50 + (n % 50)}% and evaluation.sample_size < ${n}`,
];

function rule(number, shape) {
  const at = number % 10;
  const define =
    shape === undefined && (at === 1 || at === 8)
      ? `      define served_${number} means any c in service.channels satisfies (c.mainland and c.access == public and service.launched_on >= 20${10 + (number % 20)}-01-01)\n`
      : "";
  return `    item ${at + 1} {
${define}      rule rule_${number}: provider must "do the work of number ${number}" {
        quote    "做好${items[at]}工作"${(shape ?? shapes[at])(number)}
        remedy   "Do it, and keep the record ${number}."
      }
    }`;
}

const simplified = new Map(
  Array.from("條應當規號數據標識處協議隱訴備測試總則", (letter, at) => [
    letter,
    "条应当规号数据标识处协议隐诉备测试总则"[at],
  ]),
);

/** The files of a pack with so many rules, ten to an article, of ten shapes or of one; paths are relative to the pack. */
export function generatedLaw(rules, shape) {
  const articles = Array.from({ length: Math.ceil(rules / 10) }, (_, at) => at + 1);
  const text = `測試用法律\n\n\n第一章 總  則\n\n\n${articles.map(articleText).join("\n\n")}\n`;
  const files = new Map([
    [
      "pack.yaml",
      `id: bench.generated
version: 1.0.0
title: { zh: 生成的法律, en: Generated law }
rank: rules
text: { file: text/zh-Hant.txt, of: 2023-07-10 }
in_force: { from: 2023-08-15 }
zone: Asia/Shanghai
calendar: cn
vocabulary: genai@1
parties: [provider, user]
roles: [legal_counsel]
`,
    ],
    ["text/zh-Hant.txt", text],
    ["text/zh-Hans.txt", Array.from(text, (letter) => simplified.get(letter) ?? letter).join("")],
  ]);
  for (const article of articles) {
    const first = (article - 1) * 10;
    const count = Math.min(10, rules - first);
    const body = Array.from({ length: count }, (_, at) => rule(first + at, shape)).join("\n");
    files.set(
      `article-${String(article).padStart(4, "0")}.edict`,
      `article ${article} "Number ${article}" {\n  paragraph 1 {\n${body}\n  }\n}\n`,
    );
  }
  return files;
}
