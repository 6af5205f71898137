import type { NotebookWords } from '../en/notebook.ts';

/** Die Notizbücher. */
export const notebook: NotebookWords = {
  notebooks: 'Notizbücher',
  notebooksOf: (of) => `Notizbücher von ${of}`,
  nothing: 'Noch hat niemand etwas notiert.',
  pages: 'Seiten',
  decides: 'entscheidet',
  needed: (had, needed) => `${had}, ${needed} nötig`,
  of: (had, needed) => `${had} von ${needed}`,
};
