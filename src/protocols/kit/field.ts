/** A line of the inspector. */
import type { Field } from '../../engine/portrait.ts';

/** A line of the inspector; what is not there is a dash. */
export const field = (
  name: string,
  value: string | number | null,
  durable: boolean,
  says: string,
): Field => ({
  name,
  value: value === null || value === '' ? '—' : String(value),
  durable,
  says,
});
