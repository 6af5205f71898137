/** A lecture: large, legible, two windows in step, hands counted, and still quick after three quarters of an hour. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { arrive, mistakesOf, placeOf, settled } from './stage.ts';

/** Opens a lesson and shows it as an audience sees it. */
async function present(page: Page, place: string): Promise<void> {
  await arrive(page, `#/lesson/${place}`);
  await expect(page.locator(':is(.network, .camp) [data-node]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('.hall-screen')).toBeVisible();
  await expect(page.locator('.hall-screen [data-node]').first()).toBeVisible();
}

/** Opens the speaker's window with its key. */
async function speakerOf(page: Page): Promise<Page> {
  const [speaker] = await Promise.all([
    page.waitForEvent('popup'),
    expect(async () => {
      await page.keyboard.press('s');
      expect(page.context().pages().length).toBeGreaterThan(1);
    }).toPass(),
  ]);
  await expect(speaker.getByText('In step with the window in the hall')).toBeVisible();
  return speaker;
}

const heading = (page: Page) => page.locator('.hall-top h1');
const spot = (page: Page, id: string) => page.locator(`.hall-screen [data-node="${id}"]`);

test('two windows are one lecture: either drives, either may be reloaded, and what is tried in one happens in the other', async ({
  page,
}) => {
  const mistakes = mistakesOf(page);
  await present(page, 'raft-log-repair/nap');
  const speaker = await speakerOf(page);
  const wrong = mistakesOf(speaker);

  // Hands are counted in both; the audience sees how many, not for what.
  await speaker.keyboard.press('2');
  await speaker.keyboard.press('2');
  await expect(page.getByText('2 hands counted')).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('3 hands counted')).toBeVisible();
  await speaker.getByRole('button', { name: 'One less for answer 2' }).click();
  await speaker.getByRole('button', { name: 'Second round' }).click();
  await speaker.getByRole('button', { name: 'One more for answer 2' }).click();
  await expect(page.getByText('1 hand counted, second round')).toBeVisible();
  await expect(page.locator('.hall-bar')).toHaveCount(0);

  // The speaker alone sees the answer; the first timer start is kept by the clock, not by the window.
  await expect(speaker.locator('.speaker-answer')).toContainText('A majority is enough');
  await expect(page.getByText('A majority is enough')).toHaveCount(0);
  await speaker.keyboard.press('t');
  await expect(speaker.getByRole('button', { name: /^Stop/ })).toBeVisible();

  // The same window drives on: of two changes within a few milliseconds in two windows one may be lost.
  await speaker.keyboard.press('PageDown');
  await speaker.keyboard.press('PageDown');
  await expect(page.locator('.hall-question-answered .hall-bar')).toHaveCount(6);
  await expect(page.getByRole('img', { name: 'Round 1: 1 hand' })).toHaveCount(2);
  await expect(speaker.locator('.hall-question-answered .hall-bar')).toHaveCount(6);

  await speaker.reload();
  await expect(speaker.getByText('In step with the window in the hall')).toBeVisible();
  await expect(speaker.locator('.hall-question-answered .hall-bar')).toHaveCount(6);
  await expect(speaker.getByRole('button', { name: /^Stop/ })).toBeVisible();
  await speaker.keyboard.press('PageDown');
  await speaker.keyboard.press('PageDown');
  await expect(heading(page)).toHaveText('Talking to itself');
  await page.reload();
  await expect(heading(speaker)).toHaveText('Talking to itself');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(heading(page)).toHaveText('Talking to itself');

  // A what-if in the speaker's window happens in the hall, and R in the hall ends it in both.
  await spot(speaker, 'S2').click();
  await speaker.getByRole('button', { name: /^Crash S2/ }).click();
  await expect(spot(page, 'S2')).toHaveAccessibleName(/crashed/);
  await expect.poll(() => placeOf(page)).toContain('.crash.S2');
  await page.keyboard.press('r');
  await expect(spot(speaker, 'S2')).not.toHaveAccessibleName(/crashed/);
  await expect(page.getByText('You are trying something of your own.')).toHaveCount(0);

  // The cloth, the pointer, the zoom and the size of text go with it.
  await speaker.keyboard.press('b');
  await expect(page.locator('.curtain-black')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('.curtain-black')).toHaveCount(0);
  await expect(speaker.locator('.curtain-black')).toHaveCount(0);
  await speaker.keyboard.press('l');
  const copy = (await speaker.locator('.hall-screen').boundingBox())!;
  await speaker.mouse.move(copy.x + copy.width * 0.25, copy.y + copy.height * 0.6);
  const dot = page.locator('.hall-laser');
  await expect(dot).toBeVisible();
  expect(await dot.evaluate((it) => (it as HTMLElement).style.getPropertyValue('--x'))).toMatch(/^2[45]/);
  await speaker.keyboard.press('z');
  await expect(page.locator('.hall-page')).toHaveAttribute('style', /scale\(2\)/);
  await page.keyboard.press('Escape');
  await expect(speaker.locator('.hall-page')).not.toHaveAttribute('style', /scale\(2\)/);
  const size = () => heading(page).evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
  const before = await size();
  await speaker.keyboard.press('+');
  await expect.poll(size).toBeGreaterThan(before);

  // What comes next is a picture of what comes next.
  const next = await speaker
    .locator('.speaker-next [data-node]')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label')));
  await page.keyboard.press('PageDown');
  await expect
    .poll(
      () =>
        page
          .locator('.hall-screen [data-node]')
          .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-label'))),
      { timeout: 20_000 },
    )
    .toEqual(next);
  expect([...mistakes, ...wrong]).toEqual([]);
});

test('each answer can be played out: the true one as it is, another if chance finds a way', async ({
  page,
}) => {
  const question = 'raft-one-leader/split';
  await present(page, question);
  const speaker = await speakerOf(page);
  const desk = speaker.getByRole('region', { name: 'Hands' });
  const options = desk.getByRole('listitem');
  await expect(options.first()).toBeVisible();
  for (let i = 0; i < (await options.count()); i++) {
    await options.nth(i).getByRole('button', { name: 'Play it out' }).click();
    await expect(options.nth(i).locator('.speaker-told')).toHaveText(
      /^(So it is in this lesson|It can come about|In \d+ random runs)/,
      { timeout: 20_000 },
    );
    await arrive(page, `#/lesson/${question}`);
    await expect(options.nth(i)).toBeVisible();
  }
});

/** What nobody in the last row could read or hit, of a screen whose smallest text should have so many pixels. */
const tooSmall = (page: Page, floor: number) =>
  page.evaluate((least) => {
    const root = document.querySelector('.hall-screen')!;
    const small = new Set<string>();
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode as Text;
      const element = text.parentElement!;
      if (text.data.trim() === '' || element.closest('.visually-hidden, .unseen, option')) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { width: wide, height: high } = range.getBoundingClientRect();
      if (wide < 2 || high < 2) continue;
      const shown =
        element instanceof SVGGraphicsElement ? element.getScreenCTM()!.a : (element.currentCSSZoom ?? 1);
      const px = parseFloat(getComputedStyle(element).fontSize) * shown;
      if (px < least - 0.2) small.add(`${text.data.trim().slice(0, 24)}: ${px.toFixed(1)} px`);
    }
    const tight = [...root.querySelectorAll('button, select, [role=button]')]
      .filter((it) => it.checkVisibility() && !it.closest('.logs, .heard, .scope, [data-message]'))
      .filter((it) => {
        const { width: wide, height: high } = it.getBoundingClientRect();
        return wide > 1 && Math.min(wide, high) < 43.5;
      })
      .map((it) => it.outerHTML.slice(0, 90));
    const cut = [...root.querySelectorAll('.hall-top h1, .hall-option button, .hall-question h2')]
      .filter((it) => it.scrollWidth > it.clientWidth + 1)
      .map((it) => it.textContent);
    return { small: [...small], tight, cut };
  }, floor);

