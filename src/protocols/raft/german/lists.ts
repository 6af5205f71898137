/** Aufzählungen auf Deutsch. */

/** `S1`, `S1 und S2`, `S1, S2 und S3`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;
