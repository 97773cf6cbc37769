import { parse } from "junit2json";

/** What a reader of JUnit's XML, who knows nothing of Edict, finds. */
export interface Suites {
  readonly tests?: number;
  readonly failures?: number;
  readonly errors?: number;
  readonly skipped?: number;
  readonly testsuite?: readonly Suite[];
}

interface Suite {
  readonly name?: string;
  readonly tests?: number;
  readonly failures?: number;
  readonly errors?: number;
  readonly skipped?: number;
  readonly testcase?: readonly Case[];
}

export interface Case {
  readonly classname?: string;
  readonly name?: string;
  readonly failure?: readonly { readonly message?: string; readonly inner?: string }[];
  readonly error?: readonly { readonly message?: string; readonly inner?: string }[];
  readonly skipped?: readonly unknown[];
}

export async function suitesOf(xml: string): Promise<Suites> {
  const read: unknown = await parse(xml);
  return read as Suites;
}
