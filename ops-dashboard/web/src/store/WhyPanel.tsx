import { useEffect, useState } from 'react'
import type { Why } from '../api/types'
import { useAnswer } from '../api/useAnswer'
import { useQuery } from '../frame/router'
import { Link } from '../frame/Link'
import { Panel } from '../parts/Panel'
import { Answered } from '../parts/States'
import { ScanField } from '../scan/ScanField'
import { units } from '../words/numbers'

/** Why did I get this case? One scan, one sentence. */
export function WhyPanel({ store }: { store: string }) {
  const [query, change] = useQuery()
  const code = query['code']
  const [asked, setAsked] = useState(0)
  useEffect(() => setAsked(0), [code])
  return (
    <Panel title="Why did I get this?" className="why">
      <div className="scroll">
        <ScanField
          label="Scan the case or the item"
          placeholder="any form of its number"
          onScan={(text) => {
            change({ code: text.trim() })
            setAsked(asked + 1)
          }}
        />
        {code && <Answer store={store} code={code} again={asked} />}
      </div>
    </Panel>
  )
}

function Answer({ store, code, again }: { store: string; code: string; again: number }) {
  const answer = useAnswer<Why>(`/api/stores/${store}/scans/why?code=${encodeURIComponent(code)}`, 600_000, again)
  return (
    <Answered answer={answer} loading="Asking…">
      {(why) => (
        <div className="answer" role="status">
          <h3>{why.itemName}</h3>
          <p className="sentence">{why.sentence}</p>
          {why.orderLine && (
            <p className="quiet">
              {units(why.units ?? 0, why.unit)} with <span className="code">{why.sscc}</span>, ordered as{' '}
              <Link className="link" to={`/orders?line=${encodeURIComponent(why.orderLine)}`}>
                {why.orderLine}
              </Link>
            </p>
          )}
        </div>
      )}
    </Answered>
  )
}
