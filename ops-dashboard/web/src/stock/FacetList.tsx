import { useState } from 'react'
import type { Facet as Value, Found } from '../api/types'
import type { Query } from '../frame/address'
import { sentenceCase, stateWords } from '../words/names'
import { count } from '../words/numbers'
import { type Facet, facets, type Figure, figures, endsOf, rangeOf, toggled, valuesOf, wordsOfBand } from './narrow'

const titles: Record<Facet | Figure, string> = {
  state: 'State',
  department: 'Department',
  category: 'Category',
  brand: 'Brand',
  cover: 'Cover',
  price: 'Price',
  region: 'Region',
  dc: 'Center',
  store: 'Store',
  seller: 'Seller',
  range: 'Range',
  onHand: 'On hand',
  available: 'Available',
  onOrder: 'On order',
}
const shownAtFirst = 6

type Change = (change: Readonly<Record<string, string | undefined>>) => void
type Props = { counted: Found['facets']; query: Query; change: Change }

/** What the rows can be narrowed by: a second value of a facet widens, another facet narrows. */
export function FacetList({ counted, query, change }: Props) {
  return (
    <nav className="facets" aria-label="Filters">
      {facets.map((facet) => (
        <Group key={facet} facet={facet} values={counted[facet] ?? []} chosen={valuesOf(query, facet)} onToggle={(value) => change({ [facet]: toggled(query, facet, value) })} />
      ))}
      {figures.map((figure) => (
        <Range key={`${figure} ${query[figure] ?? ''}`} figure={figure} range={query[figure]} onRange={(range) => change({ [figure]: range })} />
      ))}
    </nav>
  )
}

function labelOf(facet: Facet, { value, label }: Pick<Value, 'value' | 'label'>): string {
  if (facet === 'state') return stateWords(value)
  return facet === 'range' ? sentenceCase(value) : (wordsOfBand(facet, value) ?? label)
}

type GroupProps = { facet: Facet; values: readonly Value[]; chosen: readonly string[]; onToggle: (value: string) => void }

function Group({ facet, values, chosen, onToggle }: GroupProps) {
  const [whole, setWhole] = useState(false)
  const gone = chosen.filter((value) => !values.some((each) => each.value === value)).map((value) => ({ value, label: value, count: 0 }))
  const all = [...gone, ...values]
  if (all.length === 0) return null
  const shown = whole ? all : all.filter((each, at) => at < shownAtFirst || chosen.includes(each.value))
  return (
    <fieldset>
      <legend>{titles[facet]}</legend>
      {shown.map((each) => (
        <button key={each.value} type="button" aria-pressed={chosen.includes(each.value)} onClick={() => onToggle(each.value)}>
          <span>{labelOf(facet, each)}</span>
          <span className="number">{count(each.count)}</span>
        </button>
      ))}
      {all.length > shown.length && (
        <button type="button" className="quiet" onClick={() => setWhole(true)} aria-label={`All of ${titles[facet]}`}>
          {all.length - shown.length} more
        </button>
      )}
    </fieldset>
  )
}

type RangeProps = { figure: Figure; range: string | undefined; onRange: (range: string) => void }

/** Whole units, from one figure to another. It is asked for when one leaves the field or presses Enter. */
function Range({ figure, range, onRange }: RangeProps) {
  const [ends, setEnds] = useState(endsOf(range))
  const ask = () => {
    const next = rangeOf(...ends)
    if (next !== (range ?? '')) onRange(next)
  }
  const end = (at: 0 | 1, label: string) => (
    <input
      type="number"
      step={1}
      value={ends[at]}
      placeholder={label}
      aria-label={`${titles[figure]}, ${label}`}
      onChange={(event) => setEnds(at === 0 ? [event.target.value, ends[1]] : [ends[0], event.target.value])}
      onBlur={ask}
      onKeyDown={(event) => event.key === 'Enter' && ask()}
    />
  )
  return (
    <fieldset className="ends">
      <legend>{titles[figure]}</legend>
      {end(0, 'from')}
      {end(1, 'to')}
    </fieldset>
  )
}
