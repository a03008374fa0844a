import { expect, test } from 'vitest';
import { answerKind } from './delivery-answer';

test.each([
  ['204', 'taken'],
  ['302', 'redirect'],
  ['410', 'refused'],
  ['503', 'broken'],
  ['ECONNREFUSED', 'nobody'],
  ['ENOTFOUND', 'unknownHost'],
  ['no answer in 10 s', 'late'],
  ['UND_ERR_CONNECT_TIMEOUT', 'late'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UND_ERR_SOCKET', 'closed'],
  ['bad port', 'port'],
  ['terminated', 'other'],
])('the answer %s means: %s', (answer, kind) => {
  expect(answerKind(answer)).toBe(kind);
});
