/** Lessons as files: reading one that somebody brings, and giving one away. */
import { messageOf } from '../../engine/words.ts';
import { most } from '../../lesson/limits.ts';
import { writeWords } from '../../words/en/write.ts';
import { textEnclosed } from './embedded.ts';

/** A text that was read, or what is wrong with the file and what to do. */
export type Read =
  { readonly ok: true; readonly markdown: string } | { readonly ok: false; readonly why: string };

/** An exported file holds the whole program. */
const MOST_HTML = 20_000_000;

/** Reads a lesson out of a file: Markdown, or an HTML file that was exported from here. Never rejects. */
export async function readFile(file: File): Promise<Read> {
  const w = writeWords();
  const name = file.name.slice(0, 60);
  const wrong = (why: string): Read => ({ ok: false, why });
  const isPage = /\.html?$/i.test(file.name);
  const limit = isPage ? MOST_HTML : most.characters;
  if (file.size > limit) return wrong(w.tooBig(name, kilobytes(file.size), kilobytes(limit)));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    return wrong(error instanceof TypeError ? w.notText(name) : `${name}: ${messageOf(error)}`);
  }
  if (text.includes('\0')) return wrong(w.notText(name));
  if (isPage) {
    const markdown = textEnclosed(text);
    return markdown === undefined ? wrong(w.noLessonInside(name)) : { ok: true, markdown };
  }
  // Whoever forgot the head is told where it goes; a letter or a shopping list is no lesson at all.
  return /^\uFEFF?\s*---\s*$/m.test(text.slice(0, 200))
    ? { ok: true, markdown: text }
    : wrong(w.notLesson(name));
}

/** Bytes as whole kB, at least 1. */
export const kilobytes = (bytes: number): number => Math.max(1, Math.round(bytes / 1000));

/** A name for a file, made from what the lesson calls itself. */
export function fileName(markdown: string, ending: string): string {
  const id = /^id:\s*([\w-]+)\s*$/m.exec(markdown.slice(0, 2000))?.[1] ?? 'lesson';
  return `${id.slice(0, 60)}.${ending}`;
}

/** Lets the browser download a text. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file on disk that may be written again. */
interface Handle {
  readonly name: string;
  readonly createWritable: () => Promise<{
    readonly write: (text: string) => Promise<void>;
    readonly close: () => Promise<void>;
  }>;
}

/** Where a lesson was saved before, so that the same file is written again. */
const handles = new Map<string, Handle>();

/** The part of the File System Access interface that we use; few browsers have it. */
interface WithPicker {
  readonly showSaveFilePicker?: (options: object) => Promise<Handle>;
}

/**
 * Saves a lesson to a file: where the browser can, to one that is chosen once and written again, else as a download.
 * Gives the file's name; undefined if whoever was asked changed their mind.
 */
export async function saveFile(id: string, markdown: string): Promise<string | undefined> {
  const name = fileName(markdown, 'md');
  const { showSaveFilePicker } = window as WithPicker;
  if (!showSaveFilePicker || navigator.webdriver) {
    download(name, markdown, 'text/markdown');
    return name;
  }
  try {
    const types = [{ description: 'Markdown', accept: { 'text/markdown': ['.md'] } }];
    const handle = handles.get(id) ?? (await showSaveFilePicker.call(window, { suggestedName: name, types }));
    handles.set(id, handle);
    const stream = await handle.createWritable();
    await stream.write(markdown);
    await stream.close();
    return handle.name;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    // The file is gone, or may not be written any more: what was written is not lost.
    handles.delete(id);
    download(name, markdown, 'text/markdown');
    return name;
  }
}