for (const [scheme, places] of [
  ['light', ['raft-log-repair/nap', 'generals-signed', 'paxos-duel/three']],
  ['dark', ['paxos-four-phases', 'shuttle/four', 'consensus-problem', 'raft-membership/joint']],
] as const)
  test(`from the last row, when it is ${scheme}: no text is too small, no target too little, and axe finds nothing`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [n, place] of places.entries()) {
      await page.setViewportSize({ width: 1280, height: 720 });
      await present(page, place);
      for (const [width, height, floor] of [
        [1280, 720, 24],
        [1024, 768, 26],
      ] as const) {
        await page.setViewportSize({ width, height });
        await expect(page.locator('.figure-logs:empty')).toHaveCount(0);
        await settled(page);
        const where = `${place} at ${width} × ${height}`;
        expect(await tooSmall(page, floor), where).toEqual({ small: [], tight: [], cut: [] });
        // All halls are made of the same parts: the colours of one of each theme stand for all.
        if (n > 0) continue;
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`),
          where,
        ).toEqual([]);
      }
    }
  });

test('the speaker’s window has no fault that axe can find, and fits a phone', async ({ page }) => {
  await arrive(page, '#/speaker/0123456789abcdef01234567/raft-log-repair/nap');
  await expect(page.locator('.hall-screen [data-node]').first()).toBeVisible();
  await expect(page.getByText('No other window is heard')).toBeVisible();
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await settled(page);
    // The copy is as small as it must be; the hall itself is looked at above.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('.speaker-frame').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  }
});

test('keys of the hall: steps by number, the palette, the spotlight, and Esc closes what is topmost', async ({
  page,
}) => {
  await present(page, 'raft-log-repair');
  await page.keyboard.press('4');
  await expect(page.getByText('Step 4: press Enter')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('Meanwhile');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'What would you like to do?' }).fill('spot');
  await page.keyboard.press('Enter');
  await page.mouse.move(500, 400);
  await page.mouse.move(520, 400);
  await expect(page.locator('.hall-spotlight')).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.locator('.hall-page')).toHaveAttribute('style', /scale\(2\)/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.hall-page')).not.toHaveAttribute('style', /scale\(2\)/);
  await expect(page.locator('.hall-spotlight')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.hall-spotlight')).toHaveCount(0);
  await page.keyboard.press('F5');
  await expect(page.locator('.hall-screen')).toHaveCount(0);
  await expect(page.locator('.workbench')).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.locator('.hall-screen')).toBeVisible();
});

test('a lecture of three quarters of an hour leaves nothing behind', async ({ page }) => {
  await present(page, 'raft-log-repair');
  const devtools = await page.context().newCDPSession(page);
  /** What is left after sweeping: heap in MB, elements, listeners. */
  const left = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number };
    const counters = (await devtools.send('Memory.getDOMCounters')) as {
      nodes: number;
      jsEventListeners: number;
    };
    return { heap: usedSize / 1e6, nodes: counters.nodes, listeners: counters.jsEventListeners };
  };
  /** All stops there and back, with a what-if, the cloth and the overview now and then. */
  const lap = async (): Promise<void> => {
    for (let i = 0; i < 26; i++) {
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
      if (i % 8 === 3) {
        await page.locator('.hall-screen [data-node="S2"]').focus();
        await page.keyboard.press('c');
        await page.keyboard.press('r');
        await page.keyboard.press('b');
        await page.keyboard.press('b');
      }
    }
    await page.keyboard.press('Home');
  };
  await lap();
  await lap();
  const before = await left();
  for (let n = 0; n < 5; n++) await lap();
  const after = await left();
  expect(after.heap, 'heap after, MB').toBeLessThan(before.heap * 1.15 + 2);
  expect(after.nodes, 'elements after').toBeLessThan(before.nodes * 1.2 + 200);
  expect(after.listeners, 'listeners after').toBeLessThan(before.listeners * 1.2 + 50);
});
