/** The parts of the search page: which of them is shown, and what is said of it to who does not see it. */

export const page = part('search', document)

/** @throws where there is no such part */
export function part(name: string, within: ParentNode = page): HTMLElement {
  const found = within.querySelector<HTMLElement>(`[data-${name}]`)
  if (!found) throw new Error(`Unexpected page without ${name}`)
  return found
}

export const state = part('state')
export const count = part('count')
const parts = {start: part('start'), state, results: part('results')}
const told = part('told')

export function show(what: keyof typeof parts): void {
  for (const [name, element] of Object.entries(parts)) element.hidden = name !== what
  if (what === 'start') told.textContent = ''
  else say(what === 'state' ? (state.querySelector('.count') ?? state) : count)
}

export function isShown(what: keyof typeof parts): boolean {
  return !parts[what].hidden
}

/** In one node that is always there: one that comes with its words is not listened to. Buttons tell of themselves. */
function say(line: Element): void {
  const words = Array.from(line.childNodes, (node) =>
    node instanceof HTMLButtonElement ? '' : (node.textContent ?? ''),
  ).join('')
  if (told.textContent !== words) told.textContent = words
}

/** Whether somebody types: what comes then does not take the focus away. */
export function isTyping(): boolean {
  return document.activeElement?.matches('input[name=q]') === true
}
