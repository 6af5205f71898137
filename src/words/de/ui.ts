import type { UiWords } from '../en/ui.ts';

/** Die kleinen Teile, aus denen jede Seite besteht. */
export const ui: UiWords = {
  close: 'Schließen',
  dismiss: 'Ausblenden',
  holds: 'gilt',
  broken: 'ist verletzt',
  open: 'ist offen',
};
