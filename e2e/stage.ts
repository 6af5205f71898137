/** The program in a reader's words: what the browser tests open, look at and press. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Lesson } from '../src/lesson/lesson.ts';
import { parseLesson } from '../src/lesson/parse.ts';

/** Everything that makes up a picture, as text. */
export interface Picture {
  /** What each node says of itself, in the order of the stage. */
  readonly nodes: readonly string[];
  /** What each message under way says of itself. */
  readonly messages: readonly string[];
  /** The entries of the log table. */
  readonly logs: readonly string[];
  readonly sentence: string;
  readonly time: string;
}

/** Goes to an address of ours as if it were typed into a fresh tab. */
export async function arrive(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`./${hash}`);
}

/** Opens the lab and waits for its figure. */
export async function openLab(page: Page, place = 'raft/five'): Promise<void> {
  await arrive(page, `#/lab/${place}`);
  await expect(page.locator(':is(.network, .camp) [data-node]').first()).toBeVisible();
}

/** Opens a lesson and waits for its figure. */
export async function openLesson(page: Page, place: string): Promise<void> {
  await arrive(page, `#/lesson/${place}`);
  await expect(page.locator(':is(.network, .camp) [data-node]').first()).toBeVisible();
}

/** The plate of a node. */
export const node = (page: Page, id: string): Locator =>
  page.locator(`:is(.network, .camp) [data-node="${id}"]`);

/** The messages under way. */
export const messages = (page: Page): Locator => page.locator(':is(.network, .camp) [data-message]');

/** What has just happened. */
export const sentence = (page: Page): Locator => page.getByTestId('sentence');

/** The knob of the score. */
export const needle = (page: Page): Locator => page.getByRole('slider', { name: 'Time' });

/** The menu of a node, opened with the pointer. */
export async function menuOf(page: Page, id: string): Promise<Locator> {
  await node(page, id).click();
  return page.getByRole('dialog', { name: `What to do with ${id}` });
}

/** Which entries a node's row shows, as `term command`. */
export const entriesOf = (page: Page, id: string): Locator => page.locator(`.logs [data-entry^="${id} "]`);

/** What there is to see right now. */
export async function seen(page: Page): Promise<Picture> {
  return await page.evaluate(() => {
    const labels = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.getAttribute('aria-label') ?? '');
    const text = (id: string): string => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? '';
    return {
      nodes: labels(':is(.network, .camp) [data-node]'),
      messages: labels(':is(.network, .camp) [data-message]').sort(),
      logs: labels('.logs [data-entry]'),
      sentence: text('sentence'),
      time: text('time'),
    };
  });
}

/** The picture once it no longer changes: entries take a moment to slide in and to fall off. */
export async function settled(page: Page): Promise<Picture> {
  let last = '';
  const look = async (): Promise<boolean> => {
    const before = last;
    last = JSON.stringify(await seen(page));
    // What stands beneath the stage comes a moment later.
    const isWhole = (await page.locator('.figure-logs:empty').count()) === 0;
    return isWhole && last === before && !last.includes('"nodes":[]');
  };
  await expect.poll(look, { intervals: [300] }).toBe(true);
  return JSON.parse(last) as Picture;
}

/** Waits until nothing moves, and nothing is about to fade in: colours and pictures are judged as they stand. */
export async function calm(page: Page): Promise<void> {
  let inARow = 0;
  const look = async (): Promise<number> => {
    const restless = await page.evaluate(
      () =>
        document.getAnimations().filter(({ playState }) => playState === 'running').length +
        [...document.querySelectorAll<HTMLElement>('[style*="opacity: 0"]')].filter(
          ({ style }) => style.opacity === '0',
        ).length,
    );
    inARow = restless === 0 ? inARow + 1 : 0;
    return inARow;
  };
  await expect.poll(look, { intervals: [60] }).toBeGreaterThan(2);
}

/** Who wears the crown of the highest term, and that term. */
export async function leader(
  page: Page,
): Promise<{ readonly id: string; readonly term: number } | undefined> {
  const { nodes } = await seen(page);
  return nodes
    .map((label) => /^(\w+), leader, term (\d+)/.exec(label))
    .flatMap((found) => (found ? [{ id: found[1]!, term: Number(found[2]) }] : []))
    .sort((a, b) => b.term - a.term)[0];
}

/** Presses a key until something is so; fails if it takes too many presses. */
export async function pressUntil(
  page: Page,
  key: string,
  isSo: () => Promise<boolean>,
  most = 200,
): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await isSo()) return;
    await page.keyboard.press(key);
  }
  expect(await isSo(), `${most} presses of ${key} did not bring it about`).toBe(true);
}

/** Steps from message to message until somebody leads. */
export async function untilSomebodyLeads(
  page: Page,
  above = 0,
): Promise<{ readonly id: string; readonly term: number }> {
  await pressUntil(page, ']', async () => ((await leader(page))?.term ?? 0) > above);
  return (await leader(page))!;
}

/** The part of the address after `#`. */
export const placeOf = (page: Page): string => new URL(page.url()).hash;

/** Every mistake the page makes from now on: errors, and what is written to the console as one. */
export function mistakesOf(page: Page): readonly string[] {
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(String(error)));
  page.on('console', (message) => {
    // Only offline.spec.ts lets the program keep itself.
    if (message.text().includes('blocked by Playwright')) return;
    if (message.type() === 'error' || message.type() === 'warning') mistakes.push(message.text());
  });
  return mistakes;
}

/** The lessons of the course, as their files say. */
export function lessonsOnFile(): readonly Lesson[] {
  return readdirSync('lessons', { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[^/]+\/[^/.]+\.md$/.test(name) && !name.endsWith('README.md'))
    .sort()
    .flatMap((name) => {
      const parsed = parseLesson(readFileSync(`lessons/${name}`, 'utf8'));
      return parsed.ok ? [parsed.lesson] : [];
    });
}
