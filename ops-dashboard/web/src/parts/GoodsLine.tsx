import type { ReactNode } from 'react'

/** Goods of one item in a list: its name, what is known of them below it, how much, and tags. */
export function GoodsLine({ name, under, why, units, children }: { name: string; under: ReactNode; why?: string | null; units?: string; children?: ReactNode }) {
  return (
    <li className="plain">
      <span className="grow">
        <span className="cut">{name}</span>
        <span className="second">{under}</span>
        {why && <span className="second why">{why}</span>}
      </span>
      {units && <span className="number">{units}</span>}
      {children}
    </li>
  )
}

/** Says what came beyond what was to come, and what of it did not come. @param measure writes units of the item */
export function DifferenceTags({ over, missing, measure }: { over: number; missing: number; measure: (units: number) => string }) {
  return (
    <>
      {over > 0 && <span className="tag amber">{measure(over)} over</span>}
      {missing > 0 && <span className="tag red">{measure(missing)} missing</span>}
    </>
  )
}
