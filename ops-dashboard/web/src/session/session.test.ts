import { expect, test } from 'vitest'
import { whyOf } from './session'

test('the server says behind the address why nobody is logged in', () => {
  expect(whyOf('#link')).toBe('link')
  expect(whyOf('#refused')).toBe('refused')
})

test('what else stands there says nothing', () => {
  expect(whyOf('')).toBeUndefined()
  expect(whyOf('#ended')).toBeUndefined()
})
