/** The colours of epochs (terms, ballots, views): eight hues in order, then again with a hatch. */
import type { CSSProperties } from 'react';
import type { EpochFace, Tone } from '../engine/portrait.ts';

/** How an epoch is coloured: CSS values, and whether a hatch tells it from the epoch eight before. */
export interface Hue {
  readonly tint: string;
  readonly ink: string;
  readonly hatched: boolean;
}

const COLOURS = 8;

/** The hue of an epoch; epoch 0 and no epoch are plain paper. */
export function hueOf(epoch: number | undefined): Hue {
  if (epoch === undefined || epoch < 1) {
    return { tint: 'var(--panel)', ink: 'var(--mute)', hatched: false };
  }
  const n = ((epoch - 1) % COLOURS) + 1;
  return { tint: `var(--epoch-${n}-tint)`, ink: `var(--epoch-${n}-ink)`, hatched: epoch > COLOURS };
}

/** The hue of a node's epoch: its own, or that of its number. */
export const hueOfEpoch = (epoch: EpochFace | undefined): Hue => hueOf(epoch?.hue ?? epoch?.number);

/** The hue of a tone; `epoch` takes that of the epoch given. */
export function hueOfTone(tone: Tone, epoch?: number): Hue {
  switch (tone) {
    case 'epoch':
      return hueOf(epoch);
    case 'plain':
      return { tint: 'var(--panel)', ink: 'var(--ink)', hatched: false };
    case 'accent':
    case 'ok':
    case 'bad':
    case 'gold':
      return { tint: `var(--${tone}-tint)`, ink: `var(--${tone})`, hatched: false };
  }
}

/** A hue as the custom properties `--tint` and `--hue`, for an element's style. */
export function hueStyle(hue: Hue): CSSProperties {
  return { '--tint': hue.tint, '--hue': hue.ink } as CSSProperties;
}
