import { formatDay } from "../../base/civil-date.ts";
import type { Host } from "../../base/host.ts";
import { dayIn, type Instant, type Zone } from "../../base/instant.ts";
import type { Locale } from "../../base/locale.ts";
import { message, messages, type Message } from "../../base/message.ts";
import { inScript } from "../../base/script.ts";
import { stoppedBy } from "../exit-code.ts";
import { alreadyAPack, badPackId, noFolder } from "../request-diagnostics.ts";
import { besideOthers, type InitRun } from "./init.ts";

interface NewPackRequest {
  /** `eu.ai_act`. */
  readonly id: string;
  /** Undefined: one in the working folder, called as the law is. */
  readonly folder: string | undefined;
  readonly zone: Zone;
  readonly locale: Locale;
  readonly now: Instant;
}

export interface NewPackRun extends InitRun {
  /** The folder of the pack. */
  readonly folder: string;
}

/** The files of a small pack with facts of its own, which compiles. It writes nothing, and no file that is there is among them. */
export function runNewPack({ id, folder: asked, zone, locale, now }: NewPackRequest, host: Host): NewPackRun {
  const name = id.slice(id.lastIndexOf(".") + 1);
  const folder = asked ?? name.replaceAll("_", "-");
  const refused = (it: Parameters<typeof stoppedBy>[0]): NewPackRun => {
    return { folder, files: [], kept: [], ...stoppedBy(it) };
  };
  if (!/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/.test(id)) return refused(badPackId.nowhere({ id }));
  if (host.isFile(folder)) return refused(noFolder.nowhere({ path: folder }));
  const path = `${folder}/pack.yaml`;
  if (host.isFile(path)) return refused(alreadyAPack.nowhere({ path: host.relative(path) }));
  const year = formatDay(dayIn(now, zone)).slice(0, 4);
  const { say } = locale;
  const texts = new Map([
    ["pack.yaml", manifestFile(say, { id, name, zone: zone.name, year })],
    ["outline.yaml", outlineFile(locale)],
    ["article-01.edict", policyFile(say)],
    ["vocabulary/vocabulary.yaml", vocabularyFile(say, name)],
    ["vocabulary/product.schema.yaml", schemaFile(locale)],
    ["cases/article-01.yaml", casesFile(say, year)],
    ["cases/bases/product.yaml", baseFile(say, name, year)],
  ]);
  return { folder, ...besideOthers(host, folder, texts) };
}

type Say = (it: Message) => string;

interface NewManifest {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly year: string;
}

const titleOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** In English, and in Chinese where that is read, in the script of the reader. */
const inBoth = ({ script }: Locale, en: string, zh: string): string =>
  script === undefined ? `{ en: ${en} }` : `{ en: ${en}, zh: ${inScript(zh, script)} }`;

const manifestFile = (say: Say, { id, name, zone, year }: NewManifest): string => `# ${say(manifestComments.head())}
id: ${id}
version: 0.1.0
title: { en: ${titleOf(name)} }
# ${say(manifestComments.rank())}
rank: law
# ${say(manifestComments.text())}
text: none
# ${say(manifestComments.citation())}
# citation: eu
# ${say(manifestComments.inForce())}
in_force: { from: ${year}-01-01 }
# ${say(manifestComments.zone())}
zone: ${zone}
# ${say(manifestComments.calendar())}
calendar: weekdays
# ${say(manifestComments.vocabulary())}
vocabulary: ${name}@1
# ${say(manifestComments.parties())}
parties: [provider]
# ${say(manifestComments.roles())}
roles: []
`;

const manifestComments = messages("engine/new-pack/manifest", {
  head: {
    en: "A pack is one text of one law. This file says which; `version` counts your encodings of it. Words for readers stand under `en`, in whatever language they are.",
    zh: "一個規則包對應一部法律的一個文本。本文件說明是哪一個；`version` 是規則的版本。給讀者看的文字寫在 `en` 下，何種語言均可。",
  },
  rank: {
    en: "What kind of law it is: law, regulation, rules, normative_document, mandatory_standard, all of which bind. What only recommends or guides binds those who adopt it. There is no rank for a company's own policy; normative_document comes nearest.",
    zh: "法律的類別：`law`、`regulation`、`rules`、`normative_document`、`mandatory_standard`，均有約束力。建議或指引只約束採納它的單位。沒有專為單位內部制度設的類別，用 `normative_document` 最合適。",
  },
  text: {
    en: "No copy of the law is held here: outline.yaml names its units, and rules quote nothing. With a copy, each rule quotes the words on which it rests.",
    zh: "此處沒有法律原文：`outline.yaml` 列出其條款，規則不引用原文。附上原文後，每條規則都引用所依據的文字。",
  },
  citation: {
    en: "How its places are cited, if not as art. 1(1): Art. 1(1) in eu, § 1 Abs. 1 in de; us and uk.",
    zh: "條款的引用方式，默認為第一條第一款：可用 `eu`、`de`、`us`、`uk`。",
  },
  inForce: {
    en: "The first day of this text. What has a day of its own, as vocabulary.yaml says with `day`, is not judged by it if that day is earlier; facts without one are judged by the law of the day of judgement, whatever days they tell of.",
    zh: "本文本施行的第一日。自有日期的文檔（由 `vocabulary.yaml` 中的 `day` 指明），日期更早的不由這些規則判斷；沒有日期的事實，無論說到哪一天，都依照判斷日施行的法律判斷。",
  },
  zone: { en: "Where its days begin and end.", zh: "日期以此處的時間為準。" },
  calendar: {
    en: "Which days are worked: weekdays is every Monday to Friday, with no holiday; `cn` has those of China, and a file, such as ./days.yaml, others.",
    zh: "哪些日子是工作日：`weekdays` 為周一至周五，不含節假日；`cn` 含中國的節假日安排；其他的寫成文件，例如 `./days.yaml`。",
  },
  vocabulary: { en: "Its facts, in the folder vocabulary/.", zh: "規則讀取的事實，在文件夾 `vocabulary/` 中。" },
  parties: {
    en: "Whom its rules may bind, by names of your choice, such as seller or editor. Of several, `default_party: NAME` says whose duties count.",
    zh: "規則可以約束的主體，名稱自定，例如 `seller`、`editor`。有幾個時，用 `default_party: 名稱` 指明計入誰的義務。",
  },
  roles: {
    en: "Who may sign what only people can judge, such as legal_counsel.",
    zh: "可以對須由人判斷的事項署名的角色，例如 `legal_counsel`。",
  },
});

