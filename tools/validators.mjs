/** Prepared validators as code: a page runs no code that is made of text, and Node.js keeps what it has compiled of functions. */
export function validatorsAsCode(validators) {
  const rows = Object.entries(validators).map(([digest, byName]) => {
    const functions = Object.entries(byName).map(
      ([name, code]) => `${JSON.stringify(name)}:function(module,require,formats,schemas){${code}}`,
    );
    return `${JSON.stringify(digest)}:{${functions.join(",")}}`;
  });
  return `const edictValidators={${rows.join(",")}};`;
}
