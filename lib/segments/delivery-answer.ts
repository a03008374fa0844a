/** What the answer to a webhook's message means: words for it are in the messages of segments, by these names. */
type AnswerKind =
  | 'taken'
  | 'redirect'
  | 'refused'
  | 'broken'
  | 'nobody'
  | 'unknownHost'
  | 'late'
  | 'certificate'
  | 'closed'
  | 'port'
  | 'other';

/** Node's and undici's codes of a message that got no answer. */
const byCode: Readonly<Record<string, AnswerKind>> = {
  ECONNREFUSED: 'nobody',
  EHOSTUNREACH: 'nobody',
  ENETUNREACH: 'nobody',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  ETIMEDOUT: 'late',
  UND_ERR_CONNECT_TIMEOUT: 'late',
  UND_ERR_HEADERS_TIMEOUT: 'late',
  ECONNRESET: 'closed',
  EPIPE: 'closed',
  UND_ERR_SOCKET: 'closed',
  'bad port': 'port',
};

/** `answer`: a status code or a reason, as deliveries keep it. */
export function answerKind(answer: string): AnswerKind {
  if (/^[1-5]\d\d$/.test(answer)) {
    if (answer.startsWith('2')) return 'taken';
    if (answer.startsWith('3')) return 'redirect';
    return answer.startsWith('4') ? 'refused' : 'broken';
  }
  if (answer.startsWith('no answer in')) return 'late';
  if (/CERT|SIGNATURE|TLS|SSL/.test(answer)) return 'certificate';
  return byCode[answer] ?? 'other';
}
