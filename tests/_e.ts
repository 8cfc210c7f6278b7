import {readFileSync} from 'node:fs'
import {readHtml} from '../src/witness/html.ts'
import {collate} from '../src/collation/collate.ts'
const p = readHtml(readFileSync('/work/shared/corpus/official/国函-2006-132号.html', 'utf8'))
const i = p.text.indexOf('坐标系统为')
console.log(JSON.stringify(p.text.slice(i - 30, i + 10)))
for (const e of collate(p.text).entries) if (e.start > i - 20 && e.start < i + 5) console.log(e)
