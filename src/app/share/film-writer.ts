/** What writes a film, whatever its kind. */

/** Something that takes the pictures on a canvas one by one. */
export interface FilmWriter {
  /** Adds what is on the canvas, for so long, ms. */
  readonly add: (ms: number) => Promise<void>;
  readonly finish: () => Promise<Blob>;
  readonly cancel: () => Promise<void>;
}
