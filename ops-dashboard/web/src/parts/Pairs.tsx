import type { ReactNode } from 'react'

/** What is known of one thing, each with its name. */
export function Pairs({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="pairs">
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
