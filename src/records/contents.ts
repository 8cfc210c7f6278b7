/** Sections → 目次: the divisions as a tree, down to the article. */
import type {Section} from './page.ts'

export interface Entry {
  section: Section
  below: Entry[]
}

/** Beyond so many entries the contents beside one article show only where it stands. */
const MANY = 60

export function contents(sections: readonly Section[]): Entry[] {
  const top: Entry[] = []
  const open: Entry[] = []
  for (const section of sections) {
    if (section.eid === undefined) continue
    const entry: Entry = {section, below: []}
    while (open.length > 0 && (open.at(-1)?.section.level ?? 0) >= section.level) open.pop()
    ;(open.at(-1)?.below ?? top).push(entry)
    open.push(entry)
  }
  return top
}

/** The contents as far as they lead to a section, with its neighbours; whole where they are short. */
export function contentsAround(sections: readonly Section[], eid: string): Entry[] {
  const whole = contents(sections)
  return sections.length <= MANY ? whole : prune(whole, eid)
}

function prune(entries: readonly Entry[], eid: string): Entry[] {
  return entries.map((entry) => ({
    ...entry,
    below: holds(entry, eid) ? prune(entry.below, eid) : [],
  }))
}

function holds({section, below}: Entry, eid: string): boolean {
  return section.eid === eid || below.some((one) => holds(one, eid))
}
