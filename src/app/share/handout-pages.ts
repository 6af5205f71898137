/** What stands on which sheet of a handout. Nothing here knows what it is, only how high. */

/** A part of a handout that is never torn apart. */
export interface Part {
  /** Px, the space after it included. */
  readonly height: number;
  /** Begins a sheet. */
  readonly first: boolean;
  /** Stands on the same sheet as what follows: a heading. */
  readonly keep: boolean;
}

/** Puts parts on sheets of that height; the indexes of the parts of each sheet. A part higher than a sheet has one alone. */
export function sheetsOf(parts: readonly Part[], room: number): readonly (readonly number[])[] {
  const sheets: number[][] = [];
  let left = 0;
  for (let i = 0; i < parts.length;) {
    // What keeps to each other goes as one.
    let end = i;
    while (parts[end]!.keep && end + 1 < parts.length && !parts[end + 1]!.first) end++;
    const group = parts.slice(i, end + 1);
    const height = group.reduce((sum, part) => sum + part.height, 0);
    const needsSheet = sheets.length === 0 || group[0]!.first || height > left;
    if (needsSheet) {
      sheets.push([]);
      left = room;
    }
    for (let at = i; at <= end; at++) sheets[sheets.length - 1]!.push(at);
    left -= height;
    i = end + 1;
  }
  return sheets;
}

/** How high the picture of a step may be on a sheet that also bears so much text: all that is left, within limits. */
export function pictureHeight(
  text: number,
  room: number,
  { least, natural }: { readonly least: number; readonly natural: number },
): number {
  const left = room - text;
  // Text that does not fit anyway goes on to the next sheet, and need not shrink the picture.
  return left < least ? Math.min(natural, room * 0.45) : Math.min(left, natural);
}
