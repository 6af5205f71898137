/** Lists in words. */

/** `S1`, `S1 and S2`, `S1, S2 and S3`; `and` is the word before the last. */
export function listed(items: readonly string[], and: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;
}
