/** A lesson as one HTML file: the whole program, with the lesson in it as data. It needs no network and no server. */
import { writeWords } from '../../words/en/write.ts';
import { ELEMENT, enclosed } from './embedded.ts';

/** Where a lesson goes; `tools/vite-single.ts` writes it. */
const PLACE = '<!--lesson-->';

/** Whether this page is the single file itself. */
const isSingle = import.meta.env.MODE === 'single';

/** The file with a lesson in it. Rejects with a sentence if the program cannot be had. */
export async function singleFileWith(markdown: string, title: string): Promise<string> {
  const program = isSingle ? itself() : await fetched();
  const at = program.indexOf(PLACE);
  if (at < 0) throw new Error(writeWords().noTemplate);
  const head = program
    .slice(0, at)
    .replace(/<title>[^<]*<\/title>/, `<title>${asText(title)} · Parley</title>`);
  return head + PLACE + enclosed(markdown) + program.slice(at + PLACE.length);
}

/** The program as it is served beside the page. */
async function fetched(): Promise<string> {
  const answer = await fetch('./parley.html').catch(() => undefined);
  if (!answer?.ok) throw new Error(writeWords().noTemplate);
  return answer.text();
}

/** The program this page was read from, without what it has drawn or been told since. */
function itself(): string {
  const page = document.documentElement.cloneNode(true) as HTMLElement;
  for (const { name } of [...page.attributes]) if (name !== 'lang') page.removeAttribute(name);
  page.lang = 'en';
  page.querySelector('#root')?.replaceChildren();
  page.querySelector(`script#${ELEMENT}`)?.remove();
  // What the program hangs into the page while it runs: dialogs, tips.
  for (const child of [...(page.querySelector('body')?.children ?? [])])
    if (child.id !== 'root' && !/^(NOSCRIPT|SCRIPT)$/.test(child.tagName)) child.remove();
  return `<!doctype html>\n${page.outerHTML}\n`;
}

const asText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
