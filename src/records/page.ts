/** Tree + apparatus → what a page shows: passages with their notes, in the order of the text. */
import {entryKey} from '../collation/apparatus.ts'
import type {Apparatus, Entry, Layer} from '../collation/apparatus.ts'
import {articleSlug, formatEid} from '../tree/eid.ts'
import {leaves, toReading} from '../tree/to-text.ts'
import type {Article, Clause, Division, Eid, Field, Phrasing, Measure, Root} from '../tree/types.ts'
import {CERTAINTY_NAMES, verdict, wording} from './names.ts'

/** One note for readers: what was done at one place, or in the same way at several places of a passage. */
export interface Note {
  /** Keys of the entries, in the order of the text. */
  keys: string[]
  layer: Layer
  reading: string
  original: string
  /** ，　原脱 */
  wording: string
  /** 讹 · 本校 · 确定 */
  verdict: string
  cert: Entry['cert']
  /** The ground, in words. */
  ground: string
  /** Stands in the margin; the others open with their passage. */
  major: boolean
}

/** A stretch of text that stands alone: a field, a heading, a 款, an item. */
export interface Passage {
  eid: Eid
  kind: 'field' | 'heading' | 'paragraph'
  /** 第一款 */
  label: string
  /** 一款: fits into the indent. */
  short: string
  /** 第四条第一款 */
  full: string
  children: (Phrasing | Measure)[]
  text: string
  notes: Note[]
  /** How far items are nested below the article or paragraph. */
  depth: number
}

/** An article with its passages, or what stands outside articles. */
export interface Section {
  /** The unit that is the section; absent for passages outside articles and divisions. */
  eid?: Eid
  kind: 'article' | 'division' | 'loose'
  /** Address of the article's page below its document: `4`, `12-1`. */
  slug?: string
  /** 一、 as printed. */
  num: string
  /** The heading, or the first words where there is none. */
  title: string
  passages: Passage[]
  tally: Tally
}

/** How many entries of each layer. */
export type Tally = Record<Layer, number> & {total: number; uncertain: number}

/** The sections of a document, in the order of the text. */
export function sections(root: Root, apparatus: Apparatus): Section[] {
  const entries = new Map(apparatus.entries.map((entry) => [entryKey(entry), entry]))
  const out: Section[] = []
  const loose = (passage: Passage) => {
    const last = out.at(-1)
    if (last?.kind === 'loose') last.passages.push(passage)
    else out.push({kind: 'loose', num: '', title: '', passages: [passage], tally: emptyTally()})
  }
  const walk = (block: Division | Article | Clause | Field) => {
    if (block.type === 'field') loose(fieldPassage(block, entries))
    else if (block.type === 'clause')
      for (const passage of clausePassages(block, entries, 0)) loose(passage)
    else {
      const own = ownPhrasing(block)
      const num = toReading({type: 'run', children: own.filter(({type}) => type === 'num')})
      const heading = toReading({type: 'run', children: own.filter(({type}) => type === 'heading')})
      const slug = block.type === 'article' ? articleSlug(block.eid) : undefined
      const section: Section = {
        eid: block.eid,
        kind: block.type,
        ...(slug !== undefined && {slug}),
        num,
        title: heading || firstWords(toReading(block).slice(num.length)),
        passages: [passage(block.eid, 'heading', own, entries, 0)],
        tally: emptyTally(),
      }
      out.push(section)
      for (const child of block.children) {
        if (child.type === 'clause') section.passages.push(...clausePassages(child, entries, 0))
        else if (child.type === 'article' || child.type === 'division') walk(child)
      }
    }
  }
  for (const block of root.children) if (block.type !== 'line') walk(block)
  for (const section of out)
    section.tally = tally(
      section.passages.flatMap(({notes}) =>
        notes.flatMap(({keys}) => keys.flatMap((key) => entries.get(key) ?? [])),
      ),
    )
  return out
}

