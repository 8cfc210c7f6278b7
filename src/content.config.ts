/** Astro's store of documents: metadata and digests only. The texts are in `corpus.ts`. */
import {defineCollection} from 'astro:content'
import {contentRoot, corpus} from './corpus.ts'

const documents = defineCollection({
  loader: {
    name: 'mingwen',
    load: ({store, watcher}) => {
      const fill = () => {
        store.clear()
        for (const {document, digest} of corpus().editions)
          store.set({id: document.id, data: {title: document.title}, digest})
      }
      fill()
      watcher?.add(contentRoot())
      watcher?.on('change', fill)
      return Promise.resolve()
    },
  },
})

export const collections = {documents}
