/** The colours of generals, by their place in the cast; what they say has colours of its own. */
const COATS = [5, 2, 4, 3, 6, 7, 8, 1].map((hue) => `var(--epoch-${hue}-ink)`);

/** The colour of a general's coat, as CSS writes it. */
export const coatOf = (index: number): string => COATS[index % COATS.length]!;
