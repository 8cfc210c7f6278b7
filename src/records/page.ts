/** Tree + apparatus → what a page shows: passages with their notes, in the order of the text. */
import {entryKey} from '../collation/apparatus.ts'
import type {Apparatus, Entry, Layer} from '../collation/apparatus.ts'
import {articleSlug, formatEid} from '../tree/eid.ts'
import {leaves, toReading} from '../tree/to-text.ts'
import type {
  Article,
  Attachment,
  Clause,
  Division,
  Eid,
  Emendation,
  Residue,
  Root,
} from '../tree/types.ts'
import {isStanding, ownOf} from '../tree/units.ts'
import type {Own, Standing} from '../tree/units.ts'
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
  kind: 'field' | 'heading' | 'paragraph' | 'table'
  /** 第一款 */
  label: string
  /** 一款: fits into the indent. */
  short: string
  /** 第四条第一款 */
  full: string
  children: Own[]
  /** The number of an article without a heading: it stands before its first paragraph, on one line. */
  lead?: Lead
  /** The only paragraph of its article, which is then cited as such. */
  sole?: true
  text: string
  notes: Note[]
  /** How far items are nested below the article or paragraph. */
  depth: number
}

export interface Lead {
  /** The article. */
  eid: Eid
  /** 第一条 */
  num: string
}

/** An article with its passages, or what stands outside articles. */
export interface Section {
  /** The unit that is the section; absent for passages outside articles and divisions. */
  eid?: Eid
  kind: 'attachment' | 'article' | 'division' | 'loose'
  /** How many divisions and attachments it lies in. */
  level: number
  /** Address of the article's page below its document: `4`, `12-1`. */
  slug?: string
  /** 一、 as printed. */
  num: string
  /** The heading, or the first words where there is none. */
  title: string
  /** Whether it has a heading of its own. */
  titled: boolean
  passages: Passage[]
  tally: Tally
}

/** How many entries of each layer. */
export type Tally = Record<Layer, number> & {total: number; uncertain: number}

/** The sections of a document, in the order of the text. */
export function sections(root: Root, apparatus: Apparatus): Section[] {
  const entries = new Map(apparatus.entries.map((entry) => [entryKey(entry), entry]))
  const out: Section[] = []
  const open = (section: Omit<Section, 'passages' | 'tally'>): Section => {
    const opened = {...section, passages: [], tally: emptyTally()}
    out.push(opened)
    return opened
  }
  /** What stands outside every article and division. */
  const loose = (level: number): Section => {
    const last = out.at(-1)
    return last?.kind === 'loose'
      ? last
      : open({kind: 'loose', level, num: '', title: '', titled: false})
  }
  const walk = (unit: Standing, level: number, home: Section | undefined, depth: number) => {
    const own = ownOf(unit)
    if (unit.type === 'field' || unit.type === 'table') {
      const kind = unit.type
      ;(home ?? loose(level)).passages.push(passage(unit, kind, own, entries, depth))
    } else if (unit.type === 'clause') {
      const section = home ?? loose(level)
      section.passages.push(passage(unit, 'paragraph', own, entries, depth))
      for (const child of unit.children)
        if (isStanding(child)) walk(child, level, section, depth + 1)
    } else {
      const section = open({eid: unit.eid, kind: unit.type, level, ...namesOf(unit, own)})
      const lead = unit.type === 'article' ? leadOf(unit, own) : undefined
      if (unit.type !== 'attachment' && !lead)
        section.passages.push(passage(unit, 'heading', own, entries, 0))
      for (const child of unit.children)
        if (isStanding(child)) {
          const inner = child.type === 'article' || child.type === 'division'
          // After an inner division the rest of a unit is a section of its own.
          const here = out.at(-1) === section ? section : undefined
          walk(child, level + 1, inner ? undefined : here, 0)
        }
      const [first] = section.passages
      const sole =
        unit.type === 'article' && unit.children.filter(({type}) => type === 'clause').length === 1
      if (first && lead)
        section.passages[0] = {
          ...first,
          lead,
          ...(sole && {sole: true as const, full: formatEid(unit.eid), label: formatEid(unit.eid)}),
        }
    }
  }
  for (const block of root.children) if (isStanding(block)) walk(block, 0, undefined, 0)
  for (const section of out)
    section.tally = tally(
      section.passages.flatMap(({notes}) =>
        notes.flatMap(({keys}) => keys.flatMap((key) => entries.get(key) ?? [])),
      ),
    )
  return out
}

/** The number of an article that has no heading and begins with a plain paragraph. */
function leadOf(article: Article, own: readonly Own[]): Lead | undefined {
  const first = article.children.find(isStanding)
  const isPlain = first?.type === 'clause' && !first.children.some(({type}) => type === 'num')
  const isChanged = leaves({type: 'run', children: [...own]}).some(
    ({type}) => type === 'emendation' || type === 'residue',
  )
  if (!isPlain || isChanged || own.some(({type}) => type === 'heading')) return undefined
  return {eid: article.eid, num: toReading({type: 'run', children: [...own]})}
}

/** What stands between a number and what follows it: nothing behind 一、 and （一）. */
export function gapAfter(num: string): string {
  return /[、.．）)]$/u.test(num) ? '' : '　'
}

/** What a section is called in the contents. */
function namesOf(
  unit: Attachment | Division | Article,
  own: readonly Own[],
): Pick<Section, 'num' | 'title' | 'titled' | 'slug'> {
  const of = (type: string) =>
    toReading({type: 'run', children: own.filter((child) => child.type === type)})
  if (unit.type === 'attachment') {
    const field = (name: string) =>
      unit.children.find((child) => child.type === 'field' && child.name === name)
    const [mark, title] = [field('attachmentMark'), field('title')]
    return {
      num: mark ? toReading(mark) : formatEid(unit.eid),
      title: title ? toReading(title) : '',
      titled: title !== undefined,
    }
  }
  const num = of('num')
  const slug = unit.type === 'article' ? articleSlug(unit.eid) : undefined
  return {
    ...(slug !== undefined && {slug}),
    num,
    title: of('heading') || firstWords(unit),
    titled: of('heading') !== '',
  }
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

/** How its first 款 begins, without the items below it. */
function firstWords(unit: Division | Article): string {
  const children: readonly Division['children'][number][] = unit.children
  const first = children.find((child): child is Clause => child.type === 'clause')
  const text = first ? toReading({type: 'run', children: ownOf(first)}).replace(/[：:]$/u, '') : ''
  return text.length > 40 ? `${text.slice(0, 38)}……` : text
}

/** 本章 of 第二章: what a heading calls what it heads. */
function sayThis(label: string): string {
  return `本${/^附件|分编|[编章节]/u.exec(label)?.[0] ?? '条'}`
}

function passage(
  {eid}: Standing,
  kind: Passage['kind'],
  children: Own[],
  entries: ReadonlyMap<string, Entry>,
  depth: number,
): Passage {
  const full = formatEid(eid)
  const label = /第[^第]+$/.exec(full)?.[0] ?? full
  const run = {type: 'run', children}
  const changed = leaves(run).filter(
    (leaf): leaf is Emendation | Residue => leaf.type === 'emendation' || leaf.type === 'residue',
  )
  const outer = changed.map(({entry}) => entry)
  const inner = changed.flatMap((leaf) => (leaf.type === 'emendation' ? (leaf.inner ?? []) : []))
  const find = (keys: readonly string[]) => keys.flatMap((key) => entries.get(key) ?? [])
  return {
    eid,
    kind,
    label,
    short: kind === 'heading' ? sayThis(label) : label.replace(/^第/, ''),
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
