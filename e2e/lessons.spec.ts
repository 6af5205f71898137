/** A lesson can be walked from its first step to its last, and back, with a clicker or with a mouse. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { beatsOf } from '../src/lesson/cue.ts';
import type { Lesson, Prediction } from '../src/lesson/lesson.ts';
import { takesMany } from '../src/lesson/lesson.ts';
import { lessonsOnFile, mistakesOf, openLesson, placeOf, pressUntil, settled } from './stage.ts';

const lessons = lessonsOnFile();

/** The stops of a lesson as its file says. */
const stopsOf = (lesson: Lesson) =>
  lesson.steps.flatMap((step, i) => beatsOf(step, i).map((beat) => ({ ...beat, id: step.id })));

const predictionAt = (lesson: Lesson, step: number, block: number): Prediction => {
  const found = lesson.steps[step]?.blocks[block];
  if (found?.kind !== 'predict') throw new Error(`${lesson.id}: step ${step} asks nothing in block ${block}`);
  return found;
};

/** Opens a lesson and stops the page's wall clock, so that its figure moves only when the test says so. */
async function openHeld(page: Page, lesson: Lesson): Promise<void> {
  await page.clock.install();
  await openLesson(page, lesson.id);
  await hold(page);
}

/** Stops the page's wall clock where it stands. */
async function hold(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

/** What a stop looks like to whoever walks a lesson. */
interface Stop {
  /** The name of the button that says where in the lesson we are. */
  readonly place: string;
  /** The last question that is answered: what was said, how many options are marked right and wrong. */
  readonly answered: { readonly says: string; readonly right: number; readonly wrong: number } | undefined;
  /** Of the question that is open: how many options of which kind are chosen, once those to be picked are. */
  readonly chosen: { readonly radio: number; readonly checkbox: number } | undefined;
  /** Whether the button that goes on is the one that reveals. */
  readonly reveals: boolean;
  /** What nodes and messages say: a picture without what slides or falls. */
  readonly figure: string;
}

/**
 * Walks a lesson in the page itself, press for press as fast as it follows: on with PageDown, twice where something
 * moves, the options of open questions picked by number, and back with PageUp. a-clicker-works.spec.ts and keyboard.spec.ts
 * press with real fingers.
 */
const walk = (
  page: Page,
  picks: readonly (readonly number[])[],
  back: number,
): Promise<{ readonly there: readonly Stop[]; readonly back: readonly string[] }> =>
  page.evaluate(
    async ([numbers, returns]) => {
      // The page's clock is stopped; React and promises go by messages, which are not.
      const turn = () =>
        new Promise((next) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = next;
          port2.postMessage(0);
        });
      const all = (selector: string, within: ParentNode = document) => [
        ...within.querySelectorAll<HTMLElement>(selector),
      ];
      const labels = (selector: string) =>
        all(selector).map((element) => element.getAttribute('aria-label') ?? '');
      const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
      const button = (name: RegExp) =>
        all('button').find(
          (it) => name.test(it.getAttribute('aria-label') ?? it.textContent) && it.checkVisibility(),
        );
      const look = (): Stop => {
        const questions = all('.question');
        const last = questions.filter((it) => it.querySelector('.question-why')).at(-1);
        const open = questions.at(-1);
        return {
          place: /^Step \d+ of \d+/.exec(button(/^Step \d+ of/)?.getAttribute('aria-label') ?? '')?.[0] ?? '',
          answered: last && {
            says: last.querySelector('.question-why')!.textContent,
            right: all('.option-right', last).length,
            wrong: all('.option-wrong', last).length,
          },
          chosen: open && {
            radio: all('[role=radio][aria-checked=true]', open).length,
            checkbox: all('[role=checkbox][aria-checked=true]', open).length,
          },
          reveals: button(/^See what happens/) !== undefined,
          figure: JSON.stringify({
            nodes: labels(':is(.network, .camp) [data-node]'),
            messages: labels(':is(.network, .camp) [data-message]').sort(),
            sentence: text('[data-testid="sentence"]'),
          }),
        };
      };
      /** Once nothing changes any more. */
      const settle = async (): Promise<Stop> => {
        let [now, same] = ['', 0];
        for (let i = 0; i < 400 && same < 2; i++) {
          await turn();
          const seen = JSON.stringify(look());
          same = seen === now ? same + 1 : 0;
          now = seen;
        }
        return JSON.parse(now) as Stop;
      };
      const press = async (key: string): Promise<Stop> => {
        const event = { key, code: key, bubbles: true, cancelable: true, composed: true };
        const at = document.activeElement ?? document.body;
        at.dispatchEvent(new KeyboardEvent('keydown', event));
        at.dispatchEvent(new KeyboardEvent('keyup', event));
        return await settle();
      };
      const there: Stop[] = [];
      for (const [i, chosen] of numbers.entries()) {
        let stop = i > 0 ? await press('PageDown') : await settle();
        if (button(/^Skip/)) stop = await press('PageDown');
        for (const number of chosen) stop = await press(String(number));
        there.push(stop);
      }
      const again: string[] = [];
      for (let i = 0; i < returns; i++) again.push((await press('PageUp')).figure);
      return { there, back: again };
    },
    [picks, back] as const,
  );

