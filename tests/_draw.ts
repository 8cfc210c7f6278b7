import {readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {editionOf} from '../src/corpus/editions.ts'
import {sourcesOf} from '../src/corpus/loose.ts'
import {readWitness, formatOf} from '../src/corpus/witnesses.ts'
import {readCorpus} from '../src/corpus.ts'
import {sentenceEnds} from '../src/tree/sentences.ts'
import {toReading} from '../src/tree/to-text.ts'
import {unitsOf} from '../src/tree/units.ts'
let seed=20261125; const rnd=()=>{seed=(Math.imul(seed,1103515245)+12345)&0x7fffffff; return seed/0x7fffffff}
const shared='/work/shared/corpus'
const nat=readdirSync(join(shared,'national'),{recursive:true,encoding:'utf8'}).filter(f=>f.endsWith('.md')).sort()
const groups:[string,number][]=[['行政法规/',6],['经济法/',3],['行政法/',3],['社会法/',2],['司法解释/',3],['部门规章/',1],['宪法相关法/',1],['民法商法/',1]]
const picked:string[]=[]
for(const [g,n] of groups){const c=nat.filter(f=>f.startsWith(g)); for(let i=0;i<n;i++) picked.push('national/'+c.splice(Math.floor(rnd()*c.length),1)[0])}
const off=readdirSync(join(shared,'official')).filter(f=>f.endsWith('.html')).sort()
const c2=[...off]; for(let i=0;i<10;i++) picked.push('official/'+c2.splice(Math.floor(rnd()*c2.length),1)[0])
const items:any[]=[]
const PER=16
function candidates(e:any){ const out:any[]=[]; let addressee='';
 const tr=e.witness.transcription
 const views=unitsOf(e.root)
 for(const v of views) if(v.unit.type==='field'&&v.unit.name==='addressee') addressee=toReading(v.unit)
 let lastPara=''
 for(const v of views){ if(v.unit.type!=='clause') {lastPara=v.unit.type==='article'||v.unit.type==='division'?'':lastPara; continue}
  const own=v.own.filter((x:any)=>x.type!=='num'&&x.type!=='heading'&&x.type!=='inset')
  if(!own.length) continue
  const text=toReading({type:'run',children:own})
  const s=own[0].position.start.offset, en=own.at(-1).position.end.offset
  const legis = (v.attachment? (e.root.children.find((b:any)=>b.eid===v.attachment).ladder):e.root.ladder)==='legislation'
  if(legis) out.push({start:s,end:en,text,eid:v.unit.eid,legis,intro:v.unit.rank==='paragraph'?'':lastPara,addressee})
  else { // sentences by transcription offsets when no emendation alters length
    if(tr.slice(s,en)===text){ let d=0; for(const end of sentenceEnds(text)){ const t=text.slice(d,end); if(t.trim()) out.push({start:s+d+(t.length-t.trimStart().length),end:s+d+t.trimEnd().length,text:t.trim(),eid:v.unit.eid,legis,intro:lastPara===text?'':lastPara.slice(-80),addressee,before:text.slice(Math.max(0,d-80),d)}); d=end } }
    else out.push({start:s,end:en,text,eid:v.unit.eid,legis,intro:lastPara.slice(-80),addressee}) }
  if(v.unit.rank==='paragraph'||!legis) lastPara=text }
 return out.filter(o=>o.text.length>=6&&o.text.length<=420) }
for(const f of picked){ const path=join(shared,f); const w=readWitness(readFileSync(path),f,f,{format:formatOf(f)!}); const e=editionOf(sourcesOf(w)[0]!).edition!
 const c=candidates(e); const n=Math.min(PER,c.length); const idx=new Set<number>(); while(idx.size<n) idx.add(Math.floor(rnd()*c.length))
 for(const i of [...idx].sort((a,b)=>a-b)) items.push({file:f,title:e.document.title,...c[i]}) }
const own=readCorpus('content').editions.find(e=>e.document.id==='jing-jiao-zhi-cheng-2020-7')!
{ const tr=own.witness.transcription; for(const v of unitsOf(own.root)){ if(v.unit.type!=='clause'||!v.article) continue
  const o=v.own.filter((x:any)=>x.type!=='num'&&x.type!=='heading'); for(const m of o.flatMap((x:any)=>x)){ } 
  const text=toReading({type:'run',children:o}); let d=0; for(const end of sentenceEnds(text)){ items.push({file:'content/jing-jiao-zhi-cheng-2020-7',title:own.document.title,eid:v.unit.eid,reading:[d,end],text:text.slice(d,end),legis:false,addressee:'各区教委、发展改革委、人力资源社会保障局、财政局，各职业院校，有关单位：',before:text.slice(Math.max(0,d-60),d)}); d=end } } }
items.forEach((x,i)=>x.id=i+1)
writeFileSync('/tmp/labels/items.json',JSON.stringify(items,null,0))
const lines=items.map(x=>JSON.stringify({id:x.id,title:x.title,unit:x.eid,kind:x.legis?'款项':'句',...(x.addressee&&!x.legis?{addressee:x.addressee.slice(0,60)}:{}),...(x.intro?{intro:x.intro.slice(0,160)}:{}),...(x.before?{before:x.before}:{}),text:x.text}))
writeFileSync('/tmp/labels/items.jsonl',lines.join('\n'))
console.log(items.length, picked.length, lines.join('\n').length, items.filter(x=>x.file.startsWith('content')).length); console.log(picked.join('\n'))
