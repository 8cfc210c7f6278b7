/**
 * Writes `src/collation/tables/variants.json`: which characters stand for which standard ones.
 *
 *   node scripts/make-variants.ts VARIANTS
 *
 * VARIANTS is Unihan_Variants.txt of the Unicode Character Database. Traditional forms come from
 * opencc-js (characters only), circled and squared ones from NFKC, and those that writers made up
 * (火星文: look-alikes, homophones, symbols) from `variants-by-hand.txt`: a standard character and,
 * after a space, what is written for it.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {Converter} from 'opencc-js/t2cn'
import {isHan, level} from '../src/collation/characters/levels.ts'

const [unihan] = process.argv.slice(2)
if (unihan === undefined) {
  console.error('用法：node scripts/make-variants.ts Unihan_Variants.txt')
  process.exit(1)
}

type Row = [variant: string, standards: string, kind: string, source: string]

const rows = new Map<string, Row>()
/** The first source to name a variant decides its class; later ones add readings. */
function add(variant: string, standard: string, kind: string, source: string): void {
  const row = rows.get(variant)
  if (variant === standard) return
  if (source !== 'opencc' && level(standard.codePointAt(0) ?? 0) === 0) return
  if (!row) rows.set(variant, [variant, standard, kind, source])
  else if (!row[1].includes(standard)) {
    row[1] += standard
    if (!row[3].includes(source)) row[3] += ` ${source}`
  }
}

const toSimplified = Converter({from: 't', to: 'cn'})
for (const line of readFileSync(join(import.meta.dirname, 'variants-by-hand.txt'), 'utf8')
  .trim()
  .split('\n')) {
  const [standard = '', variants = ''] = line.split(' ')
  for (const variant of variants) {
    const simplified = toSimplified(variant)
    // 後 is a traditional form before it is anything else.
    if (simplified !== variant && level(variant.codePointAt(0) ?? 0) === 0)
      add(variant, simplified, 'traditional', 'opencc')
    add(variant, standard, isHan(variant.codePointAt(0) ?? 0) ? 'lookalike' : 'symbol', 'hand')
  }
}

const codes = Array.from({length: 0x33fff - 0x2e80}, (_, i) => i + 0x2e80).filter(isHan)
for (const code of codes) {
  const char = String.fromCodePoint(code)
  const plain = char.normalize('NFKC')
  if (plain !== char) add(char, toSimplified(plain), code >= 0xf900 ? 'variant' : 'symbol', 'nfkc')
  const simplified = toSimplified(char)
  if (Array.from(simplified).length === 1 && level(code) < 2)
    add(char, simplified, 'traditional', 'opencc')
}
for (const [start, end] of [
  [0x2460, 0x24ff],
  [0x2776, 0x2793],
  [0x3200, 0x33ff],
] as const)
  for (let code = start; code <= end; code++) {
    const char = String.fromCodePoint(code)
    const inside = char.normalize('NFKC').replace(/[()]/g, '')
    const number = Number(inside)
    const plain =
      number >= 1 && number <= 10 ? Array.from('一二三四五六七八九十')[number - 1] : inside
    if (plain !== undefined && Array.from(plain).length === 1 && isHan(plain.codePointAt(0) ?? 0))
      add(char, toSimplified(plain), 'symbol', 'nfkc')
  }

const related = new Map<string, Set<string>>()
for (const line of readFileSync(unihan, 'utf8').split('\n')) {
  const [, code = '', others = ''] =
    /^U\+([0-9A-F]+)\tk(?:Simplified|Z|Semantic|SpecializedSemantic|Spoofing)Variant\t(.*)/.exec(
      line,
    ) ?? []
  const char = String.fromCodePoint(parseInt(code || '0', 16))
  for (const [, other = ''] of others.matchAll(/U\+([0-9A-F]+)/g)) {
    const twin = String.fromCodePoint(parseInt(other, 16))
    related.set(char, (related.get(char) ?? new Set()).add(twin))
    related.set(twin, (related.get(twin) ?? new Set()).add(char))
  }
}
for (const [char, twins] of related) {
  if (level(char.codePointAt(0) ?? 0) > 0) continue
  for (const twin of twins) {
    const simplified = toSimplified(twin)
    if (level(simplified.codePointAt(0) ?? 0) === 2) add(char, simplified, 'variant', 'unihan')
  }
}

const sorted = [...rows.values()].sort(
  (a, b) => (a[0].codePointAt(0) ?? 0) - (b[0].codePointAt(0) ?? 0),
)
const path = 'src/collation/tables/variants.json'
writeFileSync(path, `[\n${sorted.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
console.log(path, sorted.length, 'variants')
