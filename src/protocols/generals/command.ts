/** What people may ask of the commander: `order EAT`. */
import { readOrder } from './orders.ts';

/** The order in a command; undefined if it is none. */
export function orderIn(command: string): string | undefined {
  const found = /^order\s+([a-z]{1,10})$/i.exec(command.trim());
  return found ? readOrder(found[1]!) : undefined;
}
