/** Questions that are put to any page: can it be used with keys, small, without colours, without motion? */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Lets so many frames be drawn. */
export const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(
    (left) =>
      new Promise<void>((resolve) => {
        const next = (n: number): unknown => (n === 0 ? resolve() : requestAnimationFrame(() => next(n - 1)));
        next(left);
      }),
    count,
  );

/** How many animations run. */
export const running = (page: Page): Promise<number> =>
  page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);

/** Nothing moves, and nothing is about to: two pictures a second apart are the same. */
export async function expectStill(page: Page): Promise<void> {
  await page.mouse.move(2, 2);
  await expect.poll(() => running(page)).toBe(0);
  const before = await page.screenshot();
  await frames(page, 60);
  expect((await page.screenshot()).equals(before), 'the picture a second later').toBe(true);
}

/** Animations that run for longer than a fade may while motion is not wanted, each with what it moves. */
export const slowMotions = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .flatMap(({ effect }) => {
        const ms = Number(effect?.getComputedTiming().endTime ?? 0);
        const target = (effect as KeyframeEffect | null)?.target;
        const moved = (effect as KeyframeEffect)
          .getKeyframes()
          .flatMap((frame) =>
            Object.keys(frame).filter(
              (key) => !/^(offset|computedOffset|easing|composite|opacity|(\w+C|c)olor)$/.test(key),
            ),
          );
        return ms > (moved.length > 0 ? 200 : 500)
          ? [`${ms} ms of ${moved.join()}: ${target?.outerHTML.slice(0, 100)}`]
          : [];
      }),
  );

/** Keeps what the page's first announcer says from now on; the answer tells what it was. */
export async function listenIn(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    const region = document.querySelector('[data-testid="announcer"]')!;
    new MutationObserver(() => told.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(window, { told });
  });
  return () => page.evaluate(() => (window as unknown as { readonly told: string[] }).told);
}

/** What can be pressed but is smaller than 24 px, has no name or cannot have the focus; and what only looks pressable. */
export const awkward = (page: Page, within = 'body'): Promise<readonly string[]> =>
  page.evaluate((root) => {
    const all = (selector: string) =>
      [...document.querySelector(root)!.querySelectorAll<HTMLElement>(selector)].filter(
        (element) => element.checkVisibility() && !element.closest('[inert], .speaker-frame'),
      );
    const short = ({ outerHTML }: Element) => outerHTML.slice(0, 100);
    const faults = all(
      'button, a[href], select, summary, [role=button], [role=slider], [role=radio], [role=checkbox], svg [tabindex]',
    )
      .filter((element) => !element.matches('.skip'))
      .flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const isSmall = Math.min(width, height) < 23.9 && getComputedStyle(element).display !== 'inline';
        const label = [
          element.getAttribute('aria-label'),
          element.textContent,
          element.closest('label')?.textContent,
        ].find((text) => text?.trim());
        const problems = [
          isSmall && `${width.toFixed(0)} × ${height.toFixed(0)}`,
          !label && 'no name',
          element.tabIndex < -1 && 'no focus',
        ].filter(Boolean);
        return problems.length > 0 ? [`${problems.join(', ')}: ${short(element)}`] : [];
      });
    const strays = all('*').filter(
      (element) =>
        /^(pointer|zoom-in)$/.test(getComputedStyle(element).cursor) &&
        !element.closest(
          'button, a, select, summary, label, input, [role=slider], .score-plot, :is(.network, .camp)',
        ),
    );
    return [...faults, ...strays.map((element) => `only looks pressable: ${short(element)}`)];
  }, within);

/** What a walk round a page with Tab alone came by. */
interface Round {
  /** How many places have the focus, one after the other. */
  readonly stops: number;
  /** What can have the focus and was not met before the walk began anew: it is out of reach, or somebody is trapped. */
  readonly missed: readonly string[];
  /** Where it cannot be seen that the focus is there. */
  readonly faint: readonly string[];
  /** Where what has the focus is out of the window, or beneath something else. */
  readonly hidden: readonly string[];
}

