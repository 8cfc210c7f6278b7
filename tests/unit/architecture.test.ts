import {readdirSync, readFileSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import {describe, expect, test} from 'vitest'

/**
 * Who may import what: arrows go down only. A place is a folder (`tree/`) or a file of `src/`;
 * `type:` before it allows its types alone.
 */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'tree/': ['tree/'],
  'witness/': ['witness/', 'tree/'],
  'collation/': ['collation/', 'witness/pairs.ts', 'tree/'],
  'citation/': ['citation/', 'tree/ordinal.ts', 'tree/eid.ts', 'tree/title.ts', 'type:tree/'],
  'structure/': ['structure/', 'tree/'],
  'measure/': ['measure/', 'citation/', 'tree/'],
  'passes/': ['tree/', 'structure/', 'measure/', 'citation/', 'collation/apparatus.ts'],
  'pipeline.ts': ['passes/', 'type:tree/', 'type:collation/'],
  'records/': ['records/', 'citation/', 'tree/', 'collation/apparatus.ts'],
  'search/': [
    'search/',
    'citation/',
    'tree/ordinal.ts',
    'tree/eid.ts',
    'tree/levels.ts',
    'tree/title.ts',
    'records/',
    'type:tree/',
  ],
  'corpus/': [
    'corpus/',
    'pipeline.ts',
    'witness/',
    'collation/',
    'structure/',
    'citation/',
    'tree/',
  ],
  'corpus.ts': ['corpus/', 'citation/', 'collation/', 'records/', 'tree/'],
  'content.config.ts': ['corpus.ts'],
  'components/client/': ['components/client/', 'search/', 'citation/', 'records/', 'tree/'],
  'components/': [
    'components/',
    'records/',
    'citation/',
    'tree/',
    'type:corpus.ts',
    'type:corpus/',
    'type:collation/',
  ],
  'layouts/': ['components/', 'styles/', 'type:tree/'],
  'pages/': [
    'corpus.ts',
    'components/',
    'layouts/',
    'records/',
    'citation/',
    'search/',
    'collation/apparatus.ts',
    'tree/',
  ],
}
/** Runs in browsers: no Node, no Astro. */
const BROWSER = ['tree/', 'citation/', 'search/', 'records/', 'components/client/']
/** Only these touch the file system. */
const READS_FILES = ['corpus/files.ts']

const SRC = resolve('src')

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const from = relative(SRC, path)
  return [...text.matchAll(/^\s*(import|export)\s+(type\s)?[^'"]*?['"]([^'"]+)['"]/gm)].map(
    ([, , type, to = '']) => ({
      from,
      to: to.startsWith('.') ? relative(SRC, resolve(join(path, '..'), to)) : to,
      typeOnly: type !== undefined,
    }),
  )
}

const files = readdirSync(SRC, {recursive: true, withFileTypes: true})
  .filter(
    (file) => file.isFile() && /\.(?:ts|astro)$/.test(file.name) && !file.name.endsWith('.d.ts'),
  )
  .map((file) => join(file.parentPath, file.name))
const imports = files.flatMap(importsOf)

function placeOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((place) => path.startsWith(place))
    .sort((a, b) => b.length - a.length)[0]
}

describe('谁可以引用谁', () => {
  test('每个源文件都有自己的位置', () => {
    expect(files.map((path) => relative(SRC, path)).filter((path) => !placeOf(path))).toEqual([])
    expect(imports.length).toBeGreaterThan(150)
  })

  test('箭头只向下', () => {
    const wrong = imports.filter(({from, to, typeOnly}) => {
      const place = placeOf(from)
      if (place === undefined || !placeOf(to)) return false
      if (place === 'passes/' && to.startsWith('passes/')) return true
      return !(MAY_IMPORT[place] ?? []).some((allowed) =>
        allowed.startsWith('type:')
          ? typeOnly && to.startsWith(allowed.slice(5))
          : to.startsWith(allowed),
      )
    })
    expect(wrong.map(({from, to}) => `${from} → ${to}`)).toEqual([])
  })

  test('浏览器里运行的部分不用 Node', () => {
    const wrong = imports.filter(
      ({from, to}) => BROWSER.some((place) => from.startsWith(place)) && to.startsWith('node:'),
    )
    expect(wrong).toEqual([])
  })

  test('只有 corpus/files.ts 读文件', () => {
    const readers = imports.filter(({to}) => /^(?:node:)?fs/.test(to)).map(({from}) => from)
    expect([...new Set(readers)]).toEqual(READS_FILES)
  })

  test('src 不引用 scripts 和 tests', () => {
    expect(imports.filter(({to}) => to.startsWith('..'))).toEqual([])
  })
})
