import type { ValidatorCode } from "../../../src/vocabulary/prepare-validators.ts";
import type { PreparedValidators } from "../../../src/vocabulary/validators.ts";
import { validatorsAsCode } from "../../../tools/validators.mjs";

/** Validators as a bundle has them. */
export const bundled = (code: ValidatorCode): PreparedValidators =>
  // oxlint-disable-next-line typescript/no-implied-eval -- the code is what a build writes
  (new Function(`${validatorsAsCode(code)} return edictValidators;`) as () => PreparedValidators)();
