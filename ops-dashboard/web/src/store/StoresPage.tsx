import type { Places } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Link } from '../frame/Link'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Answered, Nothing } from '../parts/States'
import { count } from '../words/numbers'

/** The stores that the viewer may speak for. */
export default function StoresPage() {
  const [query, change] = useQuery()
  const words = query['q'] ?? ''
  const answer = useAnswer<Places>(`/api/places?limit=200&q=${encodeURIComponent(words)}`, 30_000)
  return (
    <div className="floor">
      <header className="floor-head">
        <h1>Stores</h1>
      </header>
      <Panel title="Stores" note={answer.value && `${count(answer.value.stores.length)}${answer.value.moreStores ? '+' : ''}`}>
        <div className="filters">
          <label>
            Name or number
            <input type="search" value={words} onChange={(event) => change({ q: event.target.value }, 'replace')} />
          </label>
        </div>
        <Answered answer={answer} loading="Asking which stores there are…">
          {({ stores, moreStores }) => (
            <ul className="list">
              {stores.length === 0 && <Nothing>{words === '' ? 'No store is listed yet that you may speak for.' : 'No store is called so.'}</Nothing>}
              {stores.map((store) => (
                <li key={store.gln}>
                  <Link to={`/stores/${store.gln}`} data-row>
                    <span className="grow">
                      <b className="cut">{store.name}</b>
                      <span className="second code">{store.gln}</span>
                    </span>
                    <span className="faint">{store.region}</span>
                  </Link>
                </li>
              ))}
              {moreStores && <li className="plain faint">There are more; type a part of the name.</li>}
            </ul>
          )}
        </Answered>
      </Panel>
    </div>
  )
}
