/** Whatever an address holds, the reader gets a page that works or a sentence and a way out; and nothing of it runs. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { mutantOf, scheduleLink } from './links.ts';
import { arrive, mistakesOf, node, openLab } from './stage.ts';

const { off, schedule } = mutantOf('SW-VOTE1');
const real = `#/lab/${scheduleLink(schedule, off)}`;
const script = '<img src=x onerror="window.injected=1"><script>window.injected=1</script>';
const inWords = encodeURIComponent(script);

const addresses: Readonly<Record<string, readonly string[]>> = {
  'cut off': [0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99].map((part) =>
    real.slice(0, Math.floor(real.length * part)),
  ),
  'with numbers that are none': [
    'seed=-1',
    'seed=1e9',
    'seed=99999999999999',
    'at=-5',
    'at=NaN',
    'at=4000000000',
    'at=1.5',
    'seed=0x10',
    'at=',
  ].map((pair) => `#/lab/raft/five?${pair}`),
  'to places that do not exist': [
    '#/nowhere',
    '#/lab/zab',
    '#/lab/raft/nine',
    '#/lab/__proto__/constructor',
    '#/lab/toString',
    '#/lesson/nothing',
    '#/lesson/__proto__',
    '#/lesson/raft-one-leader/nowhere',
    '#/lesson/raft-one-leader/split?beat=99',
    '#/lesson/raft-one-leader/split?from=99999&do=1.1.crash.S1',
    '#/lesson/raft-one-leader/split?from=3&do=3.1.crash.S9&at=4',
    '#lab',
    '#////',
    '#?do=1',
  ],
  'with deeds that cannot be': [
    '0.0.crash.S9',
    '0.0.crash',
    '0.0.explode.S1',
    '0.0.drop.S1-99',
    '0.0.deliver.',
    '0.-5.crash.S1',
    '0.1e12.crash.S1',
    '99999999999.0.crash.S1',
    '9999999.0.crash.S1',
    '0.0.cut.S1>S1>S2',
    '0.0.switch.NOPE.off',
    '0.0.fire.S1.nothing',
    '0.0.network.9e9.-1.5',
    '0.0.network.50.10',
    '0.0.wait.1e8',
    '~~~~',
    '0.0.given.S1.x',
    '0.0.switch.constructor.off',
    '0.0.fire.S1.toString',
    '0.0.crash.__proto__',
  ].map((deeds) => `#/lab/raft/five?do=${deeds}`),
  'with two runs that cannot be': [
    '#/beside',
    '#/beside/raft',
    '#/beside/raft/five/zab/one',
    '#/beside/__proto__/x/constructor/y',
    '#/beside/raft/five/paxos/9001?do=0.0.crash.S9&vdo=0.0.crash.S1',
    '#/beside/raft/five?at=9999999999',
    '#/beside/raft/five?at=-1',
    '#/beside/paxos/three?o=quorums:none&vo=phase1:99',
    '#/beside/raft/five/multi-paxos/five?vdo=0.0.switch.SW-VOTE1.off',
    `#/beside/${inWords}/${inWords}`,
  ],
  'full of percent junk': [
    '#/lab/%',
    '#/%E0%A4%A',
    '#/lab/raft/five?do=%',
    '#/lab/raft/five?o=%zz',
    '#/lab/raft/five?o=constructor:1,__proto__:2',
    '#/lesson/%00',
    '#/lab/raft/five?do=0.0.command.S1.%F0%9F',
  ],
  'that look like scripts': [
    `#/${inWords}`,
    `#/lab/${inWords}/${inWords}`,
    `#/lab/raft/${script}`,
    `#/lesson/${inWords}`,
    `#/lesson/raft-one-leader/${inWords}`,
    `#/lab/raft/five?do=0.0.command.S1.${inWords.replaceAll('.', '%2E').slice(0, 100)}`,
    `#/lab/raft/five?do=0.0.crash.${inWords}`,
    `#/lab/raft/five?o=${inWords}`,
    `#/lab/raft/five?at=${inWords}`,
    '#javascript:window.injected=1',
  ],
  'of enormous length': [
    `#/${'a'.repeat(70_000)}`,
    `#/lab/raft/five?do=${'0.0.crash.S1~'.repeat(4_000)}`,
    `#/lab/raft/five?do=0.0.command.S1.${'x'.repeat(50_000)}`,
    `#/lesson/${'%'.repeat(60_000)}`,
  ],
};

/** A page that works has a figure and a way to play; a page that does not says why, and leads to the front page. */
async function isUsable(page: Page): Promise<void> {
  const figure = page.locator('.network [data-node]').first();
  const lost = page.getByRole('heading', { name: 'This is not a place in Parley' });
  await expect(figure.or(lost)).toBeVisible({ timeout: 20_000 });
  if (await lost.isVisible()) {
    await expect(page.getByRole('alert')).not.toBeEmpty();
    await expect(page.getByRole('link', { name: 'To the front page' })).toHaveAttribute('href', '#/');
  } else await expect(page.getByRole('button', { name: /^(Play|Pause)/ })).toBeVisible();
}

