import { expect, it } from 'vitest'
import { eventWords, ownerWords, stakeWords } from './words'

const none = { amount: null, currency: null, atLeast: false, because: 'nobody has said of how much it is' }

it('money that nobody knows is not 0', () => {
  expect(stakeWords(none)).toBe('not known')
  expect(stakeWords({ ...none, amount: 0, currency: 'NOK' })).toBe('0.00 NOK')
})

it('money is said with its currency, and with what it is at least', () => {
  expect(stakeWords({ ...none, amount: 1234.5, currency: 'NOK' })).toBe('1,234.50 NOK')
  expect(stakeWords({ ...none, amount: 12, currency: 'EUR', atLeast: true })).toBe('at least 12.00 EUR')
})

it('an exception is its role’s until a person has it', () => {
  expect(ownerWords({ owner: 'store', assignee: null }, 'anna')).toBe('the store')
  expect(ownerWords({ owner: 'store', assignee: 'anna' }, 'anna')).toBe('you')
  expect(ownerWords({ owner: 'store', assignee: 'ola' }, 'anna')).toBe('ola')
})

it('its history reads as sentences', () => {
  expect(eventWords({ type: 'RAISED', said: { detail: 'count it', amount: 42.6, currency: 'NOK' } }, 'UTC')).toBe('Raised with 42.60 NOK at stake')
  expect(eventWords({ type: 'ASSIGNED', said: {} }, 'UTC')).toBe('Given to nobody')
  expect(eventWords({ type: 'SNOOZED', said: { until: '2026-03-02T17:04:00Z', reason: 'the lorry comes' } }, 'UTC')).toBe('Put off until 2 Mar, 17:04: the lorry comes')
  expect(eventWords({ type: 'CAME_BACK', said: { because: 'its time has come' } }, 'UTC')).toBe('Came back: its time has come')
})
