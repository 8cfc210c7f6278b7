/** Tree → measures, flattened for tables, filters and download. */
import {visit} from 'unist-util-visit'
import {readDirective} from '../tree/directive.ts'
import type {Force} from '../tree/directive.ts'
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid, unitOf} from '../tree/eid.ts'
import {leaves, toReading} from '../tree/to-text.ts'
import type {Eid, Measure, Root} from '../tree/types.ts'

export interface MeasureRecord {
  /** `jing-jiao-zhi-cheng-2020-7#art_4__para_1~1873` */
  id: string
  document: string
  eid: Eid
  /** The article it stands in. */
  article: Eid
  /** Where it stands, for people: 第三条第一款. */
  label: string
  text: string
  /** Who is to act 责任主体; empty if the sentence names nobody. */
  actors: string[]
  /** The governing verb 动词: 推动, 严禁, 鼓励. */
  action: string
  /** 强度. */
  force: Force
  forceWord?: string
  quantities: string[]
  /** How many places of it were emended. */
  emended: number
}

/** In the order of the text. */
export function measureRecords(root: Root, document: Pick<DocumentMeta, 'id'>): MeasureRecord[] {
  const records: MeasureRecord[] = []
  visit(root, 'article', (article) => {
    visit(article, 'measure', (measure: Measure) => {
      const text = toReading(measure)
      const directive = readDirective(text)
      if (!directive) return
      records.push({
        id: `${document.id}#${measure.eid}`,
        document: document.id,
        eid: measure.eid,
        article: article.eid,
        label: formatEid(unitOf(measure.eid)),
        text,
        ...directive,
        emended: leaves(measure).filter((leaf) => leaf.type === 'emendation').length,
      })
    })
  })
  return records
}
