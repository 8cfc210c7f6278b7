import {readMeasure} from '../src/measure/read.ts'
import {partsOf} from '../src/measure/parts.ts'
const t=process.argv[2]!
console.log(partsOf(t).map(p=>p.role[0]+':'+p.text).join(' | '))
const f=readMeasure(t,{register:(process.argv[3]??'legislation') as any,instruments:{}})
console.log(f&&{...f,verb:f.verb&&t.slice(f.verb.start,f.verb.end),fw:f.forceWord&&t.slice(f.forceWord.start,f.forceWord.end)})
