/** Citations → links: where each leads, and what is said of it before one goes there. */
import {unitAddress} from '../citation/address.ts'
import {formatEid} from '../tree/eid.ts'
import {nameOf} from '../tree/name.ts'
import type {Named} from '../tree/name.ts'
import type {Reference} from '../tree/types.ts'

export interface Link {
  href: string
  /** 《职业教育法》（2022年4月20日）第十条 */
  title: string
  /** Whether a unit is cited, which can be shown in place. */
  unit: boolean
  /** Where the last unit of a range is. */
  last?: string
}

type Known = Named & {id: string}

/**
 * @param base path under which the site stands
 * @param own the document that cites
 * @param find documents by their id
 */
export function linkMaker(
  base: string,
  own: Known,
  find: (id: string) => Known | undefined,
): (reference: Reference) => Link | undefined {
  return ({citation, target, through, later}) => {
    if (target === undefined) return undefined
    const [id = '', eid = ''] = target.includes('#') ? target.split('#') : [own.id, target]
    const cited = id === own.id ? own : find(id)
    if (!cited) return undefined
    const last = through === undefined ? undefined : through.slice(through.indexOf('#') + 1)
    const label = formatEid(eid) + (last === undefined ? '' : `至${formatEid(last)}`)
    const name = id === own.id ? '本文' : nameOf(cited)
    const note = later ? LATER[citation.levels && eid === '' ? 'whole' : 'unit'] : ''
    return {
      href: unitAddress(base, id, eid),
      title: `${id === own.id && label !== '' ? '' : name}${label}${note}`,
      unit: eid !== '',
      ...(last !== undefined && {last: unitAddress(base, id, last)}),
    }
  }
}

const LATER = {
  unit: '（当时的版本没有收录，示较新的版本）',
  whole: '（当时的版本没有收录；较新的版本条号可能已变，只指到全文）',
}