/** Presses Tab (or Shift+Tab) until the walk begins anew. */
export async function tabRound(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Round> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    const met = new Set<Element>();
    let outs = 0;
    const found = { stops: 0, missed: [] as string[], faint: [] as string[], hidden: [] as string[] };
    const short = (element: Element) => element.outerHTML.slice(0, 110);
    const root = document.querySelector('dialog[open]') ?? document.body;
    const isSeen = (element: Element | null | undefined): boolean => {
      if (!element) return false;
      return [undefined, '::before'].some((pseudo) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, pseudo);
        if (outlineStyle === 'none' || !outlineColor || /^rgba.*, 0\)$/.test(outlineColor)) return false;
        // What the browser draws of itself has the width it likes.
        return outlineStyle === 'auto' || parseFloat(outlineWidth) >= 1.9;
      });
    };
    const inOf = (element: Element): Element => element.shadowRoot?.activeElement ?? element;
    /** Notes where the focus is; tells whether the walk has begun anew. */
    const step = async (): Promise<'on' | 'text' | 'round'> => {
      const host = document.activeElement;
      // Between the last and the first the focus is the browser's for once.
      if (!host || host === document.body) return ++outs > 2 ? 'round' : 'on';
      if (met.has(host)) return 'round';
      met.add(host);
      found.stops++;
      const element = inOf(host);
      const around = [element, element.nextElementSibling, host, host.parentElement, host.closest('label')];
      const shadows = [host, host.parentElement].some(
        (it) =>
          it && !matchMedia('(forced-colors: active)').matches && getComputedStyle(it).boxShadow !== 'none',
      );
      if (!around.some(isSeen) && !shadows && ![...element.children].some(isSeen))
        found.faint.push(short(host));
      const isThere = (): boolean => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        if (right < 0 || left > innerWidth || bottom < 0 || top > innerHeight) return false;
        const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
        return [0.5, 0.1, 0.9].some((part) => {
          const at = document.elementFromPoint(
            (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
            from + (to - from) * part,
          );
          return at && (host.contains(at) || at.contains(host) || host.closest('label')?.contains(at));
        });
      };
      // What comes with the focus, or goes with it, may take a frame.
      for (let i = 0; i < 3 && !isThere(); i++) await new Promise((drawn) => requestAnimationFrame(drawn));
      if (!isThere()) found.hidden.push(short(host));
      return element.getAttribute('role') === 'textbox' && element.getAttribute('aria-multiline')
        ? 'text'
        : 'on';
    };
    const end = () => {
      const names = new Set<string>();
      const wanted = [...root.querySelectorAll<HTMLElement>('*')].filter(
        (element) =>
          element.tabIndex >= 0 &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !element.matches(':disabled, dialog') &&
          !element.closest('[inert], .offstage, details:not([open]) > :not(summary)'),
      );
      // Of radio buttons one stands for all.
      for (const element of met)
        if (element instanceof HTMLInputElement && element.type === 'radio') names.add(element.name);
      found.missed = wanted
        .filter((element) => !met.has(element))
        .filter((element) => !(element instanceof HTMLInputElement && names.has(element.name)))
        .map(short);
      return found;
    };
    Object.assign(window, { round: { step, end } });
  });
  type Walk = { readonly round: { step: () => Promise<'on' | 'text' | 'round'>; end: () => Round } };
  for (let i = 0; i < 250; i++) {
    await page.keyboard.press(key);
    const where = await page.evaluate(() => (window as unknown as Walk).round.step());
    if (where === 'round') break;
    // In a text Tab may write; Esc gives it back.
    if (where === 'text') await page.keyboard.press('Escape');
  }
  return await page.evaluate(() => (window as unknown as Walk).round.end());
}

/** What is cut off, covered, or can only be read by scrolling to and fro, at the size the page has now. */
export const lost = (page: Page, within = 'body'): Promise<readonly string[]> =>
  page.evaluate(async (selector) => {
    const root = document.querySelector<HTMLElement>(selector)!;
    const found: string[] = [];
    const short = ({ outerHTML }: Element) => outerHTML.slice(0, 110);
    // What appears while it has the focus may lie upon something.
    (document.activeElement as HTMLElement | null)?.blur();
    for (let i = 0; i < 2; i++) await new Promise((drawn) => requestAnimationFrame(drawn));
    const scroller = root === document.body ? document.scrollingElement! : root;
    const over = scroller.scrollWidth - scroller.clientWidth;
    if (over > 0) found.push(`all of it is ${over} px wider than its place`);
    // What has two dimensions may be scrolled in both: figures, tables, text with line numbers.
    const flat = '.network, .camp, .logs, .score, .heard, .scope, .ledger, .notebooks, table, pre, svg';
    const isUnseen = (element: Element) =>
      element.closest('.visually-hidden, .unseen, .skip, .offstage, .tooltip, .handout-measure') !== null;
    const elements = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (element) =>
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isUnseen(element),
    );
    const known = new Set<Element>(elements);
    for (const element of elements)
      if (
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.closest(flat) &&
        !element.matches(':has(.logs, table)')
      )
        found.push(`scrolls sideways: ${short(element)}`);
    // Words, against everything that cuts without letting anybody scroll.
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode as Text;
      const parent = text.parentElement!;
      if (!text.data.trim() || !known.has(parent) || parent.closest(`option, ${flat}`)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      if (words.width < 1) continue;
      for (let box: HTMLElement | null = parent; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY, position } = getComputedStyle(box);
        const frame = box.getBoundingClientRect();
        const [cutX, cutY] = [/hidden|clip/.test(overflowX), /hidden|clip/.test(overflowY)];
        if (
          (cutX && (words.left < frame.left - 2 || words.right > frame.right + 2)) ||
          (cutY && (words.top < frame.top - 3 || words.bottom > frame.bottom + 3))
        ) {
          found.push(`cut off by ${box.className || box.tagName}: “${text.data.trim().slice(0, 50)}”`);
          break;
        }
        if (/auto|scroll/.test(overflowX + overflowY) || position === 'fixed') break;
      }
    }
    // Whatever can be pressed comes into view, and nothing lies upon it.
    const places = elements.filter(
      (element) =>
        element.matches('button, a[href], select, summary, input:not([type=radio], [type=checkbox])') &&
        !element.closest(flat),
    );
    for (const element of places) {
      element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
      const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
      if (width < 2 || height < 2) continue;
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isThere =
        at && (element.contains(at) || at.contains(element) || element.closest('label')?.contains(at));
      if (!isThere) found.push(`out of reach beneath ${at?.outerHTML.slice(0, 60)}: ${short(element)}`);
      else if (left < -1 || right > innerWidth + 1) found.push(`sticks out: ${short(element)}`);
    }
    scroller.scrollTo(0, 0);
    return [...new Set(found)];
  }, within);

