/** No page, dialog or menu has a fault that axe can find, in either theme and at any size we promise. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { frames } from './checks.ts';
import { hasLeader, momentWhere } from './links.ts';
import { arrive, calm, menuOf, openLab, openLesson } from './stage.ts';

const withLeader = momentWhere('five', (moment) => hasLeader(moment) && moment.world.flights.length >= 3);
const sizes = [
  [1280, 720],
  [1024, 768],
  [390, 844],
] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const pages = {
  front: async (page: Page) => {
    await arrive(page, '#/');
    await page.getByTestId('dare').getByRole('button', { name: 'Pause' }).click();
  },
  lab: (page: Page) => openLab(page, withLeader),
  question: async (page: Page) => {
    await openLesson(page, 'raft-one-leader/majority');
    // On a narrow window the bar at the foot covers what has not been scrolled up yet.
    await page
      .getByRole('region', { name: 'Predict' })
      .evaluate((question) => question.scrollIntoView({ block: 'start' }));
  },
  answer: async (page: Page) => {
    await openLesson(page, 'raft-log-repair/conflict?beat=1');
    await expect(page.locator('.question-why')).toBeVisible();
  },
};

/** Pages that share what they are made of with those above: each theme is looked at once. */
const more = {
  paxos: async (page: Page) => {
    await openLab(page, 'paxos/9001');
    await expect(page.getByRole('table', { name: /in each ballot/ })).toBeVisible();
  },
  notebook: async (page: Page) => {
    await openLab(page, 'paxos/9001');
    await page.getByText('Notebooks', { exact: true }).click();
    await expect(page.getByRole('region', { name: 'Notebooks' })).toBeVisible();
  },
  'camp with a menu of lies': async (page: Page) => {
    await openLab(page, 'generals/four');
    await expect(page.locator('.heard')).toBeVisible();
    await menuOf(page, 'C');
    await expect(page.getByRole('combobox', { name: /^To L1/ })).toBeVisible();
  },
  signal: async (page: Page) => {
    await openLab(page, 'shuttle/history?at=90');
    await expect(page.locator('.scope')).toBeVisible();
  },
  'side by side': async (page: Page) => {
    await arrive(page, '#/beside/raft/five/multi-paxos/five?at=360000');
    await expect(page.locator('.network [data-node="S1"]')).toHaveCount(2);
  },
  'lesson with two runs': async (page: Page) => {
    await openLesson(page, 'paxos-remember/other');
    await expect(page.locator('.network [data-node="A1"]')).toHaveCount(2);
  },
};

/**
 * What axe finds, once everything that fades in has done so: it judges colours as they stand. Another theme changes
 * nothing but `colours`.
 */
async function faultsOf(
  page: Page,
  { within, colours = false }: { readonly within?: string; readonly colours?: boolean } = {},
): Promise<readonly string[]> {
  await calm(page);
  // No frames are looked into, so no page has to be opened for that.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (colours) axe.withRules(['color-contrast', 'link-in-text-block']);
  else axe.withTags(tags).options({ rules: { 'target-size': { enabled: true } } });
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      // Where a message is at a moment is what the figure says: another may fly over it.
      .filter(({ html }) => id !== 'target-size' || !html.includes('data-message'))
      .map(({ html }) => `${id}: ${html.slice(0, 120)}`),
  );
}

/**
 * Looks at a page in the theme that the system asks for, and then in the other; on a telephone only in the first, for the
 * colours of a theme are the same at every width.
 */
async function inItsThemes(
  page: Page,
  scheme: 'light' | 'dark',
  look: (theme: string, colours: boolean) => Promise<void>,
): Promise<void> {
  const theme = page.locator('html');
  await expect(theme).toHaveAttribute('data-theme', scheme === 'light' ? 'paper' : 'night');
  await look(scheme === 'light' ? 'paper' : 'night', false);
  if (scheme === 'dark') return;
  await page.getByRole('button', { name: 'Night theme' }).click();
  await expect(theme).toHaveAttribute('data-theme', 'night');
  await look('night', true);
}

