/** Edition → files to take away: clean text, Markdown, data. */
import type {Apparatus} from '../collation/apparatus.ts'
import type {DocumentMeta} from '../tree/document.ts'
import type {Root} from '../tree/types.ts'
import {measureRecords} from './measure.ts'
import {sections} from './page.ts'

interface Source {
  document: DocumentMeta
  root: Root
  apparatus: Apparatus
}

/** A title that the editor supplied stands in brackets. */
function titleOf({title, supplied}: DocumentMeta): string {
  return 'title' in supplied ? `［${title}］` : title
}

/** The reading as plain text: title, then a line a passage, indented as in print (GB/T 9704—2012, 7.3.3). */
export function toPlainText({document, root, apparatus}: Source): string {
  const lines = sections(root, apparatus).flatMap(({passages}) =>
    passages.map(({kind, text}) => (kind === 'field' ? text : `　　${text}`)),
  )
  const hasTitle = root.children.some((block) => block.type === 'field' && block.name === 'title')
  return [...(hasTitle ? [] : [titleOf(document)]), ...lines, ''].join('\n')
}

/** The reading as Markdown, with the facts in a front matter of YAML. */
export function toMarkdown({document, root, apparatus}: Source): string {
  const {id, title, number, issuers, issued, place, genre, status, supplied} = document
  const facts = {id, title, number, issuers, issued, place, genre, status, supplied}
  const front = Object.entries(facts).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  )
  const body = sections(root, apparatus).flatMap(({kind, passages}) =>
    passages.map((passage) => {
      const text = escapeMarkdown(passage.text)
      return passage.kind === 'heading' ? `${kind === 'article' ? '##' : '#'} ${text}` : text
    }),
  )
  return [
    '---',
    ...front,
    '---',
    '',
    `# ${escapeMarkdown(titleOf(document))}`,
    ...body.flatMap((text) => ['', text]),
    '',
  ].join('\n')
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2')
}

/** Facts, units, measures and the apparatus, as one JSON value. */
export function toData({document, root, apparatus}: Source): object {
  return {
    document,
    units: sections(root, apparatus).flatMap(({passages}) =>
      passages.map(({eid, kind, full, text}) => ({eid, kind, label: full, text})),
    ),
    measures: measureRecords(root, document),
    apparatus: apparatus.entries,
  }
}
