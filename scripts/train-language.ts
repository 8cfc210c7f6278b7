/**
 * Counts words and runs of characters for `src/collation/tables/language.json`:
 *
 *   node scripts/train-language.ts WORDS TEXTS
 *
 * WORDS is a dictionary with a frequency beside each word (the `dict.txt` of jieba), TEXTS a folder of
 * clean Markdown texts, of which only those are counted that no benchmark measures.
 */
import {readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {SEED, hashStep, packTable, printStep} from '../src/collation/count-table.ts'
import type {Counted} from '../src/collation/count-table.ts'
import {EDGE, LONGEST_RUN, LONGEST_WORD, token} from '../src/collation/language.ts'
import {heldOut} from '../tests/bench/split.ts'

/** A run that was seen less often than this is not kept, by its length. */
const LEAST = [0, 1, 1, 2, 3]

/** So often must a word be in the dictionary to count as a run seen once. */
const WORDS_PER_RUN = 100

const [words, texts] = process.argv.slice(2)
if (words === undefined || texts === undefined) {
  console.error('用法：node scripts/train-language.ts 词典 文本文件夹')
  process.exit(1)
}

/** Counts strings of code points by both of their hashes. */
class Counter {
  readonly #counted = new Map<string, Counted & {length: number}>()

  add(hash: number, print: number, length: number, count = 1): void {
    const key = `${hash} ${print}`
    const one = this.#counted.get(key)
    if (one) one.count += count
    else this.#counted.set(key, {hash, print, length, count})
  }

  pack() {
    return packTable(
      [...this.#counted.values()].filter(({count, length}) => count >= (LEAST[length] ?? 1)),
    )
  }
}

/** The words of Han characters that are not too long, with how often each was seen. */
function* wordsOf(path: string): Iterable<{codes: number[]; frequency: number}> {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', frequency = ''] = line.split(' ')
    const codes = Array.from(word, (char) => char.codePointAt(0) ?? 0)
    if (codes.length > 0 && codes.length <= LONGEST_WORD && /^\p{Script=Han}+$/u.test(word))
      yield {codes, frequency: Math.max(1, Number(frequency))}
  }
}

function packWords(path: string) {
  const counter = new Counter()
  let total = 0
  for (const {codes, frequency} of wordsOf(path)) {
    total += frequency
    counter.add(codes.reduceRight(hashStep, SEED), codes.reduceRight(printStep, SEED), 1, frequency)
  }
  return {...counter.pack(), total}
}

/**
 * Runs of the texts; and those inside the words of the dictionary, so that what laws never speak of
 * is not taken for impossible.
 */
function packRuns(folder: string, dictionary: string) {
  const counter = new Counter()
  let total = 0
  const count = (codes: readonly number[], weight: number) => {
    total += codes.length * weight
    for (let i = 0; i < codes.length; i++) {
      let hash = SEED
      let print = SEED
      for (let length = 1; length <= LONGEST_RUN && length <= i + 1; length++) {
        hash = hashStep(hash, codes[i - length + 1] ?? EDGE)
        print = printStep(print, codes[i - length + 1] ?? EDGE)
        counter.add(hash, print, length, weight)
      }
    }
  }
  for (const {codes, frequency} of wordsOf(dictionary)) count(codes, frequency / WORDS_PER_RUN)
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'}).sort()) {
    if (!name.endsWith('.md') || heldOut(name)) continue
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) {
      const text = line.replace(/^#+ |\s/g, '')
      if (text.length < 2) continue
      count([EDGE, ...Array.from(text, (char) => token(char.codePointAt(0) ?? 0)), EDGE], 1)
    }
  }
  return {...counter.pack(), total}
}

const tables = {
  about:
    'Words: jieba (MIT). Runs of one to four characters: national laws of the training half, kept if seen 1, 1, 2, 3 times. Made by scripts/train-language.ts',
  words: packWords(words),
  runs: packRuns(texts, words),
}
const path = 'src/collation/tables/language.json'
writeFileSync(path, `${JSON.stringify(tables, undefined, 1)}\n`)
console.log(path, tables.words.slots, 'slots of words,', tables.runs.slots, 'slots of runs')
