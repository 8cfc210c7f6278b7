/** What a reader chose, kept in the browser. A browser that keeps nothing is no error. */

type Key = 'theme' | 'size' | 'hide' | 'view'

export function recall(key: Key): string | null {
  try {
    return localStorage.getItem(`mingwen-${key}`)
  } catch {
    return null
  }
}

export function remember(key: Key, value: string): void {
  try {
    localStorage.setItem(`mingwen-${key}`, value)
  } catch {
    // Storage is shut off: the choice lasts as long as the page.
  }
}