// At 1024 px a page is made of what it is made of at 1280; there it is only looked at whether all of it fits.
for (const [width, height] of sizes.filter(([wide]) => wide !== 1024)) {
  // What the system asks for differs, so that both wishes are seen to be heeded.
  const scheme = width === 1280 ? 'light' : 'dark';
  const where = `${scheme === 'light' ? 'in both themes' : 'at night'} at ${width} × ${height}`;
  test.describe(where, () => {
    test.use({ colorScheme: scheme, viewport: { width, height } });

    for (const [what, open] of Object.entries(pages)) {
      test(`axe finds nothing on the page “${what}” ${where}`, async ({ page }) => {
        await open(page);
        await inItsThemes(page, scheme, async (theme, colours) => {
          expect(await faultsOf(page, { colours }), theme).toEqual([]);
        });
      });
    }

    // On paper these are looked at wide, at night narrow.
    for (const [what, open] of Object.entries(more)) {
      const theme = scheme === 'light' ? 'paper' : 'night';
      test(`axe finds nothing on the page “${what}”, ${theme}, at ${width} × ${height}`, async ({ page }) => {
        await open(page);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        expect(await faultsOf(page)).toEqual([]);
      });
    }

    test(`axe finds nothing in the lab's menu, dialogs and rule card ${where}`, async ({ page }) => {
      await openLab(page, withLeader);
      await inItsThemes(page, scheme, async (theme, colours) => {
        await expect(await menuOf(page, 'S1')).toBeVisible();
        expect(await faultsOf(page, { within: '.popover', colours }), `the menu of a node, ${theme}`).toEqual(
          [],
        );
        await page.keyboard.press('Escape');
        for (const key of ['?', 'j']) {
          await page.keyboard.press(key);
          await expect(page.locator('dialog[open]')).toBeVisible();
          expect(
            await faultsOf(page, { within: 'dialog', colours }),
            `the dialog behind ${key}, ${theme}`,
          ).toEqual([]);
          await page.keyboard.press('Escape');
        }
      });
      await page.getByText('All rules').click();
      await page.locator('[data-rule="RV.2a"] summary').click();
      expect(await faultsOf(page), 'the rule card').toEqual([]);
      if (scheme === 'dark') return;
      await page.getByRole('button', { name: 'Paper theme' }).click();
      expect(await faultsOf(page, { colours: true }), 'the rule card in the other theme').toEqual([]);
    });
  });
}

/** What is cut off, or stands out of the window. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const visible = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const words = ({ outerHTML }: Element) => outerHTML.slice(0, 120);
    return {
      sideways: scrollWidth - clientWidth,
      cut: visible('button, a, select, .transport-time')
        .filter((element) => !element.matches('.skip, :is(.network, .camp, .logs) *'))
        .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth)
        .map(words),
      beyond: visible(
        '.transport button, .transport select, .lesson-nav button, .header button, .front-header a',
      )
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < -0.5 || right > clientWidth + 0.5;
        })
        .map(words),
    };
  });

for (const [which, some, widths] of [
  ['most used', pages, sizes],
  // What fits at 1024 px and on a telephone fits at 1280.
  ['other', more, sizes.filter(([wide]) => wide !== 1280)],
] as const)
  test(`nothing is cut off on the ${which} pages, whatever their size: neither the page nor a word on a control`, async ({
    page,
  }) => {
    for (const [what, open] of Object.entries(some)) {
      await page.setViewportSize({ width: widths[0][0], height: widths[0][1] });
      await open(page);
      await expect(page.locator(':is(.network, .camp) [data-node]').first()).toBeVisible();
      for (const [width, height] of widths) {
        await page.setViewportSize({ width, height });
        // Sizes are read from the page as it is drawn.
        await frames(page, 4);
        expect(await cutOff(page), `${what} at ${width} × ${height}`).toEqual({
          sideways: 0,
          cut: [],
          beyond: [],
        });
      }
    }
  });
