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

/** What is kept for as long as the tab is open. */
export function keepInTab(key: string, value: string): void {
  try {
    sessionStorage.setItem(`mingwen-${key}`, value)
  } catch {
    // As above.
  }
}

export function keptInTab(key: string): string | null {
  try {
    return sessionStorage.getItem(`mingwen-${key}`)
  } catch {
    return null
  }
}
