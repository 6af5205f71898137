/** The bar at the top: where we are, what holds, and the few things that concern the whole page. */
import type { ReactElement, ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../ui/Button.tsx';
import { commonWords } from '../words/en/common.ts';
import { themeStore, toggleTheme } from './theme.ts';

/** What the header is given. */
export interface HeaderProps {
  /** The way here, e.g. `Raft`, `Repairing a follower’s log`. */
  readonly crumbs?: readonly ReactNode[];
  /** Between the crumbs and the buttons: lamps. */
  readonly middle?: ReactNode;
  /** Buttons of the page itself. */
  readonly actions?: ReactNode;
  readonly onHelp?: () => void;
}

/** The header of every page. */
export function Header({ crumbs = [], middle, actions, onHelp }: HeaderProps): ReactElement {
  const w = commonWords();
  return (
    <header className="header">
      <a className="skip" href="#main" onClick={skipToMain}>
        {w.skip}
      </a>
      <a className="header-name" href="#/">
        Parley
      </a>
      <nav aria-label={w.where} className="header-crumbs">
        {crumbs.map((crumb, i) => (
          <span key={i} className="header-crumb">
            {crumb}
          </span>
        ))}
      </nav>
      <span className="header-middle">{middle}</span>
      <span className="header-actions">
        {actions}
        <ThemeButton />
        {onHelp && <IconButton name={w.keys} kbd="?" icon="keyboard" onClick={onHelp} />}
      </span>
    </header>
  );
}

/** Paper or night. */
export function ThemeButton(): ReactElement {
  const { theme } = useStore(themeStore);
  const w = commonWords();
  return (
    <IconButton
      name={theme === 'paper' ? w.night : w.paper}
      kbd="D"
      icon={theme === 'paper' ? 'moon' : 'sun'}
      onClick={toggleTheme}
    />
  );
}

/** The address after `#` is our route, so skipping may not change it. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  const main = document.getElementById('main');
  main?.setAttribute('tabindex', '-1');
  main?.focus();
}
