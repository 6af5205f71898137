/** No page, dialog or menu has a fault that axe can find, in either theme and at any size we promise. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { hasLeader, momentWhere } from './links.ts';
import { arrive, menuOf, node, openLab, openLesson } from './stage.ts';

const withLeader = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 3);
const sizes = [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const states: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the front page': async (page) => {
    await arrive(page, '#/');
    await page.getByTestId('dare').getByRole('button', { name: 'Pause' }).click();
  },
  'the lab': (page) => openLab(page, withLeader),
  'a lesson with an open prediction': async (page) => {
    await openLesson(page, 'raft-one-leader/majority');
    // On a narrow window the bar at the foot covers what has not been scrolled up yet.
    await page
      .getByRole('region', { name: 'Predict' })
      .evaluate((question) => question.scrollIntoView({ block: 'start' }));
  },
  'a lesson with an answer': async (page) => {
    await openLesson(page, 'raft-log-repair/conflict?beat=1');
    await expect(page.locator('.question-why')).toBeVisible();
  },
  'the list of keys': async (page) => {
    await openLab(page, withLeader);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  },
  'the partition dialog': async (page) => {
    await openLab(page, withLeader);
    await page.keyboard.press('j');
    await expect(page.getByRole('dialog', { name: 'Part the network' })).toBeVisible();
  },
  'the menu of a node': async (page) => {
    await openLab(page, withLeader);
    await expect(await menuOf(page, 'S1')).toBeVisible();
  },
  'the rule card': async (page) => {
    await openLab(page, withLeader);
    await page.getByText('All rules').click();
    await page.locator('[data-rule="RV.2a"] summary').click();
  },
};

/** Everything that fades in has done so: axe judges colours as they stand. */
const isAtRest = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
    )
    .toBe(0);

for (const scheme of ['light', 'dark'] as const) {
  for (const [width, height] of sizes) {
    test(`axe finds nothing in ${scheme} at ${width} × ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      const found: string[] = [];
      for (const [what, open] of Object.entries(states)) {
        await open(page);
        await expect(page.locator('html')).toHaveAttribute(
          'data-theme',
          scheme === 'light' ? 'paper' : 'night',
        );
        await isAtRest(page);
        const { violations } = await new AxeBuilder({ page })
          .withTags(tags)
          .options({ rules: { 'target-size': { enabled: true } } })
          .analyze();
        for (const { id, nodes } of violations) {
          // Where a message is at a moment is what the figure says: another may fly over it.
          const faults = nodes.filter(({ html }) => id !== 'target-size' || !html.includes('data-message'));
          if (faults.length > 0)
            found.push(`${what}: ${id}: ${faults.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
        }
      }
      expect(found).toEqual([]);
    });
  }
}

for (const [width, height] of sizes) {
  test(`nothing is cut off at ${width} × ${height}: neither the page nor a word on a control`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    for (const open of [states['the front page']!, states['the lab']!, states['a lesson with an answer']!]) {
      await open(page);
      await expect(node(page, 'S1')).toBeVisible();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${page.url()} scrolls sideways`).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('button, a, select, .transport-time')]
          .filter((element) => element.checkVisibility() && !element.matches('.skip, .network *, .logs *'))
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
      expect(cut).toEqual([]);
      const beyond = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.transport button, .transport select, .lesson-nav button, .header button, .front-header a',
          ),
        ]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            return left < -0.5 || right > document.documentElement.clientWidth + 0.5;
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
      expect(beyond, `${page.url()} has controls beyond its edge`).toEqual([]);
    }
  });
}
