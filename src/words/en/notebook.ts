/** Words of the notebooks. */
import { wordsOf } from '../words.ts';

const english = {
  notebooks: 'Notebooks',
  notebooksOf: (of: string) => `Notebooks of ${of}`,
  nothing: 'Nobody has written anything down yet.',
  pages: 'Pages',
  decides: 'decides',
  needed: (had: number, needed: number) => `${had}, ${needed} needed`,
  of: (had: number, needed: number) => `${had} of ${needed}`,
};

export type NotebookWords = typeof english;
export const notebookWords = wordsOf('notebook', english);
