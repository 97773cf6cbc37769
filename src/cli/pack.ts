import type { Command } from "commander";
import type { Zone } from "../base/instant.ts";
import { listOf, messages } from "../base/message.ts";
import { zoneNamed, nameMeant } from "../base/zones.ts";
import { defaultPack, runLock, runNewPack } from "../engine/index.ts";
import { failedOutcome, type CommandEnvironment, type CommandOutcome } from "./environment.ts";
import { addExample } from "./help.ts";
import { writtenFiles } from "./init.ts";
import { addToList, judgingHelp, type JudgingFlags } from "./judging-flags.ts";
import { packMessages, usageMessages } from "./messages.ts";
import { invalidValue } from "./usage-errors.ts";
import { choiceOf, showTroubles, addCommonFlags, commonHelp, usageError, type CommonFlags, type Verb } from "./verb.ts";

interface Flags extends CommonFlags, Pick<JudgingFlags, "vocabulary"> {
  readonly output: string | undefined;
  readonly zone: Zone | undefined;
}

const digestShown = 12;

const help = messages("cli/help/pack", {
  summary: {
    en: "begin a pack; lock what may judge: packs, texts, calendar and vocabulary",
    zh: "建立規則包；鎖定用來判斷的規則包、文本、日曆和詞彙表",
  },
  description: {
    en:
      "edict pack new writes a small pack with facts of its own, which compiles: a rule, a case, and comments on what to change. " +
      "No file that is there is changed.\n" +
      "edict pack lock writes edict.lock: version and digest of each pack and of all that it needs, of their texts, the " +
      "calendar, the vocabulary and the engine, and of every file of theirs that is read. With --locked, or `locked: true` in " +
      "edict.yaml, nothing else judges.",
    zh:
      "`edict pack new` 建立一個自帶事實、可以編譯的小規則包：一條規則、一個用例，以及說明如何改動的註釋。已有的文件一律不改動。\n" +
      "`edict pack lock` 寫出 `edict.lock`：每個規則包及其全部依賴、其文本、日曆、詞彙表和程序的版本和摘要，以及所讀的每個文件的摘要。" +
      "使用 `--locked`，或者在 `edict.yaml` 中寫 `locked: true`，就只用鎖定的內容判斷。",
  },
  packs: {
    en: "of new: the id of the pack, and its folder if that is to have another name; of lock: shipped packs, or folders with pack.yaml; default those of edict.yaml, else {pack}",
    zh: "`new`：規則包的 id，文件夾要用其他名稱的，再寫文件夾；`lock`：隨附的規則包，或者含 `pack.yaml` 的文件夾；默認為 `edict.yaml` 中的，或者 {pack}",
  },
  zone: {
    en: "of new: where the days of its law begin and end, such as Europe/Brussels",
    zh: "`new`：其法律的日期以何地時間為準，例如 `Europe/Brussels`",
  },
  output: {
    en: "of lock: write to another file than edict.lock",
    zh: "`lock`：寫入其他文件，而不是 `edict.lock`",
  },
  exits: {
    en: "Exit code: 0 written, 3 a pack has mistakes, 4 edict.yaml cannot be read,\n64 misuse, 70 a bug.",
    zh: "退出碼：0 已寫入；3 規則包有錯誤；4 不能讀取 `edict.yaml`；64 用法有誤；\n70 程序缺陷。",
  },
});

const actions = ["new", "lock"];

export const packVerb: Verb = {
  name: "pack",
  define: (command, say) => {
    command
      .summary(say(help.summary()))
      .description(say(help.description()))
      .argument("<ACTION>", say(commonHelp.oneOf({ words: listOf(actions, "or") })), choiceOf(actions))
      .argument("[PACK...]", say(help.packs({ pack: defaultPack })))
      .option("--zone <ZONE>", say(help.zone()), readZone)
      .option("--vocabulary <DIR>", say(judgingHelp.vocabulary()), addToList)
      .option("-o, --output <FILE>", say(help.output()));
    const example = ["edict pack new eu.my_act --zone Europe/Brussels", "edict pack lock && edict check --locked"];
    return addExample(addCommonFlags(command, say), say, example, help.exits());
  },

  run: (command, world) => (command.args[0] === "new" ? newPack(command, world) : lock(command, world)),
};

/** A zone by its name. Errors: any other text, with the name that may be meant. */
function readZone(text: string): Zone {
  const zone = zoneNamed(text);
  if (zone) return zone;
  const near = nameMeant(text);
  throw invalidValue(near === undefined ? usageMessages.zone() : usageMessages.meant({ near }));
}

function newPack(command: Command, world: CommandEnvironment): CommandOutcome {
  const flags = command.opts<Flags>();
  const { zone, output, vocabulary, lang: locale } = flags;
  const [, id, asked, ...others] = command.args;
  if (id === undefined) return usageError("pack", usageMessages.missingArgument({ name: "ID" }), flags, world);
  if (others.length > 0) {
    const why = usageMessages.tooMany({ verb: "pack new", expected: 2, got: others.length + 2 });
    return usageError("pack", why, flags, world);
  }
  if (!zone) return usageError("pack", usageMessages.zoneMissing({ id }), flags, world);
  const flag = output !== undefined ? "--output" : vocabulary !== undefined ? "--vocabulary" : undefined;
  if (flag !== undefined) return usageError("pack", usageMessages.ofAction({ flag, action: "lock" }), flags, world);
  const made = runNewPack({ id, folder: asked, zone, locale, now: world.now }, world.host);
  if (made.exitCode !== 0) return failedOutcome(made.exitCode, showTroubles(made, flags, world));
  const { folder } = made;
  return writtenFiles(made, locale, [
    packMessages.test({ command: `edict test ${folder}` }),
    packMessages.init({ command: `edict init --pack ${folder}` }),
  ]);
}

function lock(command: Command, world: CommandEnvironment): CommandOutcome {
  const flags = command.opts<Flags>();
  if (flags.zone) return usageError("pack", usageMessages.ofAction({ flag: "--zone", action: "new" }), flags, world);
  const locked = runLock(command.args.slice(1), [defaultPack], world.library, world.host, flags.vocabulary);
  const { text, path, packs } = locked;
  const lines = packs.map((it) => `${it.id} ${it.version} ${it.digest.slice(0, digestShown)}\n`);
  return {
    code: locked.exitCode,
    out: lines.join(""),
    outUnwritten: "",
    err: showTroubles(locked, flags, world),
    files: text === undefined ? [] : [{ path: flags.output ?? path, text }],
  };
}
