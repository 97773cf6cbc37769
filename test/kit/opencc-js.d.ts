/** Characters and what they are converted to: `乾 干|…`. */
declare module "opencc-js/dict/*" {
  const dictionary: string;
  export default dictionary;
}
