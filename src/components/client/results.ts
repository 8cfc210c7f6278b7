/** Answers as elements: hits by article, hits around one column, facets. */
import {unitAddress} from '../../citation/address.ts'
import {FORCE_CLASSES, FORCE_NAMES} from '../../records/names.ts'
import type {Hit, HitGroup, Range} from '../../search/engine.ts'
import {formatEid} from '../../tree/eid.ts'
import type {Force} from '../../tree/measure.ts'
import {bar, h} from './dom.ts'

/** A hit with the group it belongs to. */
export interface Placed {
  hit: Hit
  group: HitGroup
}

/** A long text is cut to what stands around its hits; a measure that holds a hit is shown whole. */
const MARGIN = 40
const LONG = 160

interface Piece extends Range {
  ranges: Range[]
  /** The unit to go to: the measure, where it is one. */
  eid: string
  force?: Force
}

/** What of a unit is shown: its measures with hits, else what stands around the hits. */
function pieces({record, ranges}: Hit): Piece[] {
  const {measures, text, eid} = record
  const out: Piece[] = []
  for (const range of ranges) {
    const measure = measures.find(({start, end}) => range.start >= start && range.end <= end)
    const last = out.at(-1)
    if (last && range.end <= last.end) {
      last.ranges.push(range)
      continue
    }
    if (measure)
      out.push({
        start: measure.start,
        end: measure.end,
        ranges: [range],
        eid: measure.eid,
        force: measure.force,
      })
    else if (text.length <= LONG) out.push({start: 0, end: text.length, ranges: [range], eid})
    else
      out.push({
        start: Math.max(last?.end ?? 0, range.start - MARGIN),
        end: Math.min(text.length, range.end + MARGIN),
        ranges: [range],
        eid,
      })
  }
  return out
}

function marked(
  text: string,
  from: number,
  to: number,
  ranges: readonly Range[],
): (Node | string)[] {
  const out: (Node | string)[] = []
  let done = from
  for (const {start, end} of ranges) {
    out.push(text.slice(done, start), h('mark', {}, text.slice(start, end)))
    done = end
  }
  out.push(text.slice(done, to))
  return out
}

export function groupItem(group: HitGroup, base: string): HTMLLIElement {
  const {document, article, title} = group
  const place = article === undefined ? undefined : formatEid(article)
  return h(
    'li',
    {},
    h(
      'h2',
      {},
      h(
        'a',
        {
          href: unitAddress(base, document.id, article ?? ''),
          ...(article === undefined && document.suppliedTitle ? {class: 'supplied'} : {}),
        },
        title,
      ),
    ),
    h(
      'p',
      {class: 'src num'},
      [document.number ?? document.genre, article === undefined ? undefined : place]
        .filter(Boolean)
        .join('　'),
    ),
    ...group.hits.flatMap((hit) =>
      pieces(hit).map(({start, end, ranges, eid, force}) => {
        const {record} = hit
        return h(
          'blockquote',
          {},
          h(
            'a',
            {href: unitAddress(base, record.document, eid)},
            h('span', {class: 'lab'}, shortLabel(hit)),
            force && h('span', {class: `force ${FORCE_CLASSES[force]}`}, FORCE_NAMES[force]),
            start > 0 && record.measures.every((measure) => measure.start !== start) && '……',
            ...marked(record.text, start, end, ranges),
            end < record.text.length &&
              record.measures.every((measure) => measure.end !== end) &&
              '……',
            record.emended > 0 && h('span', {class: 'ed'}, `本段校改 ${record.emended} 处`),
          ),
        )
      }),
    ),
  )
}

/** 第一款 below its article; 标题; 第四段. */
function shortLabel({record}: Hit): string {
  if (record.kind === 'heading' || record.kind === 'title') return '标题'
  return /第[^第]+$/.exec(record.label)?.[0] ?? record.label
}

/** A document that has no number is told by its genre: 新闻第六段. */
function placeName({record}: Hit, {document}: HitGroup): string {
  return `${document.number === undefined ? (document.genre ?? '') : ''}${record.label}`
}

/** 四·一 for 第四条第一款: fits beside a line on a phone. */
function tightLabel(label: string): string {
  return label
    .replace(/标题$/, '')
    .replaceAll(/第|[款段]$/g, '')
    .replace('条', '·')
    .replace(/·$/, '')
}

