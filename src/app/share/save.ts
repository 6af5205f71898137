/** Files for the reader, and what they are called. */

/** Hands a file to the browser, which saves it or asks where. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Long enough for any browser to have begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** What files about a place are called, without ending: its words, `raft-log-repair-probe`. */
export function nameOf(hash: string): string {
  const [path = ''] = hash.replace(/^#\//, '').split('?');
  const words = path
    .split('/')
    .filter((word) => word !== 'lesson' && word !== '')
    .map((word) => word.replace(/[^\p{L}\p{N}-]+/gu, '-').replace(/^-+|-+$/g, ''))
    .filter((word) => word !== '');
  return words.join('-').slice(0, 80) || 'parley';
}
