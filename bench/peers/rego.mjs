/** `node bench/peers/rego.mjs response|service`: the rules of that pack as a module of Rego, to be compiled where `opa` is. */
import { bundledEngine, openOwnPack } from "../own-packs.mjs";
import { conditionsOf } from "./conditions.mjs";
import { rego } from "./translations.mjs";

process.stdout.write(rego(conditionsOf(openOwnPack(await bundledEngine(), process.argv[2]).graph)));