/** 居中索引: one line a hit, the word in a fixed column. */
export function concordance(
  hits: readonly Placed[],
  order: 'left' | 'right' | 'text',
  base: string,
): HTMLTableElement {
  const lines = hits.flatMap(({hit, group}) =>
    hit.ranges.map((range) => ({
      hit,
      group,
      left: hit.record.text.slice(Math.max(0, range.start - 24), range.start),
      word: hit.record.text.slice(range.start, range.end),
      right: hit.record.text.slice(range.end, range.end + 24),
      eid:
        hit.record.measures.find(({start, end}) => range.start >= start && range.end <= end)?.eid ??
        hit.record.eid,
    })),
  )
  const collate = new Intl.Collator('zh-Hans').compare
  const reversed = (text: string) => Array.from(text).reverse().join('')
  if (order === 'left') lines.sort((a, b) => collate(reversed(a.left), reversed(b.left)))
  if (order === 'right') lines.sort((a, b) => collate(a.right, b.right))
  const head = h(
    'tr',
    {},
    h('th', {class: 'l', scope: 'col'}, '左文'),
    h('th', {class: 'k', scope: 'col'}, h('span', {class: 'vh'}, '检索词')),
    h('th', {scope: 'col'}, '右文'),
    h('th', {class: 'w', scope: 'col'}, '出处'),
  )
  const table = h(
    'table',
    {class: 'kwic'},
    h('thead', {}, head),
    h(
      'tbody',
      {},
      ...lines.map(({hit, group, left, word, right, eid}) =>
        h(
          'tr',
          {},
          h('td', {class: 'l'}, h('div', {}, h('span', {}, left))),
          h('td', {class: 'k'}, h('mark', {}, word)),
          h('td', {class: 'r'}, right),
          h(
            'td',
            {class: 'w'},
            h(
              'a',
              {
                href: unitAddress(base, group.document.id, eid),
                title: `${group.document.title}　${hit.record.label}`,
              },
              h('span', {class: 'x'}, placeName(hit, group)),
              h('span', {class: 'y'}, tightLabel(placeName(hit, group))),
            ),
          ),
        ),
      ),
    ),
  )
  // The middle column is as wide as the longest word found; the rest is for the contexts.
  const longest = Math.max(...lines.map(({word}) => Array.from(word).length))
  const column = table.querySelector<HTMLElement>('th.k')
  if (column) column.style.width = `${Math.min(longest, 12) + 0.75}em`
  return table
}

/** What hits can be narrowed by: the name in the address, its heading, and the value of a hit. */
export const FACETS: readonly {
  key: string
  name: string
  value: (placed: Placed) => string | undefined
  show: (value: string, placed: Placed) => string
}[] = [
  {
    key: 'd',
    name: '文件',
    value: ({group}) => group.document.id,
    show: (_, {group}) => group.document.number ?? group.document.title,
  },
  {key: 'genre', name: '文种', value: ({group}) => group.document.genre, show: (value) => value},
  {
    key: 'year',
    name: '年份',
    value: ({group}) => group.document.year ?? '未详',
    show: (value) => (value === '未详' ? '年份未详' : value),
  },
  {
    key: 'article',
    name: '条',
    value: ({group}) => group.article,
    show: (value) => formatEid(value),
  },
  {
    key: 'force',
    name: '力度',
    value: ({hit}) =>
      hit.record.measures.find(({start, end}) =>
        hit.ranges.some((range) => range.start >= start && range.end <= end),
      )?.force ?? 'none',
    show: (value) =>
      value in FORCE_NAMES ? FORCE_NAMES[value as keyof typeof FORCE_NAMES] : '不作措施',
  },
]

/** A facet with its values and counts; nothing where there is no choice. */
export function facet(
  {key, name, value, show}: (typeof FACETS)[number],
  hits: readonly Placed[],
  chosen: string | null,
  hrefOf: (key: string, value: string | undefined) => string,
): HTMLElement | undefined {
  const counts = new Map<string, {count: number; label: string}>()
  for (const placed of hits) {
    const found = value(placed)
    if (found === undefined) continue
    const known = counts.get(found) ?? {count: 0, label: show(found, placed)}
    known.count += placed.hit.occurrences
    counts.set(found, known)
  }
  if (counts.size < 2 && chosen === null) return undefined
  const most = Math.max(...[...counts.values()].map(({count}) => count))
  return h(
    'section',
    {},
    h('h2', {}, name),
    ...[...counts]
      .sort(([, a], [, b]) => b.count - a.count)
      .map(([found, {count, label}]) =>
        h(
          'a',
          {
            href: hrefOf(key, chosen === found ? undefined : found),
            'data-go': '',
            'aria-current': chosen === found ? 'true' : undefined,
          },
          h('span', {}, label),
          h('span', {class: 'num'}, String(count)),
          bar(count / most) as unknown as Node,
        ),
      ),
  )
}

/** The hits as a table to take away, with a byte order mark for spreadsheets. */
export function toCsv(hits: readonly Placed[], base: string): string {
  const cell = (value: string) =>
    `"${(/^[=+\-@]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
  const rows = hits.map(({hit, group}) => [
    group.document.number ?? group.document.title,
    hit.record.label,
    hit.record.text,
    String(hit.occurrences),
    new URL(unitAddress(base, group.document.id, hit.record.eid), location.href).href,
  ])
  return `\uFEFF${[['文件', '条款', '原句', '处数', '地址'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
