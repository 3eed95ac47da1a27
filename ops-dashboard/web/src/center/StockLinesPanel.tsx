import { useState } from 'react'
import type { CenterStock } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { Field, Form } from '../floor/Form'
import { itemName, measured } from '../floor/names'
import { useQuery } from '../frame/router'
import { Panel } from '../parts/Panel'
import { Cell, HeadRow, Rows } from '../parts/Rows'
import { Answered, Nothing } from '../parts/States'
import type { CenterProps } from './CenterPage'
import { firstToExpire } from './lots'

const everyMillis = 6_000

/** What the center has, by item; a scanned or typed number finds one. */
export function StockLinesPanel({ gln }: CenterProps) {
  const [query, change] = useQuery()
  const [number, setNumber] = useState('')
  const answer = useAnswer<CenterStock>(`/api/dcs/${gln}/stock?limit=200${query['after'] ? `&after=${query['after']}` : ''}`, everyMillis)
  const find = () => number.trim() !== '' && change({ item: number.trim(), line: undefined, wave: undefined, sscc: undefined })
  return (
    <Panel title="Stock" className="center-stock">
      <Form label="Find an item" act="Find" onAct={find}>
        <Field label="Item" value={number} onValue={setNumber} placeholder="scan or type its number, in any form" wide />
      </Form>
      <Answered answer={answer} loading="Asking what is there…">
        {({ lines, names, next }) =>
          lines.length === 0 ? (
            <Nothing>Nothing is here{query['after'] ? ' any more' : ''}. What suppliers bring is reported under Inbound.</Nothing>
          ) : (
            <>
              <Rows
                label="Stock of the center"
                className="stock-lines"
                head={<HeadRow of={['Item', 'Number', 'Best before', { number: 'Pick face' }, { number: 'Reserve' }, { number: 'Allocated' }, { number: 'Available' }]} />}
                rows={lines}
                keyOf={(line) => line.item}
                isSelected={(line) => line.item === query['item']}
                onOpen={(line) => change({ item: line.item, line: undefined, wave: undefined, sscc: undefined })}
                cells={(line) => {
                  const first = firstToExpire(line)
                  const at = (location: string) => line.locations.find((each) => each.location === location)?.units ?? 0
                  return (
                    <>
                      <Cell title={itemName(names, line.item)}>{itemName(names, line.item)}</Cell>
                      <Cell className="code">{line.item}</Cell>
                      <Cell className="best-before">
                        {first.bestBefore ?? '–'} {first.passed && <span className="tag red">some passed</span>}
                      </Cell>
                      <Cell className="number">{measured(names, line.item, at('PICK_FACE'))}</Cell>
                      <Cell className="number">{measured(names, line.item, at('RESERVE'))}</Cell>
                      <Cell className="number">{measured(names, line.item, line.allocated)}</Cell>
                      <Cell className={`number on-hand ${line.available <= 0 ? 'bad' : ''}`}>{measured(names, line.item, line.available)}</Cell>
                    </>
                  )
                }}
              />
              {(next || query['after']) && (
                <p className="pager">
                  {query['after'] && (
                    <button type="button" className="small" onClick={() => change({ after: undefined })}>
                      First page
                    </button>
                  )}
                  {next && (
                    <button type="button" className="small" onClick={() => change({ after: next })}>
                      Next page
                    </button>
                  )}
                </p>
              )}
            </>
          )
        }
      </Answered>
    </Panel>
  )
}