/** Letters, words and lines as far apart as readers may set them (WCAG 1.4.12), or as they were. */
export async function spaceOut(page: Page, far: boolean): Promise<void> {
  await page.evaluate((on) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
       p { margin-bottom: 2em !important }`,
    );
    document.adoptedStyleSheets = on ? [sheet] : [];
  }, far);
  await frames(page, 3);
}

/** How something looks apart from its colours: its words, lines, weights and signs. */
export const shapeOf = (place: Locator): Promise<string> =>
  place.evaluate((root) => {
    const parts = [root, ...root.querySelectorAll('*')].flatMap((element) =>
      ([undefined, '::before', '::after'] as const).map((pseudo) => {
        const style = getComputedStyle(element, pseudo);
        if (pseudo && style.content === 'none') return '';
        const lines = ['top', 'right', 'bottom', 'left'].map((side) => {
          const [kind, width] = ['style', 'width'].map((what) =>
            style.getPropertyValue(`border-${side}-${what}`),
          );
          return kind === 'none' ? 'none' : `${kind} ${width}`;
        });
        // What is drawn in the shadow's place, whatever its colour.
        const marks = [style.backgroundSize, style.boxShadow.replace(/[\w-]+\([^)]*\)/g, '')];
        const { fontWeight, fontStyle, textDecorationLine, width, height, transform, content } = style;
        const rest = [fontWeight, fontStyle, textDecorationLine, width, height, transform, content];
        return [...lines, ...marks, ...rest].join(' ');
      }),
    );
    return JSON.stringify([root.textContent, parts]);
  });

/** The most that may flash, px²: a quarter of ten degrees of sight on a screen of 1024 × 768, as the guideline has it. */
export const MAY_FLASH = 0.25 * 341 * 256;

/** How much of the window grew light and dark three times within a second while something was done, px². */
export async function flashesIn(page: Page, act: () => Promise<unknown>): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const shots: { readonly at: number; readonly data: string }[] = [];
  devtools.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    shots.push({ at: metadata.timestamp ?? 0, data });
    void devtools.send('Page.screencastFrameAck', { sessionId });
  });
  await devtools.send('Page.startScreencast', { format: 'jpeg', quality: 60, maxWidth: 480, maxHeight: 300 });
  await act();
  await devtools.send('Page.stopScreencast');
  await devtools.detach();
  expect(shots.length, 'pictures taken').toBeGreaterThan(4);
  return await page.evaluate(async (taken) => {
    const [columns, rows] = [32, 20];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [columns, rows];
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const linear = (byte: number) => ((byte / 255 + 0.055) / 1.055) ** 2.4;
    const series: number[][] = [];
    for (const { data } of taken) {
      const image = new Image();
      image.src = `data:image/jpeg;base64,${data}`;
      await image.decode();
      context.drawImage(image, 0, 0, columns, rows);
      const pixels = context.getImageData(0, 0, columns, rows).data;
      series.push(
        Array.from(
          { length: columns * rows },
          (_, i) =>
            0.2126 * linear(pixels[4 * i]!) +
            0.7152 * linear(pixels[4 * i + 1]!) +
            0.0722 * linear(pixels[4 * i + 2]!),
        ),
      );
    }
    let flashing = 0;
    for (let cell = 0; cell < columns * rows; cell++) {
      // Changes of at least a tenth of full light, as the guideline counts them; there and back is one flash.
      const changes: number[] = [];
      let [edge, way] = [series[0]![cell]!, 0];
      for (const [i, picture] of series.entries()) {
        const light = picture[cell]!;
        const by = light - edge;
        if (Math.abs(by) >= 0.1 && Math.sign(by) !== way) {
          changes.push(taken[i]!.at);
          way = Math.sign(by);
          edge = light;
        } else if (Math.sign(by) === way) edge = light;
      }
      if (changes.some((from, i) => changes.filter((at, k) => k >= i && at - from < 1).length >= 6))
        flashing++;
    }
    return (flashing * innerWidth * innerHeight) / (columns * rows);
  }, shots);
}
