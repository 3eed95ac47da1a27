import { describe, expect, it } from 'vitest'
import { fieldErrors, restOf, wrongOf } from './wrong'

const errors = fieldErrors([
  'lines[0].units must be 1 to 10000000, was 0',
  'lines[0].units are 12 single units',
  'Idempotency-Key must have at most 80 characters',
  '… and 7 more',
])

describe('what a service says of fields', () => {
  it('stands at its field, under the name that the field has on the page', () => {
    expect(wrongOf(errors, 'lines[0].units', 'How many')).toBe('How many must be 1 to 10000000, was 0; How many are 12 single units')
    expect(wrongOf(errors, 'lines[1].units', 'How many')).toBeUndefined()
    expect(wrongOf(errors, undefined, 'How many')).toBeUndefined()
  })

  it('stands above where no field of the page is meant', () => {
    expect(restOf(errors, ['lines[0].units'])).toBe('Idempotency-Key must have at most 80 characters; … and 7 more')
    expect(restOf([], ['lines[0].units'])).toBe('')
    expect(restOf(fieldErrors(['lines[1].substitute.units must be 1 to 9']))).toBe('line 2, substitute, units must be 1 to 9')
  })
})
