/** The search worker of the page: one, whoever on the page asks. It starts with the first question. */
import {SearchClient} from '../../search/client.ts'

export const client = new SearchClient(
  new URL(`${import.meta.env.BASE_URL}search/`, location.href).href,
)
