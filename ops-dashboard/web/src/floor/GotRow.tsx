import type { Got } from './inHand'

type GotProps = { name: string; under: string; got: Got; onGot: (got: Got) => void }

/** What one has in hand of an item: good and damaged units apart. */
export function GotRow({ name, under, got, onGot }: GotProps) {
  const units = (text: string) => Math.min(10_000_000, Math.max(0, Math.trunc(Number(text)) || 0))
  return (
    <li className="plain">
      <span className="grow">
        <span className="cut">{name}</span>
        <span className="second">{under}</span>
      </span>
      <label>
        Good
        <input inputMode="numeric" value={got.good || ''} placeholder="0" onChange={(event) => onGot({ ...got, good: units(event.target.value) })} aria-label={`Good units of ${name}`} />
      </label>
      <label>
        Damaged
        <input inputMode="numeric" value={got.damaged || ''} placeholder="0" onChange={(event) => onGot({ ...got, damaged: units(event.target.value) })} aria-label={`Damaged units of ${name}`} />
      </label>
    </li>
  )
}
