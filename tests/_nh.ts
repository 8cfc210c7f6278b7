import {visit} from 'unist-util-visit'
import {readCorpus} from '../src/corpus.ts'
import {workTitle} from '../src/tree/title.ts'
const c=readCorpus('/work/shared/corpus/national')
const titles=c.editions.map(e=>workTitle(e.document.title))
const m=new Map<string,number>()
for(const e of c.editions) visit(e.root,'reference',(n:any)=>{const d=n.citation.document; if(n.unresolved==='not-held'&&d){const k=(d.title??d.name??d.number??''); m.set(k,(m.get(k)??0)+1)}})
for(const [k,v] of [...m].sort((a,b)=>b[1]-a[1]).slice(0,60)){ const w=workTitle(k); console.log(v,k.slice(0,50),'|',titles.filter(t=>t.includes(w)||w.includes(t)).slice(0,2).join(' ; ').slice(0,60)) }
