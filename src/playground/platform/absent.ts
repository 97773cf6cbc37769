/** What a page does not have: files, packed bytes, and a compiler of schemas, which would be code made of text. */
const absent = (): never => {
  throw new Error("a page has no such thing");
};

export const readFileSync = absent;
export const readdirSync = absent;
export const realpathSync = absent;
export const statSync = absent;
export const isUtf8 = absent;
export const inflateSync = absent;
export const inflateRawSync = absent;
export const deflateRawSync = absent;
export const crc32 = absent;
/** Validators of the shipped schemas come with the page. */
export const [Ajv2020, Name, _Code, _, nil, stringify] = [absent, absent, absent, absent, absent, absent];
export { absent as default };
