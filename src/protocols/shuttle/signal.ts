/** The signal and the ears. The numbers are invented; the splits they lead to are those of 13 May 2008. */
import type { NodeId, Options } from '../../engine/world.ts';
import type { Bit } from './state.ts';

/** One sample: a name for the time, and the level at which a 1 arrives through the cracked diode. */
interface Sample {
  readonly label: string;
  readonly level: number;
}

const CRACKED: readonly Sample[] = [
  { label: 'before', level: 1 },
  { label: '12:12 GMT', level: 0.5 },
  { label: '3 s later', level: 0.45 },
  { label: 'searching', level: 0.41 },
];

/** From which level on a computer reads 1, in their order; all within what is allowed, and none alike. */
const THRESHOLDS = [0.4, 0.48, 0.42, 0.55, 0.46] as const;

/** The samples of a run. A sound diode lets every 1 through. */
export const samplesOf = ({ diode }: Options): readonly Sample[] =>
  diode === 'sound' ? CRACKED.map(({ label }) => ({ label, level: 1 })) : CRACKED;

/** From which level on the computer of that name reads 1. */
export const thresholdOf = (id: NodeId): number =>
  THRESHOLDS[(Number(id.replace(/\D/g, '')) - 1) % THRESHOLDS.length]!;

/** What that computer reads. */
export const read = (id: NodeId, level: number): Bit => (level >= thresholdOf(id) ? '1' : '0');

/** A level as written: `0.45`. */
export const levelInWords = (level: number): string => level.toFixed(2);