/** Counts entries; those inside a term count for themselves. */
export function tally(entries: readonly Entry[]): Tally {
  const counts = emptyTally()
  for (const {layer, cert} of entries) {
    counts[layer]++
    counts.total++
    if (cert !== 'high') counts.uncertain++
  }
  return counts
}

function emptyTally(): Tally {
  return {characters: 0, terms: 0, punctuation: 0, width: 0, residue: 0, total: 0, uncertain: 0}
}

type Parent = Division | Article | Clause
type Child = Parent['children'][number]

function isUnit(child: Child): child is Division | Article | Clause {
  return child.type === 'division' || child.type === 'article' || child.type === 'clause'
}

function ownPhrasing(unit: Parent): (Phrasing | Measure)[] {
  return unit.children.filter(
    (child): child is Exclude<Child, Division | Article | Clause> => !isUnit(child),
  )
}

function firstWords(text: string): string {
  return text.length > 40 ? `${text.slice(0, 38)}……` : text
}

function fieldPassage(field: Field, entries: ReadonlyMap<string, Entry>): Passage {
  return passage(field.eid, 'field', field.children, entries, 0)
}

function clausePassages(
  clause: Clause,
  entries: ReadonlyMap<string, Entry>,
  depth: number,
): Passage[] {
  return [
    passage(clause.eid, 'paragraph', ownPhrasing(clause), entries, depth),
    ...clause.children.flatMap((child) =>
      child.type === 'clause' ? clausePassages(child, entries, depth + 1) : [],
    ),
  ]
}

function passage(
  eid: Eid,
  kind: Passage['kind'],
  children: (Phrasing | Measure)[],
  entries: ReadonlyMap<string, Entry>,
  depth: number,
): Passage {
  const full = formatEid(eid)
  const label = /第[^第]+$/.exec(full)?.[0] ?? full
  const run = {type: 'run', children}
  const changed = leaves(run).filter((leaf) => leaf.type !== 'text')
  const outer = changed.map(({entry}) => entry)
  const inner = changed.flatMap((leaf) => (leaf.type === 'emendation' ? (leaf.inner ?? []) : []))
  const find = (keys: readonly string[]) => keys.flatMap((key) => entries.get(key) ?? [])
  return {
    eid,
    kind,
    label,
    short: kind === 'heading' ? '本条' : label.replace(/^第/, ''),
    full,
    children,
    text: toReading(run),
    notes: [
      ...notesOf(find(outer)),
      // A variant inside a stuffed term has no mark of its own.
      ...notesOf(find(inner)).map((note) => ({
        ...note,
        wording: `${note.wording}（在词内）`,
        major: false,
      })),
    ],
    depth,
  }
}

/** Entries that say the same of a passage make one note, at the place of the first. */
function notesOf(found: readonly Entry[]): Note[] {
  const groups = new Map<string, Entry[]>()
  for (const entry of found) {
    const {layer, reading, original, kind, method, cert, note} = entry
    // What an editor weighed at one place stands alone.
    const alone = cert !== 'high' && layer === 'punctuation' ? entryKey(entry) : ''
    const same = JSON.stringify([layer, reading, original, kind, method, cert, note, alone])
    groups.set(same, [...(groups.get(same) ?? []), entry])
  }
  return [...groups.values()].flatMap((group): Note[] => {
    const [entry] = group
    if (!entry) return []
    return [
      {
        keys: group.map(entryKey),
        layer: entry.layer,
        reading: entry.reading,
        original: entry.original,
        wording:
          entry.layer === 'punctuation' && entry.cert !== 'high'
            ? `${wording(entry)}，${CERTAINTY_NAMES[entry.cert]}`
            : wording(entry),
        verdict: verdict(entry),
        cert: entry.cert,
        ground: entry.note ?? '',
        major: entry.layer !== 'width' && (entry.layer !== 'punctuation' || entry.cert !== 'high'),
      },
    ]
  })
}