/** Goes on to another address in the same tab; the page that was there is gone afterwards. */
async function moveOn(page: Page, hash: string): Promise<void> {
  await page.evaluate(() => document.querySelector('main, .loading')?.setAttribute('data-left', ''));
  await page.goto(`./${hash}`);
  await expect(page.locator('[data-left]')).toHaveCount(0);
}

test('there are at least forty such addresses', () => {
  expect(Object.values(addresses).flat().length).toBeGreaterThanOrEqual(40);
});

for (const [what, hashes] of Object.entries(addresses)) {
  test(`addresses ${what} do no harm`, async ({ page }) => {
    const mistakes = mistakesOf(page);
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    for (const [i, hash] of hashes.entries()) {
      await test.step(hash.slice(0, 60), async () => {
        // The first as if typed into a fresh tab, the others as if into this one.
        if (i === 0) await arrive(page, hash);
        else await moveOn(page, hash);
        await isUsable(page);
        expect(await page.evaluate(() => 'injected' in window)).toBe(false);
        expect(await page.locator('img, iframe, object, embed, body script').count()).toBe(0);
        expect(mistakes).toEqual([]);
      });
    }
    expect(dialogs).toBe(0);
  });
}

test('the way out of a place that does not exist leads to the front page', async ({ page }) => {
  await arrive(page, '#/nowhere');
  await page.getByRole('link', { name: 'To the front page' }).click();
  await expect(page.getByTestId('dare')).toBeVisible();
});

test('what was right in a damaged link is kept, and what was wrong is told', async ({ page }) => {
  await openLab(page, 'raft/five?do=0.0.crash.S1~1.0.crash.S9');
  await expect(page.getByRole('alert')).toContainText('S9');
  await openLab(page, 'raft/five?do=0.0.crash.S1~1.0.drop.S1%3ES2.7');
  await expect(page.getByRole('alert')).not.toBeEmpty();
});

test('a command typed with markup in it stays text', async ({ page }) => {
  await openLab(page, 'raft/three?at=40');
  await node(page, 'S1').click();
  await page.getByRole('textbox', { name: 'Command' }).fill('<b onclick=x>hi</b>');
  await page.getByRole('button', { name: 'Send to S1' }).click();
  await expect(page.getByTestId('sentence')).toContainText('<b onclick=x>hi</b>');
  await expect(page.locator('b[onclick]')).toHaveCount(0);
});

test('a browser that refuses to remember costs only the memory', async ({ page }) => {
  const mistakes = mistakesOf(page);
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Storage.prototype.getItem = refuse;
    Storage.prototype.setItem = refuse;
  });
  await openLab(page);
  await page.keyboard.press('d');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await arrive(page, '#/lesson/raft-one-leader');
  await page.getByRole('button', { name: 'See what happens' }).click();
  await expect(page.locator('.lesson-progress')).toBeVisible();
  await arrive(page, '#/');
  await expect(page.getByTestId('dare')).toBeVisible();
  expect(mistakes).toEqual([]);
});

test('a memory full of nonsense is ignored', async ({ page }) => {
  const mistakes = mistakesOf(page);
  await page.addInitScript(() => {
    if (location.protocol === 'about:') return;
    localStorage.setItem('parley.theme', '"plaid"');
    localStorage.setItem(
      'parley.progress',
      '{"raft-one-leader":{"furthest":1e9,"done":"<b>"},"x":{"furthest":3}}',
    );
    localStorage.setItem('parley.letters', '{');
  });
  await arrive(page, '#/');
  await expect(page.getByTestId('dare')).toBeVisible();
  await openLab(page);
  expect(mistakes).toEqual([]);
});
