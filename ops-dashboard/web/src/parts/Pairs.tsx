import type { ReactNode } from 'react'

/** What is known of something, name by name; of a pair that does not stand, pass false or nothing. */
export function Pairs({ of }: { of: readonly (readonly [name: string, value: ReactNode] | false | null | undefined | '')[] }) {
  return (
    <dl className="pairs">
      {of.map(
        (pair) =>
          pair && (
            <div key={pair[0]}>
              <dt>{pair[0]}</dt>
              <dd>{pair[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
