/** A lesson can be walked from its first step to its last, and back, with a clicker or with a mouse. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { beatsOf } from '../src/lesson/cue.ts';
import type { Lesson, Prediction } from '../src/lesson/lesson.ts';
import { takesMany } from '../src/lesson/lesson.ts';
import { lessonsOnFile, mistakesOf, openLesson, placeOf, pressUntil, seen, settled } from './stage.ts';

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
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
}

/** Goes on by one stop with the clicker; a second press finishes the motion. */
async function click(page: Page): Promise<void> {
  await page.keyboard.press('PageDown');
  if (await page.getByRole('button', { name: 'Skip' }).isVisible()) await page.keyboard.press('PageDown');
}

/** What nodes and messages say: a picture without what slides or falls. */
const figureOf = async (page: Page) => {
  const { nodes, messages, sentence } = await seen(page);
  return { nodes, messages, sentence };
};

for (const [n, lesson] of lessons.entries()) {
  const answersRightly = n % 2 === 1;
  test(`${lesson.id} can be walked there and back with keys alone, every question answered ${answersRightly ? 'right' : 'wrong'}`, async ({
    page,
  }) => {
    const mistakes = mistakesOf(page);
    await openHeld(page, lesson);
    const stops = stopsOf(lesson);
    const figures: unknown[] = [];
    const question = page.locator('.question');
    for (const [i, stop] of stops.entries()) {
      if (i > 0) await click(page);
      await expect(
        page.getByRole('button', { name: `Step ${stop.step + 1} of ${lesson.steps.length}` }),
      ).toBeVisible();
      for (const block of stop.answers) {
        const { options } = predictionAt(lesson, stop.step, block);
        const answered = question.filter({ has: page.locator('.question-why') }).last();
        await expect(answered.locator('.question-why')).toContainText(
          answersRightly ? 'You saw it coming.' : 'Worth remembering.',
        );
        await expect(answered.locator('.option-right')).toHaveCount(
          options.filter(({ right }) => right).length,
        );
        await expect(answered.locator('.option-wrong')).toHaveCount(answersRightly ? 0 : 1);
      }
      if (stop.asks !== undefined) {
        const prediction = predictionAt(lesson, stop.step, stop.asks);
        const { options } = prediction;
        const picks = options.flatMap(({ right }, k) => (right === answersRightly ? [k + 1] : []));
        for (const pick of answersRightly ? picks : picks.slice(0, 1))
          await page.keyboard.press(String(pick));
        const role = takesMany(prediction) ? 'checkbox' : 'radio';
        await expect(question.last().getByRole(role, { checked: true })).toHaveCount(
          answersRightly ? picks.length : 1,
        );
        await expect(page.getByRole('button', { name: 'See what happens' })).toBeVisible();
      }
      figures.push(await figureOf(page));
    }
    // The way back is an index, the same in every lesson: a third of them go all of it, the others two stops.
    const furthest = n % 3 === 0 ? 0 : Math.max(0, stops.length - 3);
    for (let i = stops.length - 2; i >= furthest; i--) {
      await page.keyboard.press('PageUp');
      expect(await figureOf(page), `back at stop ${i}`).toEqual(figures[i]);
    }
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
    expect(mistakes).toEqual([]);
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
