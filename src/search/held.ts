/** Documents that a query may mean, and which of them goes first. */
import {workTitle} from '../tree/title.ts'
import type {Eid} from '../tree/types.ts'
import type {IndexedCard} from './card.ts'

/** A document with its place in the index, or an attachment of it that has the title. */
export interface Held {
  place: number
  card: IndexedCard
  /** The place of the passage with its title. */
  attachment?: {eid: Eid; passage: number}
}

/** Those of a date, or of as much of it as is known; where no date is known, any may be meant. */
export function ofVersion(
  documents: readonly Held[],
  version: string | undefined,
): readonly Held[] {
  if (version === undefined) return documents
  return documents.filter(({card}) => card.version?.startsWith(version) ?? true)
}

/** A version that is being read is the one that is meant. */
export function ownFirst(documents: readonly Held[], own: Held | undefined): readonly Held[] {
  const isOwn = ({place}: Held) => place === own?.place
  return [...documents.filter(isOwn), ...documents.filter((one) => !isOwn(one))]
}

/** The shortest title first, and of one title the newest version. */
export function newestFirst(held: readonly Held[]): Held[] {
  return [...held].sort(
    (a, b) =>
      workTitle(a.card.title).length - workTitle(b.card.title).length ||
      (b.card.version ?? '').localeCompare(a.card.version ?? ''),
  )
}
