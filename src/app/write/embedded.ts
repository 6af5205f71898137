/** A lesson that came with the page: the editor puts one into a single file as data, and there it is the first thing shown. */

/** The id under which such a lesson is known. */
export const EMBEDDED = 'own-in-this-file';

/** What is in the file, beside the program. */
interface Enclosed {
  /** The lesson's Markdown. */
  readonly markdown: string;
}

const isEnclosed = (value: unknown): value is Enclosed =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Enclosed>).markdown === 'string';

/** The element that holds the lesson: data, not a script, whatever it says. */
export const ELEMENT = 'lesson';

/** The text of the lesson that came with this page; undefined if there is none. */
export const embeddedLesson = (): string | undefined =>
  read(document.querySelector(`script#${ELEMENT}`)?.textContent);

/** The text of the lesson in the source of an exported page; undefined if there is none. */
export function textEnclosed(page: string): string | undefined {
  const opening = `<script type="application/json" id="${ELEMENT}">`;
  const at = page.indexOf(opening);
  if (at < 0) return undefined;
  return read(page.slice(at + opening.length, page.indexOf('</script>', at)));
}

function read(json: string | null | undefined): string | undefined {
  try {
    const said: unknown = JSON.parse(json ?? 'null');
    return isEnclosed(said) ? said.markdown : undefined;
  } catch {
    return undefined;
  }
}

/** The element as HTML, to be put into a page. Nothing in a lesson can end it: JSON needs no `<`. */
export function enclosed(markdown: string): string {
  const json = JSON.stringify({ markdown } satisfies Enclosed).replace(/[<>&\u2028\u2029]/g, escaped);
  return `<script type="application/json" id="${ELEMENT}">${json}</script>`;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
