/** Answers as elements: hits by article, what they say, why they stand where they stand. */
import {unitAddress} from '../../citation/address.ts'
import {FORCE_CLASSES, FORCE_NAMES} from '../../records/names.ts'
import {labelOf} from '../../records/search.ts'
import type {MeasureSpan} from '../../records/search.ts'
import type {Answer, Hit, HitGroup} from '../../search/answer.ts'
import {measureAt} from '../../search/hit.ts'
import type {Stretch} from '../../search/source.ts'
import {formatEid} from '../../tree/eid.ts'
import {briefName, formatDate} from '../../tree/name.ts'
import {FOUND, IN, ORIGINAL} from './arrival.ts'
import {h} from './dom.ts'

/** A long text is cut to what stands around its hits; a measure that holds a hit is shown whole. */
const MARGIN = 40
const LONG = 160
/** Of one article so many pieces are shown; the rest is counted. */
const MOST_PIECES = 4
/** So many different words are marked on arrival. */
const MOST_WORDS = 8

interface Piece extends Stretch {
  ranges: Stretch[]
  /** The measure that is shown, if it is one. */
  measure?: MeasureSpan
}

/** What of a unit is shown: its measures with hits, else what stands around the hits. */
function piecesOf({unit, ranges}: Hit): Piece[] {
  const {text} = unit
  if (ranges.length === 0) return [{start: 0, end: Math.min(text.length, LONG), ranges: []}]
  const out: Piece[] = []
  for (const range of ranges) {
    const last = out.at(-1)
    if (last && range.end <= last.end) {
      last.ranges.push(range)
      continue
    }
    const measure = measureAt(unit, range)
    const start = last?.end ?? 0
    const isNear = last !== undefined && range.start - MARGIN <= last.end
    if (measure) out.push({start: measure.start, end: measure.end, ranges: [range], measure})
    else if (text.length <= LONG) out.push({start, end: text.length, ranges: [range]})
    else if (isNear && !last.measure) {
      last.ranges.push(range)
      last.end = Math.min(text.length, range.end + MARGIN)
    } else
      out.push({
        start: Math.max(start, range.start - MARGIN),
        end: Math.min(text.length, range.end + MARGIN),
        ranges: [range],
      })
  }
  return out
}

function marked(text: string, {start, end, ranges}: Piece): (Node | string)[] {
  const out: (Node | string)[] = []
  let done = start
  for (const range of ranges) {
    out.push(text.slice(done, range.start), h('mark', {}, text.slice(range.start, range.end)))
    done = range.end
  }
  out.push(text.slice(done, end))
  return out
}

/** What is shown: all that was sought, some of it, or what only the witness has. */
type Kind = 'full' | 'partial' | 'original'

/** The address of what is shown, with what is to be marked there. */
export function addressOfMatch(
  base: string,
  document: string,
  eid: string,
  found: readonly string[],
  isOriginal = false,
): string {
  const address = unitAddress(base, document, eid)
  const words = [...new Set(found)].slice(0, MOST_WORDS)
  if (words.length === 0) return address
  const [page = '', ...fragment] = address.split('#')
  const query = new URLSearchParams(words.map((word) => [FOUND, word]))
  if (isOriginal) query.set(IN, ORIGINAL)
  return [`${page}?${query.toString()}`, ...fragment].join('#')
}

/** The words that were found, as they stand there. */
export function wordsOf({unit, ranges}: Hit): string[] {
  return ranges.map(({start, end}) => unit.text.slice(start, end))
}

/** Where a passage stands, for people: 京教职成〔2020〕7号　第四条. */
function sourceOf({document, article}: HitGroup, heading?: Hit): HTMLElement {
  return h(
    'p',
    {class: 'src num'},
    h(
      'span',
      {class: document.suppliedTitle && document.number === undefined ? 'supplied' : undefined},
      article === undefined ? (document.number ?? versionOf(document)) : briefName(document),
    ),
    article !== undefined && `　${formatEid(article)}`,
    heading && emendedIn(heading, '标题'),
  )
}

export function groupItem(group: HitGroup, base: string, kind: Kind = 'full'): HTMLLIElement {
  const {document, article, title, hits, goesOn, reasons} = group
  const heading = hits.find((hit) => isHeadOf(group, hit))
  const pieces = hits
    .filter((hit) => hit !== heading)
    .flatMap((hit) =>
      piecesOf(hit).map((piece, i, all) => ({hit, piece, isLast: i === all.length - 1})),
    )
  const shown = pieces.slice(0, MOST_PIECES)
  const rest = pieces.slice(MOST_PIECES).flatMap(({piece}) => piece.ranges)
  return h(
    'li',
    {class: kind === 'partial' ? 'partial' : undefined},
    h(
      'h2',
      {},
      h(
        'a',
        {
          href: heading
            ? addressOfHit(base, document.id, heading, kind)
            : unitAddress(base, document.id, article ?? ''),
          class: article === undefined && document.suppliedTitle ? 'supplied' : undefined,
        },
        ...(heading
          ? marked(title, {start: 0, end: title.length, ranges: heading.ranges})
          : [title]),
      ),
    ),
    sourceOf(group, heading),
    ...shown.map(({isLast, ...one}, i) =>
      quotation(group, one, base, {
        kind,
        // It is said once of a unit.
        isEnd: isLast || i === shown.length - 1,
      }),
    ),
    goesOn &&
      h(
        'blockquote',
        {},
        h('a', {href: unitAddress(base, document.id, goesOn.eid)}, beginning(goesOn.text)),
      ),
    rest.length > 0 &&
      h(
        'p',
        {class: 'src'},
        h(
          'a',
          {href: unitAddress(base, document.id, article ?? '')},
          `${article === undefined ? '本段' : '本条'}另有 ${rest.length} 处`,
        ),
      ),
    reasons.length > 0 && whyOf(group),
  )
}

