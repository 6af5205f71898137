/** What `tools/vite-lessons.ts` makes of the folder `lessons/`. */
declare module 'virtual:lessons' {
  /** All lessons by id. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module cannot import
  export const lessons: Readonly<Record<string, import('./catalogue.ts').LessonEntry>>;
}
declare module 'virtual:shelves' {
  /** All topics in order, with what the front page tells of their lessons. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports -- an ambient module cannot import
  export const shelves: readonly import('./catalogue.ts').Shelf[];
}
