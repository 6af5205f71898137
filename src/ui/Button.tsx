/** Things to press. */
import type { ComponentProps, ReactElement } from 'react';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { Kbd } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';

/** What a button is given, besides what any HTML button takes. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing to do here; `quiet`: without a frame. */
  readonly variant?: 'default' | 'primary' | 'quiet' | undefined;
  /** `large` where it is the way in, or when presenting. */
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** A picture before the words. */
  readonly icon?: IconName | undefined;
  /** A key that does the same, shown beside the words. */
  readonly kbd?: string | undefined;
}

/** A button with words in it. */
export function Button(props: ButtonProps): ReactElement {
  const { variant = 'default', size = 'medium', icon, kbd, className, children, ...rest } = props;
  return (
    <button type="button" {...rest} className={`button button-${variant} button-${size} ${className ?? ''}`}>
      {icon && <Icon name={icon} size={size === 'large' ? 20 : 16} />}
      <span className="button-words">{children}</span>
      {kbd !== undefined && <Kbd>{kbd}</Kbd>}
    </button>
  );
}

/** What an icon button is given: its name is both what a screen reader says and the tooltip. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'name'> {
  readonly icon: IconName;
  readonly name: string;
  readonly variant?: ButtonProps['variant'];
  readonly size?: ButtonProps['size'];
  /** A key that does the same, told in the tooltip. */
  readonly kbd?: string | undefined;
}

/** A button with only a picture in it. */
export function IconButton(props: IconButtonProps): ReactElement {
  const { icon, name, variant = 'quiet', size = 'medium', kbd, className, ...rest } = props;
  return (
    <Tooltip words={kbd === undefined ? name : `${name} (${kbd})`}>
      <button
        type="button"
        {...rest}
        aria-label={name}
        className={`button button-icon button-${variant} button-${size} ${className ?? ''}`}
      >
        <Icon name={icon} size={size === 'large' ? 22 : 18} />
      </button>
    </Tooltip>
  );
}
