/** News for people, said without taking the focus. */
import type { ReactElement, ReactNode } from 'react';
import { IconButton } from './Button.tsx';
import { Icon } from './icons.tsx';
import { uiWords } from '../words/en/ui.ts';

/** How news is meant; the glyph tells it too. */
export type NoticeTone = 'plain' | 'ok' | 'bad' | 'gold';

const GLYPH: Readonly<Record<NoticeTone, ReactElement | undefined>> = {
  plain: undefined,
  ok: <Icon name="check" />,
  bad: <Icon name="cross" />,
  gold: <Icon name="warning" />,
};

/** What a notice is given. */
export interface NoticeProps {
  readonly tone?: NoticeTone | undefined;
  readonly children: ReactNode;
  /** A button or a link that helps. */
  readonly action?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

/** A piece of news in its place on the page. */
export function Notice({ tone = 'plain', children, action, onDismiss }: NoticeProps): ReactElement {
  return (
    <div className={`notice notice-${tone}`} role="status">
      <NoticeInside tone={tone} action={action} onDismiss={onDismiss}>
        {children}
      </NoticeInside>
    </div>
  );
}

/** One toast; put it into a `Toasts`, which does the announcing. */
export function Toast({ tone = 'plain', children, action, onDismiss }: NoticeProps): ReactElement {
  return (
    <div className={`notice toast notice-${tone}`}>
      <NoticeInside tone={tone} action={action} onDismiss={onDismiss}>
        {children}
      </NoticeInside>
    </div>
  );
}

/** Where toasts appear, over the page. Keep it mounted: what comes into it is announced. */
export function Toasts({ children }: { readonly children?: ReactNode }): ReactElement {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {children}
    </div>
  );
}

function NoticeInside(props: NoticeProps & { readonly tone: NoticeTone }): ReactElement {
  return (
    <>
      {GLYPH[props.tone]}
      <div className="notice-words">{props.children}</div>
      {props.action}
      {props.onDismiss && (
        <IconButton icon="close" name={uiWords().dismiss} size="small" onClick={props.onDismiss} />
      )}
    </>
  );
}
