/**
 * FlexSearch as the browser needs it: an index over a database of its own. The library is made to be
 * built with switches for its parts (its README, "Custom Builds"); here Vite builds it so, from the
 * sources that are in its package. What is switched off is nothing but a name.
 */
import {realpathSync} from 'node:fs'
import {sep} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Where they really are, as Vite calls it: it follows links, and has the same slashes everywhere. */
const FOLDER = fileURLToPath(new URL('../node_modules/flexsearch/src', import.meta.url))
const SOURCES = `${realpathSync(FOLDER).replaceAll(sep, '/')}/`
/** What is needed besides plain search: a database, and passages that have only some of the terms. */
const ON = new Set(['SUPPORT_PERSISTENT', 'SUPPORT_SUGGESTION'])
const SWITCH = /\b(?:SUPPORT_[A-Z]+|DEBUG|PROFILER|POLYFILL)\b/g
/** Files that are for what is switched off, or for adding texts, with what others take from them. */
const UNUSED = {
  'async.js': [],
  'cache.js': ['searchCache'],
  'charset.js': [],
  'compress.js': [],
  'document.js': [],
  'document/search.js': ['apply_enrich'],
  'encoder.js': ['fallback_encoder'],
  'index/add.js': [],
  'index/remove.js': ['remove_index'],
  'intersect.js': ['intersect'],
  'keystore.js': ['KeystoreArray', 'KeystoreMap', 'KeystoreSet'],
  'preset.js': [],
  'profiler.js': [],
  'resolver.js': [],
  'serialize.js': ['exportIndex', 'importIndex', 'serialize'],
  'type.js': [],
  'worker.js': [],
}
const ENTRY = '\0flexsearch'

/** @returns {import('vite').Plugin} */
export function flexsearch() {
  return {
    name: 'flexsearch-build',
    enforce: 'pre',
    resolveId(id) {
      return id === 'flexsearch' ? ENTRY : undefined
    },
    load(id) {
      if (id === ENTRY)
        return `export {default as Index} from ${JSON.stringify(`${SOURCES}index.js`)}`
      const names = UNUSED[/** @type {keyof typeof UNUSED} */ (id.replace(SOURCES, ''))]
      // A preset is a set of options under a name; ours have none.
      return names && ['export default (value) => value', ...names.map(nothing)].join('\n')
    },
    transform(code, id) {
      if (!id.startsWith(SOURCES)) return undefined
      return {
        code: code
          .replace(/import\s*\{[^}]*\}\s*from\s*"[./]*config\.js";?/g, '')
          .replace(/import\s*\{[^}]*\}\s*from\s*"[./]*type\.js";?/g, '')
          .replace(SWITCH, (name) => String(ON.has(name)))
          .replace(/\bRELEASE\b/g, '"custom"'),
        map: null,
      }
    },
  }
}

/** @param {string} name */
function nothing(name) {
  return `export const ${name} = undefined`
}