const outlineFile = (locale: Locale): string => `# ${locale.say(outlineComment())}
units:
  "1": ${inBoth(locale, "Labels", "標識")}
  "1.1": ${inBoth(locale, "Labels on products", "產品上的標識")}
`;

const outlineComment = message("engine/new-pack/outline", {
  en: 'The units of the law, in your words: "1" is article 1, "1.1" its paragraph 1, "1.1.2" item 2 of that.',
  zh: "法律的條款，用自己的話概括：“1” 為第一條，“1.1” 為其第一款，“1.1.2” 為其第二項。",
});

const policyFile = (say: Say): string => `// ${say(policyComments.head())}
article 1 "Labels" {
  // ${say(policyComments.unverified())}
  unverified "not compared with the official text yet"

  paragraph 1 {
    /// ${say(policyComments.why())}
    rule labelled: provider must "label a product that is sold" {
      on       product
      when     product.sold
      require  product.labelled
      remedy   "Put a label on the product."
    }
  }
}
`;

const policyComments = messages("engine/new-pack/policy", {
  head: {
    en: "By custom one file for each article. A rule says whom it binds, on what, when, and what it asks.",
    zh: "通常每條一個文件。規則寫明約束誰、針對什麼、何時適用、要求什麼。",
  },
  unverified: {
    en: "As long as this line stands, the rules bind nobody; `--provisional` shows what they would say. Take it out once somebody has compared them with the official text; of a policy of your own, once whoever answers for its text has.",
    zh: "只要有這一行，規則就不約束任何人；用 `--provisional` 可查看暫定結論。有人與正式文本核對之後才刪去；本單位自己的制度，由對其文本負責的人核對。",
  },
  why: {
    en: "Three slashes: how you read the law, for whoever checks the rule.",
    zh: "三條斜線：說明如何理解法律，供核對規則的人閱讀。",
  },
});

const vocabularyFile = (say: Say, name: string): string => `# ${say(vocabularyComments.head())}
name: ${name}
version: 1.0.0
title: { en: ${titleOf(name)} }
# ${say(vocabularyComments.main())}
main: product
subjects:
  # ${say(vocabularyComments.day())}
  product: { schema: product.schema.yaml, facts_on: required }
`;

const vocabularyComments = messages("engine/new-pack/vocabulary", {
  head: {
    en: "What documents are about: for each subject the file with its facts.",
    zh: "文檔描述的對象：每個對象各有一個列明事實的文件。",
  },
  main: {
    en: "The subject that rules on any other one can read, too.",
    zh: "針對其他對象的規則也能讀取這個對象。",
  },
  day: {
    en: "What happens on a day is judged by the law of that day if you name the fact that tells it, as in `day: sold_on`.",
    zh: "在某一天發生的事，依照那一天施行的法律判斷；為此須指明寫明日期的事實，例如 `day: sold_on`。",
  },
});

const schemaFile = (locale: Locale): string => `# ${locale.say(schemaComment())}
$id: product.schema.yaml
title: Product
type: object
required: [id]
additionalProperties: false
properties:
  id: { title: Name, type: string, pattern: \\S }
  sold:
    title: Sold
    type: boolean
    x-ask: ${inBoth(locale, "Is the product sold?", "產品是否銷售？")}
  labelled:
    title: Labelled
    type: boolean
    x-ask: ${inBoth(locale, "Does it bear a label?", "產品上是否有標識？")}
`;

const schemaComment = message("engine/new-pack/schema", {
  en: "The facts of a product, as JSON Schema. What a document leaves out is unknown; `x-ask` is how it is asked for. A day with `x-event: true` is refused where it lies after `facts_on`: what is only planned does not count as done.",
  zh: "產品的事實，寫法為 JSON Schema。文檔沒有寫明的為不明；`x-ask` 是詢問時的用語。寫有 `x-event: true` 的日期晚於 `facts_on` 時不予接受：僅在計劃中的事不算作已經做到。",
});

const casesFile = (say: Say, year: string): string => `# ${say(casesComment())}
- case: a product without a label
  why: Article 1 paragraph 1 asks for one on whatever is sold.
  as_of: ${year}-02-01
  base: product
  set: { product.labelled: false }
  expect: { labelled: violated }
`;

const casesComment = message("engine/new-pack/cases", {
  en: "What a rule says of a document on a day: `edict test` compares. `base` is a file of bases/, `set` changes facts in it.",
  zh: "規則在某日對某文檔的結論：由 `edict test` 核對。`base` 為 `bases/` 中的文件，`set` 改動其中的事實。",
});

const baseFile = (say: Say, name: string, year: string): string => `# ${say(baseComment())}
vocabulary: ${name}@1
facts_on: ${year}-02-01
product: { id: lamp, sold: true, labelled: true }
`;

const baseComment = message("engine/new-pack/base", {
  en: "A document that cases begin with.",
  zh: "用例以此文檔為起點。",
});
