/**
 * The rooms that came later are for everybody as well. What is asked of an interface, where it is asked of which page:
 *
 * |                          | front, lesson, lab         | hall        | speaker     | handout     | share       | editor      | frame       |
 * |--------------------------|----------------------------|-------------|-------------|-------------|-------------|-------------|-------------|
 * | A1 axe                   | accessibility              | hall        | hall        | sharing     | sharing     | writing     | embedding   |
 * | A2, A3, A15 contrast     | src/ui/tokens.test.ts holds for every page, for the tokens are all the colours there are |||||||
 * | A4, A5 targets, names    | keyboard                   | here, hall  | here        | here        | here        | here        | here        |
 * | A6 by keys alone         | keyboard, lessons          | hall        | hall        | here (Tab)  | here (Tab)  | writing     | embedding   |
 * | A7 no trap, all reached  | keyboard, here (lesson)    | here        | here        | here        | here        | here, writing | here      |
 * | A8 all can be stopped    | senses, front              | here        | here        | nothing moves | sharing   | the lesson's figure | here |
 * | A9 less motion           | senses                     | here        | here        | here        | here        | here        | here        |
 * | A10 no flash             | here (lab)                 | here        | shows the hall | nothing moves | nothing moves | the lesson's figure | the lesson's figure |
 * | A11 not by colour alone  | senses                     | here        | here        | black on white | black on white | the lesson's figure | here |
 * | A12 forced colours: focus | here (lesson)             | here        | here        | here        | here        | here        | here        |
 * | A13 one new sentence     | senses                     | here        | here        | –           | –           | –           | here        |
 * | A14 letters silenced     | keyboard                   | here        | here        | no letters  | no letters  | no letters  | here        |
 * | A16 nothing too small    | accessibility (not cut)    | hall        | here        | here        | here        | here        | here        |
 * | A17 small and spaced     | accessibility (three sizes) | here       | here        | here        | here        | here        | here        |
 * | A18 language and title   | languages                  | here        | here        | here        | here        | here        | here        |
 * | A19 paper                | –                          | –           | –           | sharing     | –           | –           | –           |
 */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import {
  MAY_FLASH,
  awkward,
  expectStill,
  flashesIn,
  frames,
  listenIn,
  lost,
  running,
  shapeOf,
  slowMotions,
  spaceOut,
  tabRound,
} from './checks.ts';
import { hasLeader, momentWhere } from './links.ts';
import {
  arrive,
  leader,
  mistakesOf,
  node,
  openLab,
  openLesson,
  placeOf,
  sentence,
  settled,
} from './stage.ts';

/** A room, and what is peculiar to it. */
interface Room {
  /** Where it is, in German: no language of ours has longer words. */
  readonly at: string;
  readonly enter?: (page: Page) => Promise<unknown>;
  /** There when the room is. */
  readonly sign: string;
  readonly title: RegExp;
  /** Whose language is the lesson's, and which that is. */
  readonly prose?: readonly [selector: string, language: string];
  /** What stands before everything else. */
  readonly within?: string;
  /** Presses that set off whatever moves. */
  readonly moves?: string;
}

const nap = /^Ein Stolpern und ein Nickerchen · Das Log eines Followers reparieren · Parley$/;

