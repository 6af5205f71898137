/** What `tools/vite-lessons.ts` makes of the folder `lessons/`. */
declare module 'virtual:lessons' {
  /** All topics in order, with their lessons. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module cannot import
  export const shelves: readonly import('./catalogue.ts').Shelf[];
}
