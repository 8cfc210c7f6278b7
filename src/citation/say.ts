/** A citation as people write it. What is written here, `parse.ts` reads back. Runs in browsers. */
import type {Citation, CitedDocument, Relative} from '../tree/citation.ts'
import type {Level} from '../tree/eid.ts'
import type {LevelName} from '../tree/levels.ts'
import {formatNumeral, formatOrdinal} from '../tree/ordinal.ts'
import {quoteTitle} from '../tree/title.ts'
import {UNITS} from './grammar.ts'

const UNIT_OF = new Map(UNITS.map(([unit, name]): [LevelName, string] => [name, unit]))

/** 《职业教育法》第十条第二款, 本条例第三条至第五条, 前两款. */
export function sayCitation({document, within, relative, levels = [], through}: Citation): string {
  return [
    document ? sayDocument(document) + (within ?? '') : '',
    relative ? sayRelative(relative) : '',
    sayLevels(levels),
    through ? `至${sayLevels(through)}` : '',
  ].join('')
}

export function sayDocument(document: CitedDocument): string {
  switch (document.by) {
    case 'title':
      return quoteTitle(document.title)
    case 'number':
      return document.number
    case 'name':
      return document.name
    case 'self':
    case 'last':
      return document.word
  }
}

function sayRelative({word, name, count}: Relative): string {
  const number = count === undefined ? '' : count === 2 ? '两' : formatNumeral(count)
  return `${word}${number}${UNIT_OF.get(name) ?? ''}`
}

function sayLevels(levels: readonly Level[]): string {
  return levels
    .map(({name, ordinal}) => {
      const unit = UNIT_OF.get(name)
      return unit === undefined
        ? ''
        : formatOrdinal(ordinal, unit as Parameters<typeof formatOrdinal>[1])
    })
    .join('')
}