const rooms: Readonly<Record<string, Room>> = {
  lesson: {
    at: '?lang=de#/lesson/raft-log-repair/nap',
    sign: '.network [data-node]',
    title: nap,
    prose: ['.lesson-prose', 'de'],
    moves: 'PageDown',
  },
  hall: {
    at: '?lang=de#/lesson/raft-log-repair/nap',
    enter: (page) => page.getByRole('button', { name: 'Vortragen' }).click(),
    sign: '.hall-screen [data-node]',
    title: nap,
    prose: ['.hall-words', 'de'],
    within: '.hall',
    moves: 'PageDown',
  },
  'speaker’s window': {
    at: '?lang=de#/speaker/0123456789abcdef01234567/raft-log-repair/nap',
    sign: '.speaker-frame [data-node]',
    title: /^Sprecherfenster · Das Log eines Followers reparieren · Parley$/,
    prose: ['.speaker-scroll', 'de'],
    moves: 'PageDown',
  },
  handout: {
    at: '?lang=de#/handout/paxos-dies-in-prepare?notes=1',
    sign: 'article.sheet .paper-picture svg',
    title: / · Exemplar für Vortragende · Parley$/,
  },
  'share dialog': {
    at: '?lang=de#/lesson/raft-log-repair/nap',
    enter: (page) => page.keyboard.press('q'),
    sign: 'dialog .share-code',
    title: nap,
    within: 'dialog[open]',
  },
  'first page of the editor': {
    at: '?lang=de#/write',
    sign: '.write-gallery button',
    title: /^Eine Lektion schreiben · Parley$/,
  },
  editor: {
    at: '?lang=de#/write',
    enter: (page) => page.locator('.write-gallery button').first().click(),
    sign: '.write-preview [data-node]',
    title: /^An election in Raft · Eine Lektion schreiben · Parley$/,
    prose: ['.write-preview .lesson-prose', 'en'],
  },
  frame: {
    at: '?embed=1&lang=de#/lesson/raft-log-repair/nap',
    sign: '.embed [data-node]',
    title: nap,
    prose: ['.embed .lesson-prose', 'de'],
    moves: 'PageDown',
  },
};

/** At twice the size, and on the narrowest screen; accessibility.spec.ts makes the older pages small. */
const small = [
  [640, 360],
  [320, 640],
] as const;

for (const [what, { at, enter, sign, title, prose, within = 'body', moves }] of Object.entries(rooms))
  test(`${what}: all of it by Tab, in a language, small, spaced, in the system’s colours, without motion`, async ({
    page,
  }) => {
    const mistakes = mistakesOf(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await arrive(page, at);
    if (enter) {
      await expect(page.locator('[data-node], .write-gallery').first()).toBeVisible();
      await enter(page);
    }
    await expect(page.locator(sign).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.locator('.figure-logs:empty')).toHaveCount(0);
    await expect(page).toHaveTitle(title);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe('ltr');
    if (prose) await expect(page.locator(prose[0]).first()).toHaveAttribute('lang', prose[1]);
    expect(await awkward(page, within)).toEqual([]);

    const there = await tabRound(page);
    const whole = { stops: there.stops, missed: [], faint: [], hidden: [] };
    expect(there).toEqual(whole);
    expect(there.stops).toBeGreaterThan(3);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await tabRound(page, 'Shift+Tab'), 'backwards, in the colours of the system').toEqual(whole);
    await page.emulateMedia({ forcedColors: 'none' });

    await spaceOut(page, true);
    expect(await lost(page, within), 'letters set further apart').toEqual([]);
    await spaceOut(page, false);
    for (const [width, height] of what === 'lesson' ? [] : small) {
      await page.setViewportSize({ width, height });
      await frames(page, 3);
      expect(await lost(page, within), `at ${width} × ${height}`).toEqual([]);
    }
    if (moves) {
      await page.setViewportSize({ width: 1280, height: 720 });
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press(moves);
        expect(await slowMotions(page), 'after a press').toEqual([]);
      }
    }
    expect(mistakes).toEqual([]);
  });

const withLeader = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 3);

/** With single characters switched off none of these does anything, and the clicker still works. */
async function expectLettersSilent(page: Page, letters: string): Promise<void> {
  await page.evaluate(() => localStorage.setItem('parley.letters', 'false'));
  const [before, where] = [await settled(page), placeOf(page)];
  for (const letter of letters) await page.keyboard.press(letter);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.curtain-black, .curtain-white, .hall-laser, .hall-spotlight')).toHaveCount(0);
  expect([await settled(page), placeOf(page)]).toEqual([before, where]);
  await page.keyboard.press('PageUp');
  await expect.poll(() => placeOf(page)).not.toBe(where);
  await page.evaluate(() => localStorage.setItem('parley.letters', 'true'));
}

