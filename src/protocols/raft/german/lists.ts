/** Aufzählungen und Antworten auf Deutsch. */

/** `S1`, `S1 und S2`, `S1, S2 und S3`. */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;

/** `4`, `4–6`: so viele, von diesem an. */
export const span = (first: number, count: number): string =>
  count === 1 ? `${first}` : `${first}–${first + count - 1}`;

/** Der Name, nach dem gefragt wurde, wenn die Antwort ist, dass er nicht gesetzt ist. */
export const unset = (response: string): string | undefined => /^(.*) is not set$/.exec(response)?.[1];

/** Was ein Server einem Client antwortete: `X=3`, `X ist nicht gesetzt`. */
export function answered(response: string): string {
  const name = unset(response);
  return name === undefined ? response : `${name} ist nicht gesetzt`;
}
