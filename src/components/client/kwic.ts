/** 居中索引: one line a hit, the word in a fixed column. */
import type {Concordance, Line} from '../../search/concordance.ts'
import {h} from './dom.ts'
import {addressOfMatch} from './results.ts'

export function concordanceTable({lines}: Concordance, base: string): HTMLTableElement {
  const head = h(
    'tr',
    {},
    h('th', {class: 'l', scope: 'col'}, '左文'),
    h('th', {class: 'k', scope: 'col'}, h('span', {class: 'vh'}, '检索词')),
    h('th', {scope: 'col'}, '右文'),
    h('th', {class: 'w', scope: 'col'}, '出处'),
  )
  const isOfSeveral = new Set(lines.map(({document}) => document.id)).size > 1
  const table = h(
    'table',
    {class: `kwic${isOfSeveral ? ' several' : ''}`},
    h('thead', {}, head),
    h('tbody', {}, ...lines.map((line) => row(line, base, isOfSeveral))),
  )
  // The middle column is as wide as the longest word found; the rest is for the contexts.
  const longest = Math.max(0, ...lines.map(({word}) => Array.from(word).length))
  table.style.setProperty('--word', `${Math.min(longest, 12) + 0.75}em`)
  return table
}

function row(line: Line, base: string, isOfSeveral: boolean): HTMLTableRowElement {
  const {left, word, right, document, eid, label, isOriginal} = line
  return h(
    'tr',
    {class: isOriginal ? 'orig' : undefined},
    h('td', {class: 'l'}, h('div', {}, h('span', {}, left))),
    h('td', {class: 'k'}, h('mark', {}, word)),
    h('td', {class: 'r'}, right),
    h(
      'td',
      {class: 'w'},
      h(
        'a',
        {
          href: addressOfMatch(base, document.id, eid, [word], isOriginal),
          title: `${document.title}　${label}${isOriginal ? '，原文' : ''}`,
        },
        isOriginal && h('span', {class: 'o'}, '原', h('span', {class: 'x'}, '文')),
        isOfSeveral && h('span', {class: 'd'}, document.number ?? titleOf(document)),
        h('span', {class: 'x'}, label),
        h('span', {class: 'y'}, tightLabel(label)),
      ),
    ),
  )
}

/** 职业教育法（2022）: enough to tell its versions apart. */
function titleOf({title, version}: Line['document']): string {
  return version === undefined ? title : `${title}（${version.slice(0, 4)}）`
}

/** 四·一 for 第四条第一款: fits beside a line on a phone, where all are of one document. */
function tightLabel(label: string): string {
  if (label === '标题') return '题'
  return label
    .replace(/标题$/, '')
    .replaceAll(/第|[款段]$/g, '')
    .replace('条', '·')
    .replace(/·$/, '')
}