/** Walks the n-th lesson there and back with keys alone, every question answered right or wrong, to its end. */
async function walkLesson(page: Page, lesson: Lesson, n: number, answersRightly: boolean): Promise<void> {
  const stops = stopsOf(lesson);
  const picks = stops.map(({ step, asks }) => {
    if (asks === undefined) return [];
    const { options } = predictionAt(lesson, step, asks);
    const fitting = options.flatMap(({ right }, k) => (right === answersRightly ? [k + 1] : []));
    return answersRightly ? fitting : fitting.slice(0, 1);
  });
  // The way back is an index, the same in every lesson: a third of them go all of it, the others two stops.
  const back = n % 3 === 0 ? stops.length - 1 : Math.min(2, stops.length - 1);
  const walked = await walk(page, picks, back);
  for (const [i, { step, asks, answers }] of stops.entries()) {
    const stop = walked.there[i]!;
    expect(stop.place).toBe(`Step ${step + 1} of ${lesson.steps.length}`);
    for (const block of answers) {
      const { options } = predictionAt(lesson, step, block);
      expect(stop.answered?.says).toContain(answersRightly ? 'You saw it coming.' : 'Worth remembering.');
      expect(stop.answered).toMatchObject({
        right: options.filter(({ right }) => right).length,
        wrong: answersRightly ? 0 : 1,
      });
    }
    if (asks !== undefined) {
      const role = takesMany(predictionAt(lesson, step, asks)) ? 'checkbox' : 'radio';
      expect(stop.chosen?.[role], `${stop.place}: chosen`).toBe(picks[i]!.length);
      expect(stop.reveals).toBe(true);
    }
  }
  expect(walked.back).toEqual(
    walked.there
      .slice(-1 - back, -1)
      .map(({ figure }) => figure)
      .reverse(),
  );
  await page.keyboard.press('End');
  const finish = page.getByRole('link', { name: 'Finish' });
  // Every lesson has the same way to its end: one is gone with Tab alone.
  if (lesson.id === 'raft-log-repair')
    await pressUntil(page, 'Tab', () => finish.evaluate((link) => link === document.activeElement));
  else await finish.focus();
  await page.clock.resume();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: lesson.title }).last()).toContainText('done');
  await expect(page.getByRole('listitem').filter({ hasText: lesson.title })).toContainText('✓');
}

/** So many lessons are walked one after the other on one page, as somebody does who stays: loading it anew takes as long. */
const AT_A_SITTING = 4;

for (let first = 0; first < lessons.length; first += AT_A_SITTING) {
  const sitting = lessons.slice(first, first + AT_A_SITTING);
  test(`${sitting.map(({ id }) => id).join(', ')}: walked there and back with keys alone, questions answered wrong and right`, async ({
    page,
  }) => {
    const mistakes = mistakesOf(page);
    for (const [i, lesson] of sitting.entries()) {
      const n = first + i;
      await test.step(lesson.id, async () => {
        if (i === 0) await openHeld(page, lesson);
        else {
          await page.goto(`./#/lesson/${lesson.id}`);
          await expect(page.locator(':is(.network, .camp) [data-node]').first()).toBeVisible();
          await hold(page);
        }
        await walkLesson(page, lesson, n, n % 2 === 1);
        expect(mistakes).toEqual([]);
      });
    }
  });
}

test('Next alone leads to the end: the figure moves by itself, and no answer is needed', async ({ page }) => {
  const lesson = lessons.find(({ id }) => id === 'raft-one-leader')!;
  await openHeld(page, lesson);
  const nav = page.getByRole('navigation', { name: 'Steps' });
  for (const { id, beat } of stopsOf(lesson).slice(1)) {
    await nav.getByRole('button', { name: /^(Next|See what happens)/ }).click();
    await page.clock.runFor(9_500);
    await expect(nav.getByRole('button', { name: 'Skip' })).toHaveCount(0);
    await expect
      .poll(() => placeOf(page))
      .toBe(`#/lesson/${lesson.id}/${id}${beat > 0 ? `?beat=${beat}` : ''}`);
  }
  await page.clock.resume();
  await nav.getByRole('link', { name: 'Finish' }).click();
  await expect(page).toHaveURL(/#\/$/);
});

test('how far somebody came is remembered after a reload, and the longest way counts', async ({ page }) => {
  await openLesson(page, 'raft-log-repair');
  await pressUntil(page, 'ArrowDown', () => page.getByRole('button', { name: /^Step 4 of/ }).isVisible(), 8);
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^Step 1 of/ })).toBeVisible();
  await page.getByRole('link', { name: 'Parley', exact: true }).click();
  await page.reload();
  const line = page.getByRole('listitem').filter({ hasText: 'Repairing a follower' });
  await expect(line).toContainText('step 4 of');
  await expect(line).not.toContainText('done');
});

for (const place of [
  'raft-log-repair/portrait',
  'raft-log-repair/conflict?beat=1',
  'raft-one-leader/split?beat=1',
]) {
  test(`a reload at ${place} lands on the same step and the same picture`, async ({ page }) => {
    await openLesson(page, place);
    const before = await settled(page);
    const [heading, address] = [await page.locator('.lesson-prose h1').textContent(), page.url()];
    await page.reload();
    expect(await settled(page)).toEqual(before);
    await expect(page.locator('.lesson-prose h1')).toHaveText(heading!);
    expect(page.url()).toBe(address);
    expect(before.nodes).toHaveLength(5);
  });
}

test('a what-if leaves the lesson, survives a reload, and R leads back', async ({ page }) => {
  await openLesson(page, 'raft-log-repair/agreed');
  const script = await settled(page);
  await page.locator('.network [data-node="S1"]').focus();
  await page.keyboard.press('c');
  await expect(page.getByText('You are trying something of your own.')).toBeVisible();
  const whatIf = await settled(page);
  expect(whatIf.nodes[0]).toContain('crashed');
  await page.reload();
  expect(await settled(page)).toEqual(whatIf);
  await page.keyboard.press('r');
  await expect(page.getByText('You are trying something of your own.')).toHaveCount(0);
  expect(await settled(page)).toEqual(script);
});
