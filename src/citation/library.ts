/** The documents that are held, as citations name them: by title, number or name, with their versions and parts. Runs in browsers. */
import type {CitedDocument} from '../tree/citation.ts'
import {workTitle} from '../tree/title.ts'
import {canonicalNumber} from './grammar.ts'

/** What a citation may point at. */
export interface Citable {
  id: string
  title: string
  number?: string | undefined
  /** The date of the version; later ones sort behind. */
  version?: string | undefined
  /** When the text says that it takes effect; what is revised may keep the day of its first version. */
  effective?: string | undefined
}

/** What is held of a work: its versions, the oldest first, or its parts, each a document of its own. */
export interface Held {
  versions: readonly Citable[]
  parts: readonly Citable[]
}

export type Library = (document: CitedDocument) => Held

const NOTHING: Held = {versions: [], parts: []}
/** 民法典总则, 民法典合同编: parts of 民法典. */
const PART = /^(.{1,40}?(?:法典|法(?!典)|条例))(?:总则|分则|附则|.{1,7}编)$/u

/** The work that a document is a part of, by its title; 民法典 of 民法典合同编. */
export function wholeOf(title: string): string | undefined {
  return PART.exec(workTitle(title))?.[1]
}

/** @param documents every document that is held */
export function library(documents: readonly Citable[]): Library {
  const byTitle = new Map<string, Citable[]>()
  const byWhole = new Map<string, Citable[]>()
  const byNumber = new Map<string, Citable[]>()
  const held = (title: string): Held | undefined => {
    const versions = byTitle.get(title)
    const parts = versions ? undefined : byWhole.get(title)
    return versions || parts ? {versions: versions ?? [], parts: parts ?? []} : undefined
  }
  const put = (map: Map<string, Citable[]>, key: string, one: Citable) => {
    map.set(key, [...(map.get(key) ?? []), one])
  }
  for (const one of [...documents].sort((a, b) =>
    (a.version ?? '').localeCompare(b.version ?? ''),
  )) {
    put(byTitle, workTitle(one.title), one)
    const whole = wholeOf(one.title)
    if (whole !== undefined) put(byWhole, whole, one)
    const number = one.number && (canonicalNumber(one.number) ?? one.number)
    if (number !== undefined) put(byNumber, number, one)
  }
  return (document) => {
    switch (document.by) {
      case 'title':
        return held(workTitle(document.title)) ?? NOTHING
      case 'number':
        return {versions: byNumber.get(document.number) ?? [], parts: []}
      case 'name': {
        // What stands before the name belongs to the sentence: the longest end that is a title.
        const name = workTitle(document.name)
        for (let from = 0; from < name.length - 1; from++) {
          const end = name.slice(from)
          const found = held(end)
          if (found) return found
          // 调解仲裁法 is not 仲裁法, but the one that ends so; which, where several do, is not said.
          const longer = [...byTitle.keys()].filter((title) => title.endsWith(end))
          if (longer.length > 0 && end.length > 3)
            return (longer.length === 1 && held(longer[0] ?? '')) || NOTHING
        }
        return NOTHING
      }
      case 'self':
      case 'last':
        return NOTHING
    }
  }
}

/** The day from which a version holds, as far as it is known. */
export function holdsFrom({version, effective = ''}: Citable): string | undefined {
  return version !== undefined && effective > version ? effective : version
}

/** The version that was in force on a day, else the first that came later. @param versions the oldest first */
export function versionAt(
  versions: readonly Citable[],
  date: string | undefined,
): Citable | undefined {
  if (date === undefined) return versions.at(-1)
  const isInForce = (one: Citable) => (holdsFrom(one) ?? '9999') <= date
  return versions.findLast(isInForce) ?? versions[0]
}
