import type { Locale } from "../base/locale.ts";
import { listOf, messages } from "../base/message.ts";
import { runVocabulary, type CountedVocabulary } from "../engine/index.ts";
import { editorSchema } from "../report/render/editor-schema.ts";
import { vocabularyPage } from "../report/render/vocabulary-page.ts";
import { addExample } from "./help.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { usageMessages, vocabularyMessages } from "./messages.ts";
import {
  addCommonFlags,
  commonHelp,
  choiceOf,
  placed,
  showTroubles,
  usageError,
  type CommonFlags,
  type Verb,
} from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly output: string | undefined;
}

/** What each action prints of a vocabulary. */
const actions: Readonly<Record<string, (it: CountedVocabulary, locale: Locale) => string>> = {
  check: counts,
  doc: (it, locale) => vocabularyPage(it, [locale]),
  schema: (it) => `${JSON.stringify(editorSchema(it), undefined, 2)}\n`,
};

const actionNames = Object.keys(actions);

const help = messages("cli/help/vocabulary", {
  summary: {
    en: "check, describe and publish the facts that rules can read",
    zh: "檢查、說明和公布規則可以讀取的事實",
  },
  description: {
    en:
      "edict vocabulary check reads vocabularies and tells every mistake in their schemas; doc writes the page of one, " +
      "in Markdown; schema writes one JSON Schema of all its documents, with which editors complete and check them.",
    zh:
      "`edict vocabulary check` 讀取詞彙表，指出其模式中的每處錯誤；`doc` 以 Markdown 寫出一個詞彙表的說明頁；" +
      "`schema` 寫出涵蓋其全部文檔的一個 JSON Schema，編輯器可據以補全和檢查文檔。",
  },
  vocabularies: {
    en: "ids (genai@1), or folders with vocabulary.yaml; default those of edict.yaml, or all shipped ones",
    zh: "詞彙表的 id（如 `genai@1`），或者含 `vocabulary.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者全部隨附的",
  },
  output: { en: "write the page or the schema to a file", zh: "將說明頁或者模式寫入文件" },
  exits: {
    en: "Exit code: 0 no mistake, 3 a vocabulary has mistakes, 4 edict.yaml cannot be\nread, 64 misuse, 70 a bug.",
    zh: "退出碼：0 沒有錯誤；3 詞彙表有錯誤；4 不能讀取 `edict.yaml`；64 用法有誤；\n70 程序缺陷。",
  },
});

export const vocabularyVerb: Verb = {
  name: "vocabulary",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("<ACTION>", say(commonHelp.oneOf({ words: listOf(actionNames, "or") })), choiceOf(actionNames))
      .argument("[VOCABULARY...]", say(help.vocabularies()))
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
      .option("-o, --output <FILE>", say(help.output()));
    const example = [
      "edict vocabulary check our-law/vocabulary",
      "edict vocabulary schema our-law/vocabulary -o our-facts.schema.json",
    ];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => {
    const flags = command.opts<Flags>();
    const [action = "", ...names] = command.args;
    if (action !== "check" && names.length !== 1)
      return usageError("vocabulary", usageMessages.oneVocabulary(), flags, world);
    const run = runVocabulary(names, flags.vocabulary ?? [], world.library, world.host);
    const text = run.vocabularies.map((it) => actions[action]?.(it, flags.lang) ?? "").join("");
    const shown = text === "" ? undefined : text;
    return {
      code: run.exitCode,
      err: showTroubles(run, flags, world),
      ...placed([{ file: flags.output, text: shown }]),
    };
  },
};

/** A line: what it is called, and how much is in it. */
function counts({ header: { id, version }, subjects, facts }: CountedVocabulary, { say }: Locale): string {
  return `${say(vocabularyMessages.counted({ id, version, subjects, facts }))}\n`;
}
