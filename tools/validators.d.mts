import type { ValidatorCode } from "../src/vocabulary/prepare-validators.ts";

/** A statement that declares them as `edictValidators`. */
export function validatorsAsCode(validators: ValidatorCode): string;