/** Whether what was found is what stands above the hit anyway: it is marked there, and not said again. */
function isHeadOf({title}: HitGroup, {unit, ranges}: Hit): boolean {
  const isHead = unit.kind === 'heading' || unit.kind === 'title'
  return isHead && unit.text === title && ranges.every((range) => !measureAt(unit, range))
}

function emendedIn({unit: {emended, kind}}: Hit, what = kind === 'text' ? '本段' : '') {
  return emended > 0 && h('span', {class: 'ed'}, `${what}校改 ${emended} 处`)
}

function beginning(text: string): string {
  return text.length > LONG ? `${text.slice(0, LONG)}……` : text
}

/** Where what was found is marked. */
function addressOfHit(base: string, document: string, hit: Hit, kind: Kind, measure?: MeasureSpan) {
  const eid = measure?.eid ?? hit.unit.eid
  return addressOfMatch(base, document, eid, wordsOf(hit), kind === 'original')
}

/** A clause or a document that the query names, by its name. */
export function namedItem(group: Answer['direct'][number], base: string): HTMLLIElement {
  const {document, title, hits, through} = group
  const [hit, below] = hits
  const eid = hit?.unit.eid ?? ''
  const last = through === undefined ? '' : `至${formatEid(through)}`
  const name = eid === '' ? title : `${formatEid(eid)}${last}`
  const heading = hit && eid !== '' && hit.unit.kind === 'heading' ? hit.unit.text : undefined
  const text = heading === undefined ? hit : below
  const address = unitAddress(base, document.id, eid)
  return h(
    'li',
    {},
    h('h2', {}, h('a', {href: address}, name)),
    h(
      'p',
      {class: 'src num'},
      eid === '' ? (document.number ?? versionOf(document)) : briefName(document),
      heading !== undefined && heading !== name && `　${heading}`,
    ),
    text !== undefined &&
      eid !== '' &&
      h('blockquote', {}, h('a', {href: address}, text.unit.text)),
  )
}

/** 2022年4月20日. */
function versionOf({version, genre = ''}: HitGroup['document']): string {
  return version === undefined ? genre : formatDate(version).text
}

function quotation(
  {document}: HitGroup,
  {hit, piece}: {hit: Hit; piece: Piece},
  base: string,
  {kind, isEnd}: {kind: Kind; isEnd: boolean},
): HTMLElement {
  const {unit} = hit
  const {start, end, measure} = piece
  return h(
    'blockquote',
    {},
    h(
      'a',
      {
        href: addressOfHit(base, document.id, hit, kind, measure),
      },
      h('span', {class: 'lab'}, shortLabel(hit)),
      measure &&
        h('span', {class: `force ${FORCE_CLASSES[measure.force]}`}, FORCE_NAMES[measure.force]),
      start > 0 && !measure && '……',
      ...marked(unit.text, piece),
      end < unit.text.length && !measure && '……',
      isEnd && emendedIn(hit),
    ),
  )
}

/** 第一款 below its article; 标题; 第四段. */
function shortLabel({unit}: Hit): string {
  if (unit.kind === 'heading' || unit.kind === 'title') return '标题'
  const label = labelOf(unit)
  return /第[^第]+$/.exec(label)?.[0] ?? label
}

/** 为什么排在这里: what the place in the list is made of. Few look: it is made when somebody does. */
function whyOf({reasons}: HitGroup): HTMLElement {
  const why = h('details', {class: 'why'}, h('summary', {}, '为什么排在这里'))
  why.addEventListener(
    'toggle',
    () => {
      why.append(reasonList(reasons))
    },
    {once: true},
  )
  return why
}

function reasonList(reasons: HitGroup['reasons']): HTMLElement {
  const said = reasons.filter(({value}) => Math.abs(value) >= 0.005)
  return h(
    'ul',
    {class: 'num'},
    ...said.map(({name, value}) =>
      h('li', {}, `${name} `, h('b', {}, `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`)),
    ),
  )
}

/** Why a clause that is named leads nowhere: the article that holds no such clause, or the last there is. */
export function noClause({holder, last}: Answer['missing'][number]): string {
  if (holder !== undefined) return `${formatEid(holder)}没有这一款、项`
  return last === undefined ? '没有这一条款' : `没有这一条款，最后一条是${formatEid(last)}`
}

/** Of so many documents it is told that a clause is not in them. */
const MOST_MISSING = 5

/** What the query names that is not here. */
export function lacking({missing, absent}: Answer, base: string): HTMLElement[] {
  return [
    ...missing.slice(0, MOST_MISSING).map((one) => {
      const {document, holder = ''} = one
      const address = unitAddress(base, document.id, holder)
      return h(
        'p',
        {class: 'lacking'},
        h('a', {href: address}, briefName(document)),
        `${noClause(one)}。`,
      )
    }),
    ...(absent === undefined ? [] : [h('p', {class: 'lacking'}, `${absent}没有收录。`)]),
  ]
}
