import type { Facet, Found, Hit } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useLastValue } from '../api/useLastValue'
import { useSettled } from '../api/useSettled'
import type { Query } from '../frame/address'
import { useQuery } from '../frame/router'
import { Freshness } from '../parts/Freshness'
import { Marked } from '../parts/Marked'
import { isOpened, type Opened } from '../parts/opened'
import { Empty, Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Words } from '../parts/Words'
import { shortMoment } from '../time/businessTime'
import { useZone } from '../time/useNow'
import { stateWords } from '../words/names'
import { count, units } from '../words/numbers'

const facetNames: Record<string, string> = { state: 'State', category: 'Category', brand: 'Brand', store: 'Store' }
const facetOrder = ['state', 'category', 'brand', 'store']
const facetValuesShown = 8

/** In the address filters stand apart from what is opened. */
const filterPrefix = 'only-'

function filtersOf(query: Query): Filters {
  return Object.fromEntries(facetOrder.flatMap((name) => (query[filterPrefix + name] ? [[name, query[filterPrefix + name]!]] : [])))
}

type Filters = Readonly<Record<string, string>>
type Props = { words: string; opened: Opened | undefined; onOpen: (opened: Opened) => void; onClose: () => void }

/** Live stock that matches words and filters, as one types. The answer is asked for anew every few seconds: it is live. */
export function SearchView({ words, opened, onOpen, onClose }: Props) {
  const [address, change] = useQuery()
  const filters = filtersOf(address)
  const setFilters = (next: Filters) => change(Object.fromEntries(facetOrder.map((name) => [filterPrefix + name, next[name]])))
  const settled = useSettled(words, 120)
  const query = new URLSearchParams({ q: settled, ...filters })
  const { value, trouble, loading } = useAnswer<Found>(`/api/search?${query}`, 4_000)
  const shown = useLastValue(value)
  return (
    <Panel
      title="Search"
      className="search"
      note={shown && <Freshness found={shown} />}
      tools={
        <button type="button" className="small" onClick={onClose}>
          Back to live
        </button>
      }
    >
      {trouble && (
        <Empty isTrouble>
          <Words text={trouble} />
        </Empty>
      )}
      {!trouble && !shown && <Empty>{loading ? 'Looking…' : 'Nothing was found.'}</Empty>}
      {!trouble && shown?.didYouMean && (
        <p className="quiet" role="status">
          Nothing is called “{settled}”. Looked for “{shown.didYouMean}”.
        </p>
      )}
      {!trouble && shown && (
        <div className="search-body">
          <Facets facets={shown.facets} filters={filters} onFilters={setFilters} />
          {shown.hits.length === 0 ? (
            <Empty>Nothing matches “{words}”{Object.keys(filters).length > 0 && ' with these filters'}. Try fewer or shorter words.</Empty>
          ) : (
            <Hits hits={shown.hits} opened={opened} onOpen={onOpen} />
          )}
        </div>
      )}
    </Panel>
  )
}

function Facets({ facets, filters, onFilters }: { facets: Found['facets']; filters: Filters; onFilters: (filters: Filters) => void }) {
  const toggle = (name: string, value: string) => {
    const { [name]: chosen, ...others } = filters
    onFilters(chosen === value ? others : { ...others, [name]: value })
  }
  return (
    <nav className="facets" aria-label="Filters">
      {facetOrder.map((name) => (
        <FacetGroup key={name} name={name} values={facets[name] ?? []} chosen={filters[name]} onToggle={(value) => toggle(name, value)} />
      ))}
    </nav>
  )
}

type GroupProps = { name: string; values: readonly Facet[]; chosen: string | undefined; onToggle: (value: string) => void }

function FacetGroup({ name, values, chosen, onToggle }: GroupProps) {
  if (values.length === 0 && !chosen) return null
  const shown = chosen && !values.some((facet) => facet.value === chosen) ? [{ value: chosen, label: chosen, count: 0 }, ...values] : values
  return (
    <fieldset>
      <legend>{facetNames[name]}</legend>
      {shown.slice(0, facetValuesShown).map((facet) => (
        <button key={facet.value} type="button" aria-pressed={facet.value === chosen} onClick={() => onToggle(facet.value)}>
          <span>{name === 'state' ? stateWords(facet.value) : facet.label}</span>
          <span className="number">{count(facet.count)}</span>
        </button>
      ))}
    </fieldset>
  )
}

function Hits({ hits, opened, onOpen }: { hits: readonly Hit[]; opened: Opened | undefined; onOpen: (opened: Opened) => void }) {
  const zone = useZone()
  return (
    <Rows
      label="Search results"
      className="hit-rows"
      head={<HitHead />}
      rows={hits}
      keyOf={(hit) => `${hit.store}|${hit.item}`}
      isSelected={(hit) => isOpened(opened, { store: hit.store, item: hit.item })}
      onOpen={(hit) => onOpen({ store: hit.store, item: hit.item })}
      cells={(hit) => <HitCells hit={hit} zone={zone} />}
    />
  )
}

function HitHead() {
  return <HeadRow of={['Item', 'Store', { number: 'On hand' }, { number: 'Available' }, { number: 'In transit' }, { number: 'On order' }, 'State', { number: 'Price' }, 'Last change']} />
}

function HitCells({ hit, zone }: { hit: Hit; zone: string }) {
  return (
    <>
      <Cell title={`${hit.name} ${hit.item}`}>
        <Marked text={hit.name} words={hit.highlights} /> <span className="faint">{hit.brand}</span>
      </Cell>
      <Cell className="faint" title={hit.storeName}>
        {hit.storeName}
      </Cell>
      <Cell className="number on-hand">{hit.onHand == null ? '–' : units(hit.onHand, hit.unit)}</Cell>
      <Cell className="number">{hit.available == null ? '–' : units(hit.available, hit.unit)}</Cell>
      <Cell className="number">{hit.inTransit ? units(hit.inTransit, hit.unit) : '–'}</Cell>
      <Cell className="number">{hit.onOrder ? units(hit.onOrder, hit.unit) : '–'}</Cell>
      <Cell>
        <span className={`status state-${hit.state.toLowerCase()}`}>{stateWords(hit.state)}</span>
      </Cell>
      <Cell className="number">{hit.price ?? '–'}</Cell>
      <Cell className="faint">{hit.changedAt ? shortMoment(hit.changedAt, zone) : '–'}</Cell>
    </>
  )
}
