/** Paper or night: what the person chose, else what their system prefers. */
import { createStore } from 'zustand/vanilla';
import { recall, remember } from './memory.ts';

export type Theme = 'paper' | 'night';

const isTheme = (value: unknown): value is Theme => value === 'paper' || value === 'night';

const preferred = (): Theme =>
  window.matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'paper';

/** The theme in use. */
export const themeStore = createStore<{ readonly theme: Theme }>(() => ({
  theme: recall('theme', isTheme) ?? preferred(),
}));

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', theme === 'night' ? '#14161b' : '#faf8f3');
}

/** Sets the page's theme and keeps it in step. */
export function startTheme(): void {
  show(themeStore.getState().theme);
  themeStore.subscribe(({ theme }) => {
    show(theme);
    remember('theme', theme);
  });
}

/** Paper to night or back. */
export function toggleTheme(): void {
  themeStore.setState(({ theme }) => ({ theme: theme === 'paper' ? 'night' : 'paper' }));
}
