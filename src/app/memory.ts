/** What the browser remembers for us: theme, speed, progress. A browser that refuses costs only the memory. */

const PREFIX = 'parley.';
const fallback = new Map<string, string>();

/** True once storage has refused something: then what we keep lasts only until the page is closed. */
let refused = false;

/** Whether storage has refused us. */
export function memoryIsShort(): boolean {
  return refused;
}

/** What was remembered under a name, if it passes the test. */
export function recall<T>(name: string, isValid: (value: unknown) => value is T): T | undefined {
  let text: string | null | undefined = fallback.get(name);
  if (text === undefined) {
    try {
      text = localStorage.getItem(PREFIX + name);
    } catch {
      refused = true;
    }
  }
  if (text === null || text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a value that JSON can hold. Never throws. */
export function remember(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  fallback.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    refused = true;
  }
}
