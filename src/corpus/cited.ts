/** Who cites what: the citations of all documents, seen from the units that they lead to. */
import {visit} from 'unist-util-visit'
import type {DocumentMeta} from '../tree/document.ts'
import {formatEid} from '../tree/eid.ts'
import type {Eid, Root} from '../tree/types.ts'
import {unitsOf} from '../tree/units.ts'
import type {UnitView} from '../tree/units.ts'

/** A citation, seen from what it cites. */
export interface Citing {
  /** The document that cites, and the unit in which it does so. */
  document: string
  eid: Eid
  /** 第十二条第二款 */
  label: string
  /** What of the article is cited: 第二款; absent for the whole of it. */
  part?: string
}

/** By article, attachment or division, `''` for the whole document; each in the order of documents and texts. */
export type CitedBy = ReadonlyMap<Eid, readonly Citing[]>

interface Text {
  document: Pick<DocumentMeta, 'id'>
  root: Root
}

/** Of each document by its id. What an article says of itself is left out. */
export function citedBy(texts: readonly Text[]): ReadonlyMap<string, CitedBy> {
  const views = new Map(texts.map(({document, root}) => [document.id, indexOf(unitsOf(root))]))
  const found = new Map<string, Map<Eid, Citing[]>>()
  const add = (id: string, home: Eid, citing: Citing) => {
    const ofDocument = found.get(id) ?? new Map<Eid, Citing[]>()
    found.set(id, ofDocument)
    const known = ofDocument.get(home) ?? []
    const isKnown = known.some(
      (one) =>
        one.document === citing.document && one.eid === citing.eid && one.part === citing.part,
    )
    if (!isKnown) ofDocument.set(home, [...known, citing])
  }
  for (const {document, root} of texts)
    for (const {unit, own, article} of unitsOf(root))
      visit({type: 'run', children: own} as unknown as Root, 'reference', ({target, through}) => {
        if (target === undefined) return
        const [id, eid] = split(target, document.id)
        const units = views.get(id)
        if (!units) return
        const [, last] = through === undefined ? [id, eid] : split(through, document.id)
        for (const cited of between(units, eid, last)) {
          const home = units.homes.get(cited) ?? cited
          if (id === document.id && home === article) continue
          add(id, home, {
            document: document.id,
            eid: unit.eid,
            label: formatEid(unit.eid),
            ...(home !== cited && {part: formatEid(cited).slice(formatEid(home).length)}),
          })
        }
      })
  return found
}

/** `document#eid`, or `eid` of the document itself. */
function split(target: string, own: string): [id: string, eid: Eid] {
  const at = target.indexOf('#')
  return at < 0 ? [own, target] : [target.slice(0, at), target.slice(at + 1)]
}

interface Index {
  order: readonly Eid[]
  places: ReadonlyMap<Eid, number>
  /** Of a unit inside an article the article. */
  homes: ReadonlyMap<Eid, Eid>
  depths: ReadonlyMap<Eid, number>
}

function indexOf(views: readonly UnitView[]): Index {
  const order = views.map(({unit}) => unit.eid)
  return {
    order,
    places: new Map(order.map((eid, i) => [eid, i])),
    homes: new Map(
      views.flatMap(({unit, article}) => (article === undefined ? [] : [[unit.eid, article]])),
    ),
    depths: new Map(order.map((eid) => [eid, eid.split('__').length])),
  }
}

/** The units of a range that stand as deep as its ends. */
function between({order, places, depths}: Index, first: Eid, last: Eid): Eid[] {
  const [from, to] = [places.get(first), places.get(last)]
  if (first === last || from === undefined || to === undefined || to <= from) return [first]
  const depth = depths.get(first)
  return order.slice(from, to + 1).filter((eid) => depths.get(eid) === depth)
}
