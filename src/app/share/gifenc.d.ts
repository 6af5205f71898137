/** What we use of gifenc, which brings no types. */
declare module 'gifenc' {
  /** Colours, 0 to 255 each. */
  export type Palette = readonly (readonly [r: number, g: number, b: number])[];
  /** A GIF being written. */
  export interface Encoder {
    readonly writeFrame: (
      index: Uint8Array,
      width: number,
      height: number,
      options: {
        readonly palette?: Palette;
        /** How long it is seen, ms; GIF counts in hundredths of a second. */
        readonly delay?: number;
        readonly transparent?: boolean;
        readonly transparentIndex?: number;
        readonly dispose?: number;
        /** How often it is played: 0 for ever, -1 once. */
        readonly repeat?: number;
      },
    ) => void;
    readonly finish: () => void;
    readonly bytes: () => Uint8Array<ArrayBuffer>;
  }
  export const GIFEncoder: () => Encoder;
  export const quantize: (rgba: Uint8ClampedArray, most: number) => Palette;
  export const applyPalette: (rgba: Uint8ClampedArray, palette: Palette) => Uint8Array;
}
