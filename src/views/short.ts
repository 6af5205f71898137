/** Long things in few letters. */

/** Names without what all have in common, so that a configuration fits beside a node: `S1 S2 S3 + S3 S4` is `123+34`. */
export const shortened = (names: string): string =>
  /\d\d/.test(names) ? names : names.replace(/\p{L}+(?=\d)/gu, '').replace(/\s+/g, '');
