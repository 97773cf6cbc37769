import { diagnostic, type Diagnostic } from "../../base/diagnostic.ts";
import type { Host } from "../../base/host.ts";
import { messages, type Message } from "../../base/message.ts";
import { namedTriggers } from "../../analysis/timeline/triggers.ts";
import { digestFile } from "../../pack/pins.ts";
import { fixtureOf } from "../bulk/fixture.ts";
import { openReference } from "../gate/judging.ts";
import type { CheckRequest } from "../check/check-request.ts";
import { exitCodeOfRun, stoppedBy, type VerbRun } from "../exit-code.ts";
import { engineVersion, loadWithOthers } from "../library.ts";
import { openWorkplace } from "../project/workplace.ts";
import { brokenLibrary } from "../request-diagnostics.ts";
import { standaloneModule, type StandaloneModule } from "./module.ts";

/** What a module is made for. */
export interface ModuleRequest extends Pick<
  CheckRequest,
  "packs" | "service" | "profile" | "party" | "lawOf" | "now" | "library"
> {
  /** Packs that those may need, and by which nothing is judged. */
  readonly beside: readonly string[];
  readonly vocabularies: readonly string[];
  readonly asOf: string;
}

export interface ModuleRun extends VerbRun {
  readonly module: StandaloneModule | undefined;
}

/** Compiles packs, with all that is fixed, to a module that judges documents by itself. */
export function runCompileModule(request: ModuleRequest, host: Host): ModuleRun {
  const stopped = (it: Diagnostic<undefined>): ModuleRun => ({ module: undefined, ...stoppedBy(it) });
  const { beside, vocabularies, ...asked } = request;
  const here = openWorkplace(host, request.library, vocabularies);
  if ("exitCode" in here) return { module: undefined, ...here };
  const path = `${request.library}/../dist/standalone.js`;
  const runtime = host.readText(path);
  if (runtime === undefined) return stopped(brokenLibrary.nowhere({ path }));
  const loaded = loadWithOthers(host, here.library, request.packs, beside, "together");
  const rest = { failOn: undefined, allowUndetermined: false, inputs: [] };
  const reference = openReference({ ...asked, ...rest }, host, { library: here.library, loaded });
  if (!("bulk" in reference)) {
    const { policyProblems, inputProblems, troubles } = reference;
    const problems = [...policyProblems, ...inputProblems];
    return { module: undefined, problems, troubles, exitCode: exitCodeOfRun(reference) };
  }
  const { prepared, problems } = reference.bulk;
  const { all, reading, settings, policyProblems } = prepared;
  if (request.service === undefined && reading.vocabulary.vocabulary.mains.length > 0)
    return stopped(refusal(reasons.noService()));
  const fixture = fixtureOf(reference.bulk);
  if (!fixture) return stopped(refusal(reasons.contradicted()));
  const digestOf = (file: string | undefined) => (file === undefined ? null : (digestFile(host, file) ?? null));
  const madeFrom = {
    engine: engineVersion,
    packs: all.map(({ manifest: { id, version }, digest }) => ({ id, version, digest })),
    vocabulary: reading.vocabulary.vocabulary.digest,
    service: digestOf(request.service),
    profile: digestOf(request.profile),
  };
  const run = { ...fixture, vocabulary: reading.vocabulary.vocabulary, inputs: [], trace: undefined };
  const law = all.map(({ manifest: { id, inForce } }) => ({ id, inForce }));
  const later = namedTriggers(run, law).filter((it) => it.day > settings.asOf);
  const [turn] = later.toSorted((a, b) => a.day - b.day);
  const module = standaloneModule(fixture, { madeFrom, turnsOn: turn?.day }, runtime);
  if (!module) return stopped(refusal(reasons.nothing()));
  return { module, problems: [...policyProblems, ...problems], troubles: [], exitCode: 0 };
}

/** `why`: what keeps a module from being made. */
const noModule = diagnostic("engine/no-module", 64, {
  en: "no module can be made: {why}",
  zh: "無法生成模塊：{why}",
  help: {
    en: "name the service of the documents with `--service`, without contradictions, and packs with duties on requests, answers or events",
    zh: "用 `--service` 指定文檔所屬的服務，其事實不得相互矛盾；並指定對請求、回答或者事件設有義務的規則包",
  },
});

const reasons = messages("engine/no-module", {
  noService: { en: "no service is named", zh: "沒有指定服務" },
  contradicted: { en: "the service states facts that cannot be together", zh: "服務所述的事實不能同時成立" },
  nothing: {
    en: "generated code could say nothing of any document that these packs judge",
    zh: "對這些規則包所判斷的任何文檔，生成的代碼都無從判斷",
  },
});

const refusal = (why: Message): Diagnostic<undefined> => noModule.nowhere({ why });
