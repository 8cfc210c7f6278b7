import {readFileSync, writeFileSync} from 'node:fs'
import {createHash} from 'node:crypto'
import {readWitness, formatOf} from '../src/corpus/witnesses.ts'
const rows=JSON.parse(readFileSync('/tmp/labels/rows.json','utf8'))
const cache=new Map<string,string>()
const read=(f:string)=>{ if(!cache.has(f)) cache.set(f,readWitness(readFileSync('/work/shared/corpus/'+f),f,f,{format:formatOf(f)!}).witness.transcription); return cache.get(f)!}
const files:Record<string,{digest:string,half:string,rows:any[]}>={}
const own:any[]=[]
let miss=0
for(const r of rows){
  const label:any={measure:r.measure}
  if(r.measure) label.force=r.force
  if(r.file==='content'){ 
    if(r.actor) label.actor=Array.isArray(r.actor)?[r.start+r.actor[0],r.actor[1]]:r.actor.carried
    own.push({eid:r.eid,start:r.start,length:r.length,half:r.half,...label,quantities:r.quantities.map((q:any)=>[r.start+q[0],q[1]]),periods:r.periods.map((q:any)=>[r.start+q[0],q[1]])}); continue }
  const tr=read(r.file)
  if(r.actor){ if(Array.isArray(r.actor)) label.actor=[r.start+r.actor[0],r.actor[1]]
    else if(r.actor.carried==='addressee') label.actor='addressee'
    else { const at=tr.lastIndexOf(r.actor.text,r.start+r.length); if(at<0){miss++; label.actor='unknown'} else label.actor=[at,r.actor.text.length] } }
  files[r.file]??={digest:createHash('sha256').update(tr).digest('hex').slice(0,16),half:r.half,rows:[]}
  files[r.file]!.rows.push({start:r.start,length:r.length,...label,quantities:r.quantities.map((q:any)=>[r.start+q[0],q[1]]),periods:r.periods.map((q:any)=>[r.start+q[0],q[1]])})
}
console.log('miss',miss, own.length, own.filter(o=>typeof o.actor==='string').map(o=>o.actor))
const line=(r:any)=>'    '+JSON.stringify(r)
const text=`{\n${Object.entries(files).map(([f,{digest,half,rows}])=>` ${JSON.stringify(f)}: {"digest": "${digest}", "half": "${half}", "rows": [\n${rows.map(line).join(',\n')}\n  ]}`).join(',\n')},\n "content": {"rows": [\n${own.map(line).join(',\n')}\n  ]}\n}\n`
writeFileSync('tests/labels/measures.json',text)
