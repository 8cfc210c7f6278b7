/**
 * Writes `src/collation/tables/shapes.json`: of what parts characters are made, and how they are read.
 *
 *   node scripts/make-shapes.ts DECOMPOSITION READINGS
 *
 * DECOMPOSITION is the file of the cjk-decomp project (lines `好:a(女,子)`; numbers name parts that have
 * no code point), READINGS is Unihan_Readings.txt of the Unicode Character Database.
 */
import {readFileSync, writeFileSync} from 'node:fs'

const [decomposition, readings] = process.argv.slice(2)
if (decomposition === undefined || readings === undefined) {
  console.error('用法：node scripts/make-shapes.ts 部件文件 读音文件')
  process.exit(1)
}

const parts = new Map<string, string[]>()
for (const line of readFileSync(decomposition, 'utf8').split('\n')) {
  const [, whole, inside = ''] = /^(.+?):[\w/]+\((.*)\)/u.exec(line) ?? []
  if (whole !== undefined) parts.set(whole, inside.split(',').filter(Boolean))
}

/** The parts that are characters; a part without a code point is replaced by its own. */
function partsOf(whole: string, depth = 0): string[] {
  return (parts.get(whole) ?? []).flatMap((part) =>
    Array.from(part).length === 1 ? [part] : depth < 4 ? partsOf(part, depth + 1) : [],
  )
}

const sounds = new Map<string, Set<string>>()
for (const line of readFileSync(readings, 'utf8').split('\n')) {
  const [, code = '', value = ''] =
    /^U\+([0-9A-F]+)\t(?:kMandarin|kHanyuPinyin|kXHC1983|kHanyuPinlu|kTGHZ2013)\t(.*)/.exec(line) ??
    []
  if (code === '') continue
  const char = String.fromCodePoint(parseInt(code, 16))
  const set = sounds.get(char) ?? sounds.set(char, new Set()).get(char)
  for (const reading of value.split(/[\s,]+/)) {
    const plain = reading
      .replace(/^[^:]*:/, '')
      .replace(/\(\d+\)/, '')
      .normalize('NFD')
      .replace(/u\u0308/g, 'v')
      .replace(/[\u0300-\u036f]/g, '')
    if (/^[a-z]+$/.test(plain)) set?.add(plain)
  }
}

const rows: string[] = []
for (let code = 0x3400; code <= 0x9fff; code++) {
  const char = String.fromCodePoint(code)
  const inside = [...new Set(partsOf(char))].filter((part) => part.length === 1).join('')
  const sound = [...(sounds.get(char) ?? [])].join(' ')
  if (inside !== '' || sound !== '') rows.push(`${char}${inside} ${sound}`)
}
const path = 'src/collation/tables/shapes.json'
const about =
  'Each row: a character, its parts, and its readings without tones. Parts: cjk-decomp; readings: Unihan. Made by scripts/make-shapes.ts'
writeFileSync(path, `${JSON.stringify({about, rows: rows.join('\n')}, undefined, 1)}\n`)
console.log(path, rows.length, 'characters')