/** A motion that is under way stops when K is pressed, and everything with it. */
async function expectStops(page: Page): Promise<void> {
  await page.keyboard.press('PageDown');
  await expect.poll(() => running(page)).toBeGreaterThan(0);
  await page.keyboard.press('k');
  await expectStill(page);
  await page.keyboard.press('PageDown');
}

for (const [what, at] of [
  ['hall', '#/lesson/raft-one-leader'],
  ['speaker’s window', '#/speaker/0123456789abcdef01234567/raft-one-leader'],
  ['frame', '?embed=1#/lesson/raft-one-leader'],
] as const)
  test(`${what}: what moves can be stopped and is told in one sentence, letters can be silenced, nothing is said by colour alone`, async ({
    page,
  }) => {
    await arrive(page, at);
    await expect(node(page, 'S1').first()).toBeVisible();
    if (what === 'hall') await page.getByRole('button', { name: 'Present' }).click();
    await expect(node(page, 'S1').first()).toBeVisible();
    await expectStops(page);

    await expect.poll(() => running(page)).toBe(0);
    await expect(page.getByTestId('announcer')).toHaveCount(1);
    await expect(page.getByTestId('announcer')).toHaveText((await sentence(page).first().textContent())!);
    const heard = await listenIn(page);
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await expect.poll(heard).toHaveLength(1);
    await frames(page, 40);
    expect(await heard()).toEqual([await sentence(page).first().textContent()]);

    await expectLettersSilent(page, what === 'frame' ? 'kcnp12' : 'hlxzbw+sqdj?]');

    // Without colours nodes still say who they are and what they do.
    const names = await page
      .locator('.network [data-node]')
      .evaluateAll((nodes) => nodes.filter((it) => !it.closest('[inert]')).map((it) => it.textContent));
    expect(new Set(names).size).toBe(5);
    for (const [i, text] of names.entries()) expect(text).toMatch(new RegExp(`S${i + 1}.*t(erm )?\\d`));

    // What is chosen, pressed or passed has another shape, and not another colour only.
    await arrive(page, at.replace('raft-one-leader', 'raft-log-repair/nap'));
    await expect(node(page, 'S1').first()).toBeVisible();
    if (what === 'hall') await page.getByRole('button', { name: 'Present' }).click();
    const changed = async (place: Locator, change: () => Promise<unknown>): Promise<void> => {
      const before = await shapeOf(place);
      await change();
      await frames(page, 3);
      expect(await shapeOf(place)).not.toBe(before);
    };
    const answer = page.getByRole('radio').first();
    await changed(answer, () => answer.click());
    await expect(answer).toBeChecked();
    if (what === 'frame') return;
    const here = page.locator('.hall-progress .here');
    expect(await shapeOf(here)).not.toBe(await shapeOf(page.locator('.hall-progress .done').first()));
    if (what === 'hall') return;
    const black = page.getByRole('button', { name: /^Black/ });
    await changed(black, () => page.keyboard.press('b'));
    await expect(black).toHaveAttribute('aria-pressed', 'true');
  });

test('neither an election nor a crash flashes: no part of the window that counts grows light and dark three times within a second', async ({
  page,
}) => {
  const busy = async (): Promise<void> => {
    const { id } = (await leader(page))!;
    await node(page, id).focus();
    await page.keyboard.press('c');
    await expect(node(page, id)).toHaveAccessibleName(/crashed/);
    await page.keyboard.press('k');
    await page.waitForTimeout(1_500);
  };
  await openLab(page, withLeader);
  expect(await flashesIn(page, busy)).toBeLessThan(MAY_FLASH);
  await openLesson(page, 'raft-one-leader');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('.hall-screen [data-node]').first()).toBeVisible();
  await page.keyboard.press('3');
  await page.keyboard.press('PageDown');
  expect(
    await flashesIn(page, async () => {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(1_500);
    }),
  ).toBeLessThan(MAY_FLASH);
});
