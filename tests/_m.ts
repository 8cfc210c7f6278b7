import {score} from './labels/score.ts'
const half=(process.argv[2]??'dev') as 'dev'|'held'
const s=score(half)
const p=(r:any)=>`${r.right}/${r.of} ${(100*r.right/r.of).toFixed(1)}`
console.log(s.rows,'P',p(s.measure.precision),'R',p(s.measure.recall),'force',p(s.force),'actor',p(s.actor),'qP',p(s.quantity.precision),'qR',p(s.quantity.recall))
if(half==='dev') for(const m of s.misses) console.log(m)
